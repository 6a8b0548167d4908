/** A clock that differs less than this is right: what a server says of the time is no more precise than a second. */
const rightMs = 1500;

/** @returns how far the server's clock is ahead of this one, in milliseconds; 0 where it cannot be asked now. */
export async function serverAhead(): Promise<number> {
  try {
    const asked = Date.now();
    const response = await fetch('/version.json', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(5000) });
    return aheadBy(response.headers.get('date'), asked, Date.now());
  } catch {
    return 0;
  }
}

export function aheadBy(date: string | null, asked: number, answered: number): number {
  const said = Date.parse(date ?? '');
  // It leaves out the part of a second that had passed.
  const ahead = said + 500 - (asked + answered) / 2;
  return Number.isNaN(said) || Math.abs(ahead) < rightMs ? 0 : ahead;
}
