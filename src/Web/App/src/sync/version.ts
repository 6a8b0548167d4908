declare const __SHAPE__: string;
declare const __BUILD__: string;

/** Names what records look like: what was kept by a page with another shape is not read. */
export const shape: string = __SHAPE__;

/** Names this build of the pages. */
export const build: string = __BUILD__;

/** What this page speaks with the server; a server with another number is not spoken to. The first number of `API-Version`. */
export const protocol = 1;

/** What a server says of itself, in a file beside the pages. */
export interface Version {
  build: string;
  protocol: number;
}

/** How long the server has to answer, in milliseconds. */
const patienceMs = 10_000;

/** @returns undefined where the server cannot be asked now. */
export async function versionOfServer(): Promise<Version | undefined> {
  try {
    const response = await fetch('/version.json', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) });
    // The first servers had no such file.
    if (response.status === 404) return { build: '', protocol: 1 };
    return response.ok ? ((await response.json()) as Version) : undefined;
  } catch {
    return undefined;
  }
}
