import type { Run } from '../wire';

/** Closer than this, the clock of a device is taken to be right: the server says its time in whole seconds. In milliseconds. */
const closeMs = 1500;

/** How far the clock of the server is ahead of that of this device, in milliseconds. */
let ahead = 0;

/** Phases and turns end by the clock of the server, whatever that of a laptop in the hall says. In milliseconds since 1970. */
export const serverNow = (): number => Date.now() + ahead;

/** @param date what the server said its time was, as HTTP writes it. @param sent and `got`: when it was asked and answered, by this device. */
export function heardTime(date: string, sent: number, got: number): void {
  // It was said somewhere in between, and some part of a second was left out.
  const difference = Date.parse(date) + 500 - (sent + got) / 2;
  if (Number.isFinite(difference)) ahead = Math.abs(difference) < closeMs ? 0 : difference;
}

/** Asks the server what time it is; without an answer the clock of this device goes on counting. */
export async function askTime(): Promise<void> {
  const sent = Date.now();
  try {
    const response = await fetch('/version.json', { method: 'HEAD', cache: 'no-store' });
    heardTime(response.headers.get('date') ?? '', sent, Date.now());
  } catch {
    // There is no connection.
  }
}

/** How long a phase still takes, in milliseconds; below 0 once its time is up. Undefined where no time runs. */
export function leftOf({ leftMs, endsAt }: Pick<Run, 'leftMs' | 'endsAt'>, now: number): number | undefined {
  if (leftMs !== undefined) return leftMs;
  return endsAt === undefined ? undefined : Date.parse(endsAt) - now;
}

/** A length of time as a clock shows it: 4:05. What is over counts up from 0:00. */
export function asClock(ms: number): string {
  const seconds = Math.abs(Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')}`;
}
