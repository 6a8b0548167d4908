import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drawing } from '../src/meeting/drawing.svelte';

describe('Drawing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('draws a short list at once', () => {
    const drawing = new Drawing();
    drawing.begin([10, 20]);
    expect(drawing.count).toBe(Infinity);
  });

  it('draws a long list from the top of each cluster on, and all of it in the end', () => {
    const drawing = new Drawing();
    drawing.begin([5000, 10, 3000]);
    const counts = [drawing.count];
    while (drawing.count !== Infinity) {
      vi.advanceTimersToNextTimer();
      counts.push(drawing.count);
    }
    expect(counts[0]).toBeLessThan(100);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    // No breath draws so much that a key would have to wait for it.
    for (let i = 1; i < counts.length - 1; i++) expect((counts[i]! - counts[i - 1]!) * 2).toBeLessThanOrEqual(180);
  });

  it('draws further at once where somebody goes there', () => {
    const drawing = new Drawing();
    drawing.begin([5000]);
    drawing.reach(4000);
    expect(drawing.count).toBeGreaterThan(4000);
    drawing.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
