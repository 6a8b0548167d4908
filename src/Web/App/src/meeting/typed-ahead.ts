import { tick } from 'svelte';
import { asking } from './asking.svelte';
import { isGoing } from './going';
import { isForText } from './undo.svelte';

/** How long what a key opens may take to be there, in milliseconds, before what was typed behind it is given up. */
const patienceMs = 10_000;

/** A dialog that opens puts the focus on its first button, and in the next frame where its owner wants to begin. */
const framesToSettle = 3;

/** Something that a key asked for is not there yet. */
export const isComing = (): boolean =>
  isGoing() ||
  Boolean(asking.question ?? asking.outcome ?? asking.list ?? asking.item ?? asking.split ?? asking.trail) ||
  asking.round ||
  asking.planner ||
  asking.programme ||
  (asking.isFinding && !document.querySelector('search'));

/**
 * Gives what somebody typed behind a key to the box that the key opens, once that has the focus: whoever knows the keys types
 * on, and what they open may have to be fetched first. Where it opens no box, what was typed goes: it was meant for nothing else.
 */
export async function handOver(typed: () => string): Promise<void> {
  await tick();
  const end = performance.now() + patienceMs;
  for (let frames = 0; !isForText(document.activeElement) && isComing() && frames < framesToSettle && performance.now() < end; ) {
    await new Promise(requestAnimationFrame);
    if (document.querySelector('dialog[open]')) frames++;
  }
  // As if it were typed there: over what is selected, and with a step of its own to take back.
  if (typed() && isForText(document.activeElement)) document.execCommand('insertText', false, typed());
}
