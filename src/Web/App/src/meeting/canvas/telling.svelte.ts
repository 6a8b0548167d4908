import type { Presence } from '../../sync/frames';
import type { Surface } from './surface.svelte';

/** The least time between two signals, in milliseconds: as often as the server passes them on. */
const signalMs = 110;
/** So many notes are told to be dragged; whoever drags more is seen to drag these. */
const most = 100;

/** Tells others what this person drags and what they look at, so that it is seen at once and can be followed. */
export class Telling {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '';
  readonly #stop: () => void;

  constructor(private readonly surface: Surface) {
    this.#stop = $effect.root(() => {
      $effect(() => {
        void [surface.drag, surface.camera.at, surface.camera.width, surface.camera.height, surface.editing, surface.session.line];
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
    const { session, camera, drag, editing, plan } = this.surface;
    if (session.line !== 'open' || camera.width === 0) return;
    const signal: Omit<Presence, 'by' | 'view'> = {
      port: { x: Math.round(camera.view.x + camera.view.width / 2), y: Math.round(camera.view.y + camera.view.height / 2), zoom: Math.round(camera.at.zoom * 1000) / 1000 },
    };
    if (editing && 'ideaId' in editing) Object.assign(signal, { at: { kind: 'idea', id: editing.ideaId }, typing: true });
    const ids = drag && (drag.areaId === undefined ? [...drag.ids] : plan.members.get(drag.areaId)!);
    if (drag && ids!.length > 0) Object.assign(signal, { drag: { ids: ids!.slice(0, most), dx: Math.round(drag.by.x), dy: Math.round(drag.by.y) } });
    const said = JSON.stringify(signal);
    if (said === this.#last) return;
    this.#last = said;
    session.signal(signal);
  }
}
