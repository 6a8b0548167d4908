import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keyOf, type Records } from '../src/sync/fold';
import type { Position } from '../src/sync/frames';
import { forgetLastSeen, recordsOf, SeenKeeper } from '../src/sync/seen';
import type { AnyRecord } from '../src/wire';

const idea = (id: number, text: string) => ({ kind: 'idea', id: `${id}`, text }) as unknown as AnyRecord;

/** What one tab has: the history that all tabs follow, as far as it came. */
class Tab {
  readonly records: Records = new Map();
  position: Position | null = null;
  readonly keeper: SeenKeeper;

  constructor(
    private readonly history: History,
    person = 'piet',
    meeting = 'meeting',
  ) {
    this.keeper = new SeenKeeper(person, meeting, () => this, 1_000_000);
  }

  /** Goes along with the history, as a stream of commits. */
  follow(to = this.history.seq): void {
    if (this.position?.epoch !== this.history.epoch || this.position.seq > to) return this.beginAnew();
    for (let seq = this.position.seq + 1; seq <= to; seq++) {
      const change = this.history.changes[seq - 1]!;
      if (change.text === undefined) this.records.delete(keyOf(idea(change.id, '')));
      else this.records.set(keyOf(idea(change.id, '')), idea(change.id, change.text));
      this.position = { epoch: this.history.epoch, seq };
      this.keeper.changed([keyOf(idea(change.id, ''))], false);
    }
  }

  /** A snapshot. */
  beginAnew(): void {
    this.records.clear();
    for (const [key, record] of this.history.at(this.history.seq)) this.records.set(key, record);
    this.position = { epoch: this.history.epoch, seq: this.history.seq };
    this.keeper.changed([], true);
  }

  async open(): Promise<void> {
    const seen = await this.keeper.load();
    if (!seen) return;
    for (const [key, record] of recordsOf(seen)) this.records.set(key, record);
    this.position = seen.position;
  }
}

interface Change {
  id: number;
  /** Undefined where it was removed. */
  text?: string | undefined;
}

class History {
  epoch = 'a';
  changes: Change[] = [];

  get seq(): number {
    return this.changes.length;
  }

  at(seq: number): Records {
    const records: Records = new Map();
    for (const { id, text } of this.changes.slice(0, seq))
      if (text === undefined) records.delete(keyOf(idea(id, '')));
      else records.set(keyOf(idea(id, '')), idea(id, text));
    return records;
  }
}

