import { getContext, setContext } from 'svelte';
import { post } from '../api';
import { Sight } from '../meeting/sight.svelte';
import { EntitySession, type Line } from '../session/entity-session.svelte';
import { forget, keep, kept } from '../sync/local';
import type { OpenedScreen } from '../wire';

/** What this browser keeps of the meeting that it shows, so that it goes on by itself after whatever starts again. */
export interface Paired extends OpenedScreen {
  code: string;
}

const key = 'samenwerken.screen';

export function pairedScreen(): Paired | undefined {
  try {
    return (JSON.parse(kept(key) ?? 'null') as Paired | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export const plainCode = (code: string): string => code.replace(/[\s.-]/g, '').toUpperCase();

/** Pairs this browser with the meeting of a code. It needs no login, and takes no part. */
export async function pair(code: string, requestKey: string): Promise<Paired> {
  const paired = { ...(await post<OpenedScreen>('/screens', { code }, { requestKey })), code };
  keep(key, JSON.stringify(paired));
  return paired;
}

export const unpair = (): void => forget(key);

/** A meeting as everybody sees it, for a hall: it follows for ever and gives no commands. */
export class Room extends Sight {
  readonly entity: EntitySession;

  constructor(readonly paired: Paired) {
    super(paired.screenId);
    this.entity = new EntitySession(
      { entity: `meeting/${paired.meetingId}`, personId: paired.screenId, token: paired.token, returnKey: '', name: '', title: '', usedAt: 0 },
      { show: (key, record) => this.place(key, record) },
    );
  }

  get meetingId(): string {
    return this.paired.meetingId;
  }

  get token(): string {
    return this.paired.token;
  }

  get line(): Line {
    return this.entity.line;
  }

  /** Why this screen shows the meeting no more. */
  get refusedBy(): string | undefined {
    return this.entity.refusedBy;
  }
}

// Where components of the meeting look for what they show.
const context = Symbol('room');

export const provideRoom = (room: Room): Room => setContext(context, room);

export const useRoom = (): Room => getContext<Room>(context);
