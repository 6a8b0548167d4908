import { folded } from '../meeting/folded';

/** Words that stand in any sentence say nothing of what it is about. */
const common = new Set(
  ('aan als bij dat deze die dit een eens een er gaan geen goed haar heb hebben heeft hem hier hoe hun ik in is ja je jij jullie kan krijg krijgen kunnen maar mee meer met mijn moet naar niet nog nu of om ons onze ook op over samen te tot uit van veel voor waar wat we welke werk wie wij wil willen worden zelf zijn zo zonder ' +
    'about and are can does for from get have how into not our out that the their them there they this what when where which who will with you your').split(' '),
);

/** Whether two words begin so much alike that they are about one thing: huurders and huurdersvereniging, spreken and spreekt. */
function areAlike(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= Math.max(4, Math.min(a.length, b.length) - 3);
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !common.has(word));

export interface Match<T> {
  of: T;
  /** The words of what they bring that are like words of the request. */
  shared: string[];
}

/** Who brings something that has words of a request in it, the most first. Who asked is not among them. */
export function matches<T extends { id: string; bring?: string }>(request: { text: string; pitchedById: string }, members: readonly T[]): Match<T>[] {
  const sought = wordsOf(request.text);
  return members
    .filter(({ id, bring }) => bring && id !== request.pitchedById)
    .map((of) => ({ of, shared: [...new Set(wordsOf(of.bring!).filter((word) => sought.some((other) => areAlike(word, other))))] }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length);
}
