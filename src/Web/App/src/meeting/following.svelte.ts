import { tick } from 'svelte';
import { go, parts, pathOf, type Part } from '../routes.svelte';
import type { Presence } from '../sync/frames';
import { t } from '../text/index.svelte';
import type { Participant } from '../wire';
import type { Session } from './session.svelte';
import { elementOf, type SubjectKind } from './subject';
import { views, type View } from './views';

/** Where somebody is, as their browser says it: a part of the meeting and, of the ideas, how they look at them. */
export const viewOf = (part: Part, view: View): string => (part === 'ideas' ? `${part}.${view}` : part);

export function placeIn(view: string | undefined): { part?: Part; view?: View } {
  const [part, look] = (view ?? '').split('.');
  return { ...(part && part in parts ? { part: part as Part } : {}), ...(views.includes(look as View) ? { view: look as View } : {}) };
}

/**
 * Going along with somebody: to their part of the meeting, their view, and the idea or cluster where they are. It moves what is
 * seen and the focus only where what had it is no longer seen, and ends with the first step, or letter, of its owner.
 */
export class Following {
  person = $state<Participant>();
  /** Where the canvas is to look, for the canvas to obey. */
  port = $state.raw<Presence['port']>();

  constructor(private readonly session: Session) {}

  start(person: Participant): void {
    this.person = person;
    this.session.digest.say(t().people.following(person.name));
    this.heard();
  }

  stop(): void {
    const { person } = this;
    if (!person) return;
    this.person = this.port = undefined;
    this.session.digest.say(t().people.notFollowing(person.name));
  }

  /** There is news of who is where. */
  heard(): void {
    const { person, session } = this;
    if (!person) return;
    const presence = session.present.get(person.number);
    if (!presence) {
      this.person = this.port = undefined;
      // Above 50 people nobody hears where each of them is (PRS3).
      const isCrowd = session.presentCount > session.present.size;
      session.digest.say(isCrowd ? t().people.tooMany(person.name) : t().people.followedLeft(person.name));
      return;
    }
    this.goAlong(presence);
  }

  /** Goes to where somebody is. */
  goAlong({ view: where, at, port }: Pick<Presence, 'view' | 'at' | 'port'>): void {
    const { session } = this;
    const { part, view } = placeIn(where);
    if (part && part !== session.part) go(pathOf.meeting(session.meetingId, part), { replace: true });
    if (view) session.view = view;
    // What had the focus may be out of sight now; the keys go on from the top of what is seen.
    void tick().then(() => {
      if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
    });
    this.port = port;
    if (at && session.view !== 'canvas') void tick().then(() => elementOf(at.kind as SubjectKind, at.id)?.scrollIntoView({ block: 'center' }));
  }
}
