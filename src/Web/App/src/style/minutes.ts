import { Texts } from '../writing/texts.svelte';
import type { Presence } from '../sync/frames';
import { MemoryStore } from '../sync/memory-store';
import type { SampleSession } from './sample';

export type TextState = 'saved' | 'saving' | 'waiting';

/** The texts of a sample: one that is saved and in which another writes, one on its way, and one that waits for a connection. */
export function sampleTexts(session: SampleSession, itemId: string, text: string, state: TextState): Texts {
  const others: Presence[] = state === 'saved' ? [{ by: 2, at: { kind: 'minutes', id: itemId }, caret: { anchor: text.length, head: text.length, revision: 1 } }] : [];
  const texts = new Texts({
    meetingId: 'sample',
    store: new MemoryStore(),
    position: { epoch: 'sample', seq: 1 },
    isFollowing: state !== 'waiting',
    me: 1,
    kind: 'minutes',
    confirmed: () => ({ text, revision: 1 }),
    send: () => undefined,
    withdraw: () => undefined,
    revisions: () => Promise.resolve([]),
    present: () => others,
    signal: () => undefined,
    changed: () => undefined,
  });
  session.texts.loaded = texts;
  if (state !== 'saved') texts.text(itemId).append('…');
  return texts;
}
