import { centre, type Point, type Rect } from './geometry';

export const zoomLimits = { least: 0.02, most: 4 } as const;
/** Below this zoom nobody can read a note: it is shown simplified. */
export const farZoom = 0.28;

/** How long after the last movement the picture is sharpened again, in milliseconds. */
const stillMs = 140;
const glideMs = 260;
/** What is drawn as elements is decided for squares of this many pixels, so that a movement seldom changes it. */
const square = 200;

/** The place on the canvas of the corner of the view, and how many pixels a unit takes. */
export type Place = Point & { zoom: number };

/** Which part of the canvas is in view, and how large. Screen places are in CSS pixels from the corner of the view. */
export class Camera {
  at = $state.raw<Place>({ x: 0, y: 0, zoom: 1 });
  width = $state(0);
  height = $state(0);
  /** Whether it moves now: then what is drawn already is moved and scaled, and drawn anew only when it stands still. */
  isMoving = $state(false);
  /** Whether that movement makes things larger or smaller. */
  isZooming = $state(false);

  readonly isFar = $derived.by(() => this.at.zoom < farZoom);
  /** What is in view. */
  readonly view: Rect = $derived.by(() => ({ x: this.at.x, y: this.at.y, width: this.width / this.at.zoom, height: this.height / this.at.zoom }));

  readonly #nearby = $derived.by(() => {
    const { x, y, zoom } = this.at;
    // The size of a square on the canvas changes in steps, so that a slow zoom changes little too.
    const step = square / 2 ** Math.floor(Math.log2(zoom));
    const [left, top] = [Math.floor(x / step), Math.floor(y / step)];
    const [end, low] = [Math.ceil((x + this.width / zoom) / step), Math.ceil((y + this.height / zoom) / step)];
    return [left * step, top * step, (end - left) * step, (low - top) * step].join();
  });
  /** What is in view, with some room around it; it stays the same through small movements. */
  readonly nearby: Rect = $derived.by(() => {
    const [x, y, width, height] = this.#nearby.split(',').map(Number) as [number, number, number, number];
    return { x, y, width, height };
  });

  #still: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #rest: number | undefined;

  toCanvas({ x, y }: Point): Point {
    return { x: this.at.x + x / this.at.zoom, y: this.at.y + y / this.at.zoom };
  }

  toScreen({ x, y }: Point): Point {
    return { x: (x - this.at.x) * this.at.zoom, y: (y - this.at.y) * this.at.zoom };
  }

  /** Moves what is in view along, by so many pixels. */
  pan(x: number, y: number): void {
    const { zoom } = this.at;
    this.#move({ x: this.at.x - x / zoom, y: this.at.y - y / zoom, zoom });
  }

  /** Is somewhere else at once; that is no movement that the eye follows. */
  jump(to: Place): void {
    this.#move(to);
    this.isZooming = false;
  }

  centreOn({ x, y }: Point): void {
    const { zoom } = this.at;
    this.#move({ x: x - this.width / 2 / zoom, y: y - this.height / 2 / zoom, zoom });
  }

  /** Zooms by a factor; what is at that place of the screen stays there. */
  zoomAt(on: Point, factor: number): void {
    this.#move(this.#zoomedAt(on, this.at.zoom * factor));
  }

  /** Zooms in or out around the middle, smoothly. */
  step(factor: number): void {
    this.glide(this.#zoomedAt({ x: this.width / 2, y: this.height / 2 }, this.at.zoom * factor));
  }

  /** Zooms to an exact size around the middle. */
  resize(zoom: number): void {
    this.glide(this.#zoomedAt({ x: this.width / 2, y: this.height / 2 }, zoom));
  }

  /**
   * Shows all of a rectangle, in the middle.
   * @param edge How many pixels stay free around it, at most an eighth of the view: on a phone it would be all of it.
   * @param most It is not shown larger than this.
   */
  fitting(rect: Rect, edge = 32, most = 1): Place {
    const free = Math.min(edge, this.width / 8, this.height / 8);
    const zoom = clamp(Math.min((this.width - 2 * free) / rect.width, (this.height - 2 * free) / rect.height, most));
    const middle = centre(rect);
    return { x: middle.x - this.width / 2 / zoom, y: middle.y - this.height / 2 / zoom, zoom };
  }

  /**
   * Brings a rectangle into view, with as little movement as that takes.
   * @param covered How many pixels of the view are covered above and below.
   */
  reveal(rect: Rect, covered = { above: 0, below: 0 }): void {
    const edge = 24;
    const { x, y, zoom } = this.at;
    const from = this.toScreen(rect);
    const to = this.toScreen({ x: rect.x + rect.width, y: rect.y + rect.height });
    const shift = (start: number, end: number, least: number, most: number) => (start < least || end - start > most - least ? start - least : end > most ? end - most : 0);
    const [across, down] = [shift(from.x, to.x, edge, this.width - edge), shift(from.y, to.y, edge + covered.above, this.height - edge - covered.below)];
    if (across || down) this.glide({ x: x + across / zoom, y: y + down / zoom, zoom });
  }

  /** Goes somewhere so that the eye can follow; at once for who wants no motion. */
  glide(to: Place): void {
    this.stop();
    const from = this.at;
    const target = { ...to, zoom: clamp(to.zoom) };
    if (matchMedia('(prefers-reduced-motion: reduce)').matches || this.width === 0) return this.#move(target);
    const middle = ({ x, y, zoom }: typeof from) => ({ x: x + this.width / 2 / zoom, y: y + this.height / 2 / zoom });
    const [start, end] = [middle(from), middle(target)];
    const began = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - began) / glideMs));
      const eased = 1 - (1 - part) ** 3;
      const zoom = from.zoom * (target.zoom / from.zoom) ** eased;
      // The middle goes along with the zoom, so that the way looks straight.
      const along = from.zoom === target.zoom ? eased : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / target.zoom);
      const at = { x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along };
      this.#set(part === 1 ? target : { x: at.x - this.width / 2 / zoom, y: at.y - this.height / 2 / zoom, zoom });
      this.#frame = part === 1 ? undefined : requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** Ends a movement of its own: somebody takes over. */
  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  close(): void {
    this.stop();
    this.#leaveStill();
  }

  #zoomedAt(on: Point, wanted: number): Place {
    const zoom = clamp(wanted);
    const fixed = this.toCanvas(on);
    return { x: fixed.x - on.x / zoom, y: fixed.y - on.y / zoom, zoom };
  }

  #move(at: Place): void {
    this.stop();
    this.#set(at);
  }

  #set(at: Place): void {
    if (at.zoom !== this.at.zoom) this.isZooming = true;
    this.at = at;
    this.isMoving = true;
    this.#leaveStill();
    this.#still = setTimeout(() => {
      // What was done before this frame is heard before it is drawn, however long the last one took.
      this.#rest = requestAnimationFrame(() => (this.isMoving = this.isZooming = false));
    }, stillMs);
  }

  #leaveStill(): void {
    clearTimeout(this.#still);
    if (this.#rest !== undefined) cancelAnimationFrame(this.#rest);
    this.#rest = undefined;
  }
}

const clamp = (zoom: number): number => Math.min(zoomLimits.most, Math.max(zoomLimits.least, zoom));
