import type { Change, Commit } from '../sync/frames';
import { clock } from '../text/dates';
import { tl } from '../text/leading';
import type { Session } from './session.svelte';

/** What changes who leads, and what everybody may do or sees: told to whom it is about. */
export function tellOfLeading(session: Session, what: 'leadTaken' | 'standInNamed' | 'boardRestored' | 'inputLocked' | 'inputUnlocked', commit: Commit): void {
  const name = session.personOf(commit.by ?? 0)?.name ?? '';
  const say = (text: string) => session.digest.say(text);
  switch (what) {
    case 'leadTaken':
      return say(tl().leads(name));
    case 'standInNamed':
      return session.meeting?.standInId === session.personId ? say(tl().youStandIn) : undefined;
    case 'boardRestored':
      return session.restoration ? say(tl().restoredTo(clock(session.restoration.to))) : undefined;
    default:
      for (const id of locksIn(commit)) {
        const scope = id.split('.', 1)[0];
        if (scope === 'person' && id !== `person.${session.personId}`) continue;
        if (scope === 'board') say(what === 'inputLocked' ? tl().boardLocked : tl().boardUnlocked);
        if (scope === 'person') say(what === 'inputLocked' ? tl().youLocked : tl().youUnlocked);
      }
  }
}

const keyOf = (change: Change) => ('put' in change ? change.put : 'delete' in change ? change.delete : undefined);

const locksIn = (commit: Commit): string[] => (commit.changes ?? []).flatMap((change) => {
  const key = keyOf(change);
  return key?.kind === 'lock' ? [key.id] : [];
});
