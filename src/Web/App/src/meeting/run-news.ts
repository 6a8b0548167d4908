import { tr } from '../text/running';
import type { Group, Idea, Run } from '../wire';
import { clock, leftOf, phaseNow } from './running';
import type { RunEvent } from './news';
import { serverAhead } from './server-time';
import type { Session } from './session.svelte';

/**
 * What a run brings is told to everybody, also to whoever did it: it changes what all may do. It is told at once, and where much happens with
 * what is told next, the last of it.
 * @param ideas Those that were revealed.
 */
export async function tellOfRun(session: Session, what: RunEvent, run: Run | undefined, groups: readonly Group[], ideas: readonly Idea[], isMine: boolean): Promise<void> {
  const texts = tr().news;
  const left = run ? clock(leftOf(run, Date.now() + (run.status === 'running' ? await serverAhead() : 0)) ?? 0) : '';
  const ownGroup = [...session.groups.values()].find((group) => !group.ended && group.personIds.includes(session.personId))?.name;
  const say = (text: string) => (isMine ? session.digest.say(text) : session.digest.soon('run', () => text));
  switch (what) {
    case 'runStarted':
      return say(texts.runStarted(run ? (session.agendaItems.get(run.itemId)?.title ?? '') : ''));
    case 'phaseStarted': {
      const phase = run && phaseNow(run);
      if (phase) say(texts.phaseStarted(run.phase + 1, phase.title, phase.minutes, tr().inputs[phase.input]));
      return;
    }
    case 'phaseEnded':
    case 'runPaused':
    case 'runHarvested':
    case 'groupsEnded':
      return say(texts[what]);
    case 'runResumed':
    case 'runTimeSet':
      return say(texts[what](left));
    case 'ideasRevealed':
      return say(texts.ideasRevealed(ideas.length));
    case 'runEnded':
      return say(run?.status === 'aborted' ? texts.runAborted : texts.runEnded);
    case 'groupsMade':
      return say(texts.groupsMade(ownGroup));
    case 'movedToGroup':
      if (isMine || groups.some((group) => group.personIds.includes(session.personId))) say(texts.movedToGroup(ownGroup));
  }
}
