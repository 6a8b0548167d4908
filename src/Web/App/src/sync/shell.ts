/** What a browser says of its network, where it says anything. */
interface Network {
  saveData?: boolean;
  type?: string;
  effectiveType?: string;
}

/** How long a page has the network for itself, in milliseconds. */
const firstMs = 3000;

/**
 * Does so a moment after a page is there, for whoever only reads it too.
 * @param needed fetches the parts that are needed once the connection is lost
 * @returns what gives it up, where the page goes away before
 */
export function keepShellSoon(needed: () => Promise<unknown>[] = () => []): () => void {
  const timer = setTimeout(() => void Promise.all(needed()).then(keepShell, () => undefined), firstMs);
  return () => clearTimeout(timer);
}

/**
 * Lets this browser open the pages without a connection. There is nothing of it where the browser offers no service worker,
 * as over plain http in a local network; everything else works without.
 *
 * What was fetched to open this page is kept whatever the network, since it costs nothing more; so are parts that somebody goes
 * to later. Of those that nobody asked for yet all come along only where that costs nobody anything, and those of a meeting where
 * it costs little (`aheadOn`).
 */
export async function keepShell(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage(performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname).filter((path) => path.startsWith('/assets/')));
    active?.postMessage(aheadOn((navigator as { connection?: Network }).connection, matchMedia('(pointer: coarse)').matches));
  } catch {
    // A browser may forbid it, or the server is away: another time.
  }
}

/** What is fetched that nobody asked for yet: every part, what a meeting may need when the connection is lost, or nothing. */
export type Ahead = 'rest' | 'meeting' | 'nothing';

/**
 * Nothing where somebody pays for each byte, asked for few of them, or has a slow line. On what is held in the hand, where the browser
 * does not say by which network it is connected, as no iPhone does, it is what a meeting may need (see `shell.ts` of the build).
 * @param isHandheld what is pointed with first is a finger
 */
export function aheadOn(network: Network | undefined, isHandheld: boolean): Ahead {
  if (network?.saveData || network?.type === 'cellular' || /2g/.test(network?.effectiveType ?? '')) return 'nothing';
  return isHandheld && network?.type === undefined ? 'meeting' : 'rest';
}
