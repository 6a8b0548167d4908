/** Who wants to speak, in Dutch. Fetched when first needed. */
export const nl = {
  title: 'Wie wil er spreken?',
  speaking: 'Aan het woord',
  youSpeak: 'Jij bent aan het woord',
  next: 'Daarna',
  you: 'jij',
  yourPlace: (place: number): string => (place === 1 ? 'Jij bent hierna.' : `Je hand is omhoog. Je bent nummer ${place}.`),
  raisedAmong: (name: string, count: number): string => `${name} steekt een hand op; ${count} handen zijn omhoog`,
  raised: (name: string): string => `${name} steekt een hand op`,
  hasFloor: (name: string): string => `${name} is aan het woord`,
  room: 'zaal',
  remote: 'online',
  waits: (minutes: number): string => (minutes < 1 ? 'net' : `wacht ${minutes} min`),
  more: (count: number): string => `Bekijk nog ${count}`,
  fewer: 'Laat minder zien',
  left: (clock: string): string => `nog ${clock}`,
  over: (clock: string): string => `${clock} te lang`,
  spoken: (clock: string): string => `${clock}`,
  withoutDevice: 'Iemand zonder eigen scherm',
  looks: 'Hoe herken je die persoon? (bij iemand zonder eigen scherm)',
  somebody: 'Iemand in de zaal',
  howLong: 'Hoe lang mag iemand spreken?',
  noLimit: 'Zonder grens',
  length: (seconds: number): string => (seconds < 60 ? `${seconds} seconden` : seconds === 60 ? '1 minuut' : seconds % 60 === 0 ? `${seconds / 60} minuten` : `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')} minuten`),
};

export type QueueTexts = typeof nl;
