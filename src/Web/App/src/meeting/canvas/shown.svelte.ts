import { untrack } from 'svelte';
import type { Surface } from './surface.svelte';

/** How many notes come in as elements in one frame, while the view stands still and while it moves; more would be felt as a jerk. */
const perFrame = { still: 24, moving: 6 };

/**
 * Which notes are there as elements: those near what is in view, large enough to be read, and whatever somebody works on. They
 * come a few at a time, and until then they are drawn from afar, so that there is always something where a note is. While the view
 * zooms none come or go: hundreds would at once, and nobody reads then.
 */
export class Shown {
  #shown = $state.raw<ReadonlySet<string>>(new Set());
  #frame: number | undefined;
  readonly #stop: () => void;

  /** In the order in which they were written: an element that changes its place among others would lose the focus. */
  readonly list = $derived.by(() => {
    const numbers = new Map([...this.#shown].map((id) => [id, this.surface.numberOf(id)]));
    return [...this.#shown].sort((a, b) => numbers.get(a)! - numbers.get(b)! || (a < b ? -1 : 1));
  });

  constructor(private readonly surface: Surface) {
    this.#stop = $effect.root(() => {
      $effect(() => {
        const wanted = this.#wanted();
        void this.surface.camera.isZooming;
        untrack(() => this.#bring(wanted));
      });
    });
  }

  get ids(): ReadonlySet<string> {
    return this.#shown;
  }

  close(): void {
    this.#stop();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #wanted(): Set<string> {
    const { surface } = this;
    const { camera, drag, plan } = surface;
    const wanted = this.#workedOn();
    if (!camera.isFar) {
      for (const id of surface.index.near(camera.nearby)) wanted.add(id);
      for (const id of [...(drag?.ids ?? []), ...surface.othersDrags.keys()]) wanted.add(id);
    }
    for (const id of wanted) if (!plan.notes.has(id)) wanted.delete(id);
    return wanted;
  }

  /** These are there at once, whatever else happens. */
  #workedOn(): Set<string> {
    const { editing, current, focusAsked } = this.surface;
    return new Set([current, focusAsked, editing && 'ideaId' in editing ? editing.ideaId : undefined].filter((id) => id !== undefined));
  }

  #bring(wanted: ReadonlySet<string>): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    const next = new Set<string>();
    const { camera, plan } = this.surface;
    for (const id of this.#shown) if (wanted.has(id) || (camera.isZooming && plan.notes.has(id))) next.add(id);
    const workedOn = this.#workedOn();
    let missing = 0;
    const most = camera.isZooming ? 0 : camera.isMoving ? perFrame.moving : perFrame.still;
    for (const id of wanted) {
      if (next.has(id)) continue;
      if (missing++ < most || workedOn.has(id)) next.add(id);
    }
    if (next.size !== this.#shown.size || [...next].some((id) => !this.#shown.has(id))) this.#shown = next;
    if (missing > most && !camera.isZooming) this.#frame = requestAnimationFrame(() => this.#bring(wanted));
  }
}
