import type { Presence, RecordKey } from '../../sync/frames';
import type { Surface } from './surface.svelte';

/** The least time between two signals, in milliseconds: as often as the server passes them on. */
const signalMs = 110;
/** So many notes are told to be dragged; whoever drags more is seen to drag these. */
const most = 100;

/** Tells others where this person stands and writes, what they drag and what they look at, so that it is seen at once and can be followed. */
export class Telling {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '';
  readonly #stop: () => void;

  constructor(private readonly surface: Surface) {
    this.#stop = $effect.root(() => {
      $effect(() => {
        void [surface.drag, surface.camera.at, surface.camera.width, surface.camera.height, surface.session.part, this.#standing()];
        this.#timer ??= setTimeout(() => this.#tell(), signalMs);
      });
    });
  }

  close(): void {
    this.#stop();
    clearTimeout(this.#timer);
    this.surface.session.signal();
  }

  #tell(): void {
    this.#timer = undefined;
    const { session, camera, drag } = this.surface;
    if (session.part !== 'ideas') this.#last = '';
    if (camera.width === 0 || session.part !== 'ideas') return;
    const signal: Omit<Presence, 'by' | 'view'> = {
      port: { x: Math.round(camera.view.x + camera.view.width / 2), y: Math.round(camera.view.y + camera.view.height / 2), zoom: Math.round(camera.at.zoom * 1000) / 1000 },
    };
    Object.assign(signal, this.#standing());
    const ids = drag && (drag.areaId === undefined ? [...drag.ids].slice(0, most) : [drag.areaId]);
    if (drag && ids!.length > 0) Object.assign(signal, { drag: { ids, dx: Math.round(drag.by.x), dy: Math.round(drag.by.y) } });
    const said = JSON.stringify(signal);
    if (said === this.#last) return;
    this.#last = said;
    session.signal(signal);
  }

  /** The note or cluster where they are; nobody hears of what the server does not have yet. */
  #standing(): { at?: RecordKey; typing?: boolean } {
    const { editing, current, session } = this.surface;
    if (editing && 'at' in editing) return { ...(editing.clusterId === undefined ? {} : { at: { kind: 'cluster', id: editing.clusterId } }), typing: true };
    const id = editing?.ideaId ?? current;
    if (id === undefined || !session.ideas.has(id) || session.spotOf('idea', id).isUnsaved) return {};
    return { at: { kind: 'idea', id }, ...(editing ? { typing: true } : {}) };
  }
}
