import { keep, kept } from '../sync/local';

/**
 * A soft sign that the time of a phase is up: two low notes that come and go, made here, so that nothing is fetched. A browser plays nothing
 * before somebody touched the page; then the words say it alone.
 */
const place = 'samenwerken.sound';

/** Whether this device makes a sound; where nobody chose, it does unless it stands in the hall, where the screen does for all. */
export const hasSound = (isInHall: boolean): boolean => (kept(place) ?? (isInHall ? 'off' : 'on')) === 'on';

export const setSound = (isOn: boolean): void => keep(place, isOn ? 'on' : 'off');

let context: AudioContext | undefined;

/** Lets the browser play later what nobody asks for at that moment. To be called while somebody touches the page. */
export function readySound(): void {
  context ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext();
  if (context?.state === 'suspended') void context.resume().catch(() => undefined);
}

/** @returns whether it could be played. */
export function chime(): boolean {
  if (context?.state !== 'running') return false;
  const [now, notes] = [context.currentTime, [523.25, 392]];
  notes.forEach((frequency, index) => {
    const [tone, volume, from] = [context!.createOscillator(), context!.createGain(), now + index * 0.45];
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.14, from + 0.06);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 1.4);
    tone.connect(volume).connect(context!.destination);
    tone.start(from);
    tone.stop(from + 1.5);
  });
  return true;
}
