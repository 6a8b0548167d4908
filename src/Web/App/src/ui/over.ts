import { way } from '../routes.svelte';

/**
 * What lies over the page, the last on top: dialogs, and a presentation. While there is any, the history of the browser has an entry
 * for each, so that the back button closes what is on top, as a thumb on a phone expects, and never leaves the meeting instead.
 */
const above: (() => void)[] = [];

/** How many of the entries of the history up to this one are of what lies over the page. */
const depth = (): number => (history.state as { above?: number } | null)?.above ?? 0;

addEventListener('popstate', () => {
  if (way.isBack) {
    way.isBack = false;
    settle();
  } else while (above.length > depth()) above.pop()!();
});

/** Makes the history fit what lies over the page. */
function settle(): void {
  if (way.isBack) return;
  // Back leads to the page as it is, not to where it was scrolled to.
  history.scrollRestoration = above.length > 0 || depth() > 0 ? 'manual' : 'auto';
  for (let at = depth() + 1; at <= above.length; at++) history.pushState({ above: at }, '');
  if (depth() > above.length) {
    way.isBack = true;
    history.go(above.length - depth());
  }
}

/** @returns what to call once it is closed, by whatever. */
export function lieOver(close: () => void): () => void {
  above.push(close);
  // What closes to open something else leaves it its entry.
  setTimeout(settle);
  return () => {
    const at = above.indexOf(close);
    if (at >= 0) above.splice(at, 1);
    setTimeout(settle);
  };
}
