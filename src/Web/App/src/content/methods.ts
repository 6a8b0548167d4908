import type { BoardLayout, MethodPlan, PhaseInput, PlanVoting, WorkForm } from '../wire';
import type { Said } from '../community/content';
import file from './methods.json';

export const categories = ['connect', 'diverge', 'converse', 'order', 'choose', 'decide', 'peerConsult', 'harvest'] as const;
export type Category = (typeof categories)[number];

/** A working method of the library; see methods.schema.json. */
export interface Method {
  id: string;
  name: Said;
  category: Category;
  purpose: Said;
  groupSize: { min: number; max: number };
  minutes: number;
  layout: BoardLayout;
  zones: { name: Said; row?: number; column?: number }[];
  axes?: Said[];
  phases: { title: Said; minutes: number; form: WorkForm; input: PhaseInput }[];
  voting: PlanVoting;
  outputs: string[];
  hybrid: Said;
  origin: Said;
  /** It orders or chooses ideas that something else made. */
  worksOnIdeas?: true;
  private?: true;
}

export const methods = file.methods as unknown as readonly Method[];

export const methodOf = (id: string | undefined): Method | undefined => methods.find((method) => method.id === id);

/** A method as it is copied into an agenda item, in one language. */
export function planOf(method: Method, say: (said: Said) => string): MethodPlan {
  return {
    methodId: method.id,
    name: say(method.name),
    layout: method.layout,
    zones: method.zones.map(({ name, ...place }) => ({ name: say(name), ...place })),
    phases: method.phases.map((phase) => ({ ...phase, title: say(phase.title) })),
    voting: method.voting,
    ...(method.axes ? { axes: method.axes.map(say) } : {}),
  };
}

/** What somebody looks for in the library; what is left out does not matter. */
export interface Wish {
  words?: string;
  category?: Category | undefined;
  people?: number | undefined;
  /** It lasts no longer. */
  minutes?: number | undefined;
  /** With whom one works in one of its phases. */
  form?: WorkForm | undefined;
  /** Whether it chooses. */
  votes?: boolean | undefined;
}

export const fits = (method: Method, people: number): boolean => people >= method.groupSize.min && people <= method.groupSize.max;

export function matching(wish: Wish, folded: (text: string) => string): Method[] {
  const words = folded(wish.words ?? '').split(/\s+/).filter(Boolean);
  return methods.filter((method) => {
    const text = folded([method.name, method.purpose].flatMap(({ nl, en }) => [nl, en]).join(' '));
    return (
      words.every((word) => text.includes(word)) &&
      (wish.category === undefined || method.category === wish.category) &&
      (wish.people === undefined || fits(method, wish.people)) &&
      (wish.minutes === undefined || method.minutes <= wish.minutes) &&
      (wish.form === undefined || method.phases.some((phase) => phase.form === wish.form)) &&
      (wish.votes === undefined || (method.voting.type !== 'none') === wish.votes)
    );
  });
}

/** Methods of the same category for so many people, those that last about as long first. */
export const alternatives = (method: Method, people: number): Method[] =>
  methods
    .filter((other) => other.id !== method.id && other.category === method.category && fits(other, people) && other.worksOnIdeas === method.worksOnIdeas)
    .sort((a, b) => Math.abs(a.minutes - method.minutes) - Math.abs(b.minutes - method.minutes));
