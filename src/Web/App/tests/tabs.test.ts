import { afterEach, describe, expect, it, vi } from 'vitest';
import { Tabs } from '../src/sync/tabs';
import { Locks } from './locks';

afterEach(() => vi.unstubAllGlobals());

describe.each([
  ['where the browser has locks', () => vi.stubGlobal('navigator', { locks: new Locks() })],
  ['where tabs must ask each other', () => vi.stubGlobal('navigator', {})],
])('Tabs, %s', (name, prepare) => {
  it('OUT4: a tab that is there is left alone, and one that is gone is told once', async () => {
    prepare();
    const [one, two] = [new Tabs(), new Tabs()];
    await one.enter();
    await two.enter();
    const gone = vi.fn();
    two.whenGone(one.me, gone);
    two.whenGone(one.me, gone);
    two.whenGone(two.me, gone);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(gone).not.toHaveBeenCalled();
    one.leave();
    // Without locks nobody tells; it is asked again when the connection is back.
    if (!name.includes('locks')) two.whenGone(one.me, gone);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(gone).toHaveBeenCalledOnce();
    two.leave();
  });
});
