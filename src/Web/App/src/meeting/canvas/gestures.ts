import { between, grown, moved, type Point } from './geometry';
import { drop } from './giving';
import { noteSize } from './layout';
import { snap } from './snap';
import type { Surface } from './surface.svelte';

/** A movement of less than this many pixels is a click. */
const slop = 5;
/** Within this many pixels of the edge, what is dragged takes the view along. */
const edge = 36;
/** How far a neighbour draws what is dragged, in pixels. */
const pull = 7;

/** A finger that stays on a note, or on the name of an area, for so long, in milliseconds, takes hold of it. */
const holdMs = 350;

/** What takes its own clicks. */
const controls = 'button, a, textarea, input, select, form';

type Gesture =
  | { kind: 'press'; start: Point; onNote?: string; onArea?: string; link?: string; isTouch: boolean; keys: { shift: boolean }; isMiddle: boolean }
  | { kind: 'pan'; last: Point }
  | { kind: 'drag'; from: Point; lead: string; at: Point }
  | { kind: 'area'; from: Point; at: Point }
  | { kind: 'marquee'; from: Point; before: readonly string[] }
  | { kind: 'link' }
  | { kind: 'pinch'; apart: number; middle: Point };

/**
 * What a mouse, a pen and fingers do on the canvas. One finger on the ground, or on a note that is not chosen, moves the view,
 * so that nobody moves a note by accident while they look around on a phone; a note that is chosen or held first is dragged, and so is
 * an area whose name is held. Two fingers zoom. A mouse drags notes and areas at once; on the ground it moves the view, and with Shift it draws a frame.
 */
export class Gestures {
  #gesture: Gesture | undefined;
  readonly #fingers = new Map<number, Point>();
  #frame: number | undefined;
  #hold: ReturnType<typeof setTimeout> | undefined;
  #lastTap: { at: number; place: Point } | undefined;
  #element: HTMLElement | undefined;

  constructor(private readonly surface: Surface) {}

