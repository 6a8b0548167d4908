import type { Part } from '../routes.svelte';
import type { Session } from './session.svelte';

/** How long a part may take to be there before somebody who went there is no longer led to their place in it. */
const patienceMs = 10_000;

/** On a wide screen these stand beside every part. */
const isBeside = (part: Part): boolean => (part === 'agenda' || part === 'people') && matchMedia('(min-width: 60.01rem)').matches;

let underway = 0;

/** Somebody is being led to a place that is not there yet. */
export const isGoing = (): boolean => underway > 0;

/** Goes to a part of the meeting and puts the focus where its owner wants to go on, as soon as that is there. */
export function goTo(session: Session, part: Part, selector: string): void {
  if (!isBeside(part) && session.part !== part) session.goTo(part);
  const isThere = (): boolean => {
    const element = [...document.querySelectorAll<HTMLElement>(selector)].find((it) => it.getClientRects().length > 0);
    element?.focus();
    return element !== undefined;
  };
  underway++;
  // What was just asked for is drawn first.
  requestAnimationFrame(() => {
    if (isThere()) return void underway--;
    const watch = new MutationObserver(() => isThere() && done());
    const timer = setTimeout(() => done(), patienceMs);
    const done = () => {
      underway--;
      clearTimeout(timer);
      watch.disconnect();
    };
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'contenteditable'] });
  });
}
