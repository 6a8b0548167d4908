/** What an action can be about. */
export type SubjectKind = 'idea' | 'cluster' | 'agendaItem' | 'person' | 'decision' | 'action' | 'hand' | 'waiting';

/** The things that an action is about: mostly one, and of ideas all that are selected. */
export interface Subject {
  kind: SubjectKind;
  ids: readonly string[];
}

/** What an element that stands for something carries, in every view, so that a key knows what it is about. */
export const subjectKey = (kind: SubjectKind, id: string): string => `${kind}/${id}`;

/** The kind and the id in a key. */
export function partsOf<Kind extends string = SubjectKind>(key: string): { kind: Kind; id: string } {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as Kind, id: key.slice(slash + 1) };
}

/** What the focus is on; undefined where it is on nothing that an action could be about. */
export function subjectAt(element: Element | null): Subject | undefined {
  const key = element?.closest<HTMLElement>('[data-subject]')?.dataset.subject;
  if (!key) return undefined;
  const { kind, id } = partsOf(key);
  return { kind, ids: [id] };
}

/** The element that stands for something and can be seen, in whatever view is shown. */
export function elementOf(kind: SubjectKind, id: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`[data-subject="${CSS.escape(subjectKey(kind, id))}"]`);
  const seen = [...all].filter((element) => element.getClientRects().length > 0);
  // Of a cluster both the whole and its heading carry its key; the heading is what can have the focus.
  return seen.find((element) => 'stop' in element.dataset) ?? seen[0];
}