  attach = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const listen: [string, (event: never) => void, AddEventListenerOptions?][] = [
      ['pointerdown', this.#down],
      ['pointermove', this.#move],
      ['pointerup', this.#up],
      ['pointercancel', this.#cancel],
      ['wheel', this.#wheel, { passive: false }],
      ['touchend', this.#quiet, { passive: false }],
    ];
    for (const [name, listener, options] of listen) element.addEventListener(name, listener as EventListener, options);
    document.addEventListener('pointerdown', this.#elsewhere, true);
    return () => {
      for (const [name, listener] of listen) element.removeEventListener(name, listener as EventListener);
      document.removeEventListener('pointerdown', this.#elsewhere, true);
      this.#stop();
    };
  };

  /** Whether a mouse, a pen or a finger is at work. */
  get isBusy(): boolean {
    return this.#gesture !== undefined;
  }

  /** Ends what is going on, as if it had never begun. */
  cancel(): void {
    this.#stop();
    this.surface.drag = undefined;
    this.surface.marquee = undefined;
    this.surface.linking = undefined;
  }

  #place(event: { clientX: number; clientY: number }): Point {
    const box = this.#element!.getBoundingClientRect();
    return { x: event.clientX - box.x, y: event.clientY - box.y };
  }

  /** After a tap comes a click where the finger was; by then what is chosen may have its actions there. */
  readonly #quiet = (event: TouchEvent): void => {
    if (!(event.target as HTMLElement).closest(controls) && event.cancelable) event.preventDefault();
  };

  /** Two clicks with another between them are no double click. */
  readonly #elsewhere = (event: PointerEvent): void => {
    if (!this.#element!.contains(event.target as Node)) this.#lastTap = undefined;
  };

  readonly #down = (event: PointerEvent): void => {
    const target = event.target as HTMLElement;
    const handle = target.closest<HTMLElement>('[data-link-from]');
    if (!handle && target.closest(controls)) return;
    const place = this.#place(event);
    if (event.pointerType === 'touch') {
      this.#fingers.set(event.pointerId, place);
      if (this.#fingers.size === 2) return this.#startPinch();
      if (this.#fingers.size > 2) return;
    } else if (event.button > 1) return;
    const { surface } = this;
    surface.camera.stop();
    surface.session.following.stop();
    const on = surface.camera.toCanvas(place);
    const onNote = surface.noteAt(on);
    const onArea = target.closest<HTMLElement>('[data-area-handle]')?.dataset.areaHandle;
    this.#gesture = {
      kind: 'press',
      start: place,
      isTouch: event.pointerType === 'touch',
      keys: { shift: event.shiftKey },
      isMiddle: event.button === 1,
      ...(handle ? { link: handle.dataset.linkFrom! } : onArea ? { onArea } : onNote ? { onNote } : {}),
    };
    if (event.button === 1) event.preventDefault();
    if (event.pointerType === 'touch') this.#hold = setTimeout(() => this.#held(), holdMs);
    this.#element!.setPointerCapture(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    const place = this.#place(event);
    if (event.pointerType === 'touch' && this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, place);
    const { surface } = this;
    if (surface.linking && !this.#gesture) surface.linking = { ...surface.linking, end: surface.camera.toCanvas(place) };
    if (this.#gesture?.kind === 'press') {
      if (Math.hypot(place.x - this.#gesture.start.x, place.y - this.#gesture.start.y) < slop) return;
      this.#gesture = this.#begin(this.#gesture);
    }
    const gesture = this.#gesture;
    switch (gesture?.kind) {
      case 'pan':
        surface.camera.pan(place.x - gesture.last.x, place.y - gesture.last.y);
        gesture.last = place;
        break;
      case 'drag':
      case 'area':
        gesture.at = place;
        this.#drag();
        this.#takeAlong();
        break;
      case 'marquee': {
        const frame = between(gesture.from, surface.camera.toCanvas(place));
        surface.marquee = frame;
        surface.choose([...gesture.before, ...[...surface.index.near(frame)].filter((id) => surface.matches(id))]);
        break;
      }
      case 'link':
        surface.linking = { from: surface.linking!.from, end: surface.camera.toCanvas(place) };
        break;
      case 'pinch':
        this.#pinch(gesture);
        break;
    }
  };

  readonly #up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    const gesture = this.#gesture;
    if (!gesture) return;
    const place = this.#place(event);
    if (gesture.kind === 'pinch') {
      // The finger that is left goes on to move the view.
      const [last] = this.#fingers.values();
      this.#gesture = last ? { kind: 'pan', last } : undefined;
      return;
    }
    this.#stop();
    if (gesture.kind === 'press') this.#click(gesture, place);
    else if (gesture.kind === 'drag' || gesture.kind === 'area') drop(this.surface);
    else if (gesture.kind === 'marquee') this.surface.marquee = undefined;
    else if (gesture.kind === 'link') this.#finishLink(place);
  };

  readonly #cancel = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    this.cancel();
  };

  /** A press has become a movement. */
  #begin(press: Extract<Gesture, { kind: 'press' }>): Gesture {
    clearTimeout(this.#hold);
    const { surface } = this;
    const from = surface.camera.toCanvas(press.start);
    if (press.link) {
      surface.linking = { from: press.link, end: from };
      return { kind: 'link' };
    }
    if (press.isMiddle || surface.linking) return { kind: 'pan', last: press.start };
    if (press.onArea && surface.session.mayCluster && !press.isTouch) return this.#lift(press.onArea, press.start);
    const lead = press.onNote;
    if (lead && (!press.isTouch || surface.chosen.has(lead))) {
      const lifted = this.#liftNote(lead, press.start);
      if (lifted) return lifted;
    }
    if (lead && press.isTouch && surface.mayMove(surface.session.ideas.get(lead)!)) surface.hintAtHolding();
    if (!lead && !press.onArea && (press.keys.shift || surface.choosesByFrame)) return { kind: 'marquee', from, before: press.keys.shift ? [...surface.chosen] : [] };
    return { kind: 'pan', last: press.start };
  }

  /** A finger stayed where it is: what lies under it is taken hold of. */
  #held(): void {
    const press = this.#gesture;
    const { surface } = this;
    if (press?.kind !== 'press' || press.link || surface.linking) return;
    const lifted = press.onArea && surface.session.mayCluster ? this.#lift(press.onArea, press.start) : press.onNote ? this.#liftNote(press.onNote, press.start) : undefined;
    if (!lifted) return;
    this.#gesture = lifted;
    surface.learntHolding();
    navigator.vibrate?.(12);
  }

  /** A note is taken hold of, with all that are chosen with it. */
  #liftNote(lead: string, at: Point): Gesture | undefined {
    const { surface } = this;
    if (!surface.chosen.has(lead)) surface.choose([lead]);
    const ids = [...surface.chosen].filter((id) => surface.mayMove(surface.session.ideas.get(id)!));
    if (!ids.includes(lead)) return undefined;
    surface.drag = { ids: new Set(ids), by: { x: 0, y: 0 }, guides: [] };
    return { kind: 'drag', from: surface.camera.toCanvas(at), lead, at };
  }

  /** An area is taken hold of. */
  #lift(areaId: string, at: Point): Gesture {
    this.surface.drag = { ids: new Set(), areaId, by: { x: 0, y: 0 }, guides: [] };
    return { kind: 'area', from: this.surface.camera.toCanvas(at), at };
  }

  #drag(): void {
    const gesture = this.#gesture;
    const { surface } = this;
    if (!surface.drag || (gesture?.kind !== 'drag' && gesture?.kind !== 'area')) return;
    const pointer = surface.camera.toCanvas(gesture.at);
    const asked = { x: pointer.x - gesture.from.x, y: pointer.y - gesture.from.y };
    const under = surface.areaAt(pointer);
    const into = under === surface.drag.areaId ? undefined : under;
    const lead = gesture.kind === 'drag' ? surface.plan.notes.get(gesture.lead) : surface.plan.areas.get(surface.drag.areaId!);
    // It is gone: somebody removed it.
    if (!lead) return this.cancel();
    // What falls into an area is arranged there; an area that falls into another becomes part of it.
    if (into !== undefined) surface.drag = { ...surface.drag, by: asked, into, guides: [] };
    else {
      const { by, guides } = snap(moved(lead, asked), gesture.kind === 'drag' ? neighbours(surface, moved(lead, asked)) : areasBut(surface), pull / surface.camera.at.zoom);
      const { into: _, ...drag } = surface.drag;
      surface.drag = { ...drag, by: { x: asked.x + by.x, y: asked.y + by.y }, guides };
    }
  }

  /** While what is dragged is at the edge, the view goes along. */
  #takeAlong(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const gesture = this.#gesture;
      if (gesture?.kind !== 'drag' && gesture?.kind !== 'area') return;
      const { camera } = this.surface;
      const push = (at: number, room: number) => (at < edge ? edge - at : at > room - edge ? room - edge - at : 0) / 3;
      const [x, y] = [push(gesture.at.x, camera.width), push(gesture.at.y, camera.height)];
      if (!x && !y) return;
      camera.pan(x, y);
      this.#drag();
      this.#takeAlong();
    });
  }

  #click(press: Extract<Gesture, { kind: 'press' }>, place: Point): void {
    const { surface } = this;
    const on = surface.camera.toCanvas(place);
    const { onNote } = press;
    if (press.link) {
      surface.linking = { from: press.link };
      return;
    }
    if (surface.linking) {
      if (onNote && onNote !== surface.linking.from) surface.askedLink = { from: surface.linking.from, to: onNote };
      surface.linking = undefined;
      return;
    }
    const isDouble = this.#lastTap !== undefined && performance.now() - this.#lastTap.at < 400 && Math.hypot(place.x - this.#lastTap.place.x, place.y - this.#lastTap.place.y) < 24;
    this.#lastTap = isDouble ? undefined : { at: performance.now(), place };
    if (onNote && isDouble && !press.keys.shift) surface.edit(onNote);
    else if (onNote && press.keys.shift) surface.toggle(onNote);
    else if (onNote) {
      surface.choose([onNote]);
      surface.focusAsked = onNote;
      // What can be done with it comes in below, and must not cover it.
      if (press.isTouch) surface.bringUp(onNote);
    } else if (isDouble) surface.writeAt(on);
    else {
      if (!press.keys.shift) surface.chooseNothing();
      this.#element!.focus({ preventScroll: true });
    }
  }

  #finishLink(place: Point): void {
    const { surface } = this;
    const { from } = surface.linking!;
    surface.linking = undefined;
    const to = surface.noteAt(surface.camera.toCanvas(place));
    if (to && to !== from) surface.askedLink = { from, to };
  }

  #startPinch(): void {
    clearTimeout(this.#hold);
    const [one, other] = [...this.#fingers.values()] as [Point, Point];
    this.surface.drag = undefined;
    this.surface.marquee = undefined;
    this.#gesture = { kind: 'pinch', apart: apart(one, other), middle: middle(one, other) };
  }

  #pinch(gesture: Extract<Gesture, { kind: 'pinch' }>): void {
    const [one, other] = [...this.#fingers.values()] as [Point, Point];
    const [now, at] = [apart(one, other), middle(one, other)];
    const { camera } = this.surface;
    camera.pan(at.x - gesture.middle.x, at.y - gesture.middle.y);
    camera.zoomAt(at, now / gesture.apart);
    [gesture.apart, gesture.middle] = [now, at];
  }

  /** A wheel zooms; two fingers on a trackpad move the view, and zoom when they pinch, which browsers tell as Ctrl. */
  readonly #wheel = (event: WheelEvent): void => {
    // A note that is written in may be scrolled.
    if ((event.target as HTMLElement).closest('textarea')) return;
    event.preventDefault();
    const { camera, session } = this.surface;
    session.following.stop();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 32 : 1;
    if (event.ctrlKey || event.metaKey) camera.zoomAt(this.#place(event), Math.exp(-event.deltaY * unit * 0.006));
    else if (isWheel(event)) camera.zoomAt(this.#place(event), Math.exp(-Math.sign(event.deltaY) * 0.16));
    else if (event.shiftKey && event.deltaX === 0) camera.pan(-event.deltaY * unit, 0);
    else camera.pan(-event.deltaX * unit, -event.deltaY * unit);
  };

  #stop(): void {
    clearTimeout(this.#hold);
    this.#gesture = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }
}

/** Mice send steps, straight down or up, of lines or of a hundred pixels and more; trackpads send many small movements. */
const isWheel = (event: WheelEvent): boolean => !event.shiftKey && event.deltaX === 0 && (event.deltaMode === WheelEvent.DOM_DELTA_LINE || (Math.abs(event.deltaY) >= 100 && Number.isInteger(event.deltaY)));

const apart = (one: Point, other: Point): number => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

function* neighbours(surface: Surface, rect: { x: number; y: number }) {
  for (const id of surface.index.near(grown({ ...rect, ...noteSize }, 320))) if (!surface.drag?.ids.has(id) && surface.clusterOf(id) === undefined) yield surface.plan.notes.get(id)!;
}

function* areasBut(surface: Surface) {
  for (const [id, rect] of surface.plan.areas) if (id !== surface.drag?.areaId) yield rect;
}
