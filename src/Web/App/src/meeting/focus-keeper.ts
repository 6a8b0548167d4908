import { tick } from 'svelte';

/**
 * Keeps the focus of somebody in a list that others change. What has the focus may be taken away or moved to another cluster
 * by anybody at any moment: then the focus goes along with it, or to what stands next to where it was, never to nowhere.
 */
export class FocusKeeper {
  #order: readonly string[] = [];
  #at: { key: string; element: Element; isOnMenu: boolean; isWriting: boolean } | undefined;

  constructor(
    private readonly find: (key: string) => HTMLElement | undefined,
    private readonly rest: () => HTMLElement | null,
  ) {}

  /** What has the focus now. */
  came(key: string, element: Element): void {
    this.#at = { key, element, isOnMenu: element instanceof HTMLButtonElement, isWriting: element instanceof HTMLTextAreaElement };
  }

  /** What had the focus has it no more. */
  went(): void {
    const left = this.#at;
    // Also where it is being taken away at this very moment: that shows only once it is gone.
    queueMicrotask(() => {
      if (this.#at === left && left?.element.isConnected) this.#at = undefined;
    });
  }

  /** The list became different, and the page shows it. */
  changed(order: readonly string[]): void {
    const before = this.#order;
    this.#order = order;
    const at = this.#at;
    if (!at || document.activeElement !== document.body) return;
    // Whatever is sorted anew is taken out and put in again, and loses the focus by it.
    if (at.element.isConnected) return (at.element as HTMLElement).focus({ preventScroll: true });
    this.#at = undefined;
    // Whoever was writing is about to press the key that saves, and next to it that key would do something else.
    if (at.isWriting && !order.includes(at.key)) return this.rest()?.focus({ preventScroll: true });
    const key = order.includes(at.key) ? at.key : neighbour(before, at.key, new Set(order));
    const place = key === undefined ? undefined : this.find(key);
    const target = key === at.key && at.isOnMenu ? (place?.querySelector<HTMLElement>('[data-menu]') ?? place) : place;
    (target ?? this.rest())?.focus();
  }
}

/** Where what had the focus goes away with it, the focus goes on from `rest`: for a box that somebody may write in no longer. */
export const leavesFocusTo = (rest: () => HTMLElement | null | undefined) => (element: HTMLElement) => {
  let hasFocus = element === document.activeElement;
  const came = () => (hasFocus = true);
  const went = () => queueMicrotask(() => (hasFocus &&= !element.isConnected));
  element.addEventListener('focus', came);
  element.addEventListener('blur', went);
  return () => {
    if (hasFocus) void tick().then(() => document.activeElement === document.body && rest()?.focus({ preventScroll: true }));
  };
};

/** What stood behind it and is still there, or else before it. */
export function neighbour(before: readonly string[], key: string, still: ReadonlySet<string>): string | undefined {
  const at = before.indexOf(key);
  if (at < 0) return undefined;
  return before.slice(at + 1).find((other) => still.has(other)) ?? before.slice(0, at).findLast((other) => still.has(other));
}