describe('What was last seen', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });

  async function filled(person = 'piet', meeting = 'meeting'): Promise<Tab> {
    const history = new History();
    history.changes = [{ id: 1, text: 'een' }, { id: 2, text: 'twee' }];
    const tab = new Tab(history, person, meeting);
    tab.follow();
    await tab.keeper.keep();
    return tab;
  }

  const seenBy = (person: string, meeting = 'meeting') => new Tab(new History(), person, meeting).keeper.load();

  it('is there for the next tab, with the position from which to go on', async () => {
    await filled();
    const seen = await seenBy('piet');
    expect(seen!.position).toEqual({ epoch: 'a', seq: 2 });
    expect(seen!.records).toEqual([idea(1, 'een'), idea(2, 'twee')]);
  });

  it('OUT2: is of one person in one meeting', async () => {
    await filled();
    expect(await seenBy('mila')).toBeUndefined();
    expect(await seenBy('piet', 'another')).toBeUndefined();
  });

  it('is gone with a right that is lost, whatever comes in after that', async () => {
    const tab = await filled();
    await tab.keeper.clear();
    tab.keeper.changed(['idea/1'], false);
    await tab.keeper.keep();
    expect(await seenBy('piet')).toBeUndefined();
  });

  it('is gone when somebody forgets a meeting on this device, and that of others stays', async () => {
    await filled();
    await filled('mila');
    await forgetLastSeen('piet', 'meeting');
    expect(await seenBy('piet')).toBeUndefined();
    expect(await seenBy('mila')).toBeDefined();
  });

  it('is kept of twelve meetings, those of the last', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let i = 0; i < 14; i++) {
      vi.setSystemTime(1_800_000_000_000 + i * 1000);
      await filled('piet', `meeting-${i}`);
    }
    await filled('piet', 'meeting-13');
    const left = [];
    for (let i = 0; i < 14; i++) if (await seenBy('piet', `meeting-${i}`)) left.push(i);
    expect(left).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    vi.setSystemTime(1_800_000_000_000 + 31 * 24 * 3600 * 1000);
    expect(await seenBy('piet', 'meeting-13')).toBeUndefined();
    vi.useRealTimers();
  });

  it('writes only what changed since', async () => {
    const tab = await filled();
    const history = new History();
    history.changes = [{ id: 1, text: 'een' }, { id: 2, text: 'twee' }];
    const next = new Tab(history);
    await next.open();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    history.changes.push({ id: 2, text: 'twee en meer' });
    next.follow();
    await next.keeper.keep();
    await next.keeper.keep();
    expect(put.mock.calls.map(([value]) => (value as { key?: string }).key)).toEqual(['idea/2', undefined]);
    put.mockRestore();
    tab.keeper.close();
  });

  it('does not go back where another tab is ahead', async () => {
    const history = new History();
    history.changes = [{ id: 1, text: 'een' }];
    const [slow, fast] = [new Tab(history), new Tab(history)];
    slow.follow();
    await slow.keeper.keep();
    history.changes.push({ id: 2, text: 'twee' });
    slow.follow();
    history.changes.push({ id: 1, text: 'drie' });
    fast.follow();
    await fast.keeper.keep();
    await slow.keeper.keep();
    const seen = await seenBy('piet');
    expect(seen!.position.seq).toBe(3);
    expect(recordsOf(seen!)).toEqual(history.at(3));
  });

  it('is as a whole what one position gave, whatever two tabs write, in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ what: fc.constant('change' as const), id: fc.nat(2), text: fc.option(fc.string({ maxLength: 3 }), { nil: undefined }) }),
      fc.record({ what: fc.constantFrom('follow', 'follow', 'follow', 'keep', 'keep', 'keep', 'snapshot', 'reopen', 'restore') as fc.Arbitrary<'follow' | 'keep' | 'snapshot' | 'reopen' | 'restore'>, tab: fc.nat(1) }),
    );
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (script) => {
        globalThis.indexedDB = new IDBFactory();
        const history = new History();
        const old = new Map<string, History>();
        const tabs = [new Tab(history), new Tab(history)];
        const kept: Promise<void>[] = [];
        for (const it of script) {
          steps++;
          if (it.what === 'change') history.changes.push({ id: it.id, text: it.text });
          else if (it.what === 'restore') {
            old.set(history.epoch, Object.assign(new History(), { epoch: history.epoch, changes: history.changes }));
            Object.assign(history, { epoch: `${history.epoch}a`, changes: history.changes.slice(0, 2) });
          } else if (it.what === 'follow') tabs[it.tab]!.follow();
          else if (it.what === 'snapshot') tabs[it.tab]!.beginAnew();
          else if (it.what === 'keep') kept.push(tabs[it.tab]!.keeper.keep());
          else {
            tabs[it.tab]!.keeper.close();
            tabs[it.tab] = new Tab(history);
            await tabs[it.tab]!.open();
          }
        }
        await Promise.all(kept);
        const seen = await seenBy('piet');
        if (!seen) return;
        const then = old.get(seen.position.epoch) ?? history;
        expect(then.epoch).toBe(seen.position.epoch);
        expect(recordsOf(seen)).toEqual(then.at(seen.position.seq));
      }),
      { numRuns: 150 },
    );
    expect(steps).toBeGreaterThan(500);
  });
});
