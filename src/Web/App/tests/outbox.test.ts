import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Outbox } from '../src/sync/outbox';
import type { OutboxStore } from '../src/sync/keeping';
import { MemoryStore } from '../src/sync/memory-store';
import { openStore } from '../src/sync/store';
import type { Answer, Command } from '../src/wire';

const add = (text: string): Command => ({ type: 'addIdea', ideaId: `idea-${text}`, text });

/** A server that a test answers by hand. */
class Wire {
  readonly sent: { id: string; text: string; answer: (answer: Answer) => void; fail: () => void }[] = [];

  readonly send = (id: string, command: Command): Promise<Answer> =>
    new Promise((resolve, reject) =>
      this.sent.push({ id, text: command.type === 'addIdea' ? command.text : command.type, answer: resolve, fail: () => reject(new Error('gone')) }),
    );

  get texts(): string[] {
    return this.sent.map((it) => it.text);
  }
}

const accepted = (seq: number, epoch = 'e'): Answer => ({ status: 'accepted', epoch, seq });

async function settle(): Promise<void> {
  // IndexedDB's own turns, and the promises behind them.
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe.each([
  ['in IndexedDB', async () => (await openStore('piet', () => undefined)).store],
  ['in memory', async () => new MemoryStore()],
])('Outbox %s', (_, open) => {
  let store: OutboxStore;
  let wire: Wire;
  let outbox: Outbox;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    store = await open();
    wire = new Wire();
    outbox = new Outbox('meeting', store, wire.send, () => undefined);
    await outbox.open();
  });

  afterEach(() => {
    outbox.close();
    vi.useRealTimers();
  });

  it('OUT1: keeps a command before it sends it', async () => {
    const kept = vi.spyOn(store, 'keep');
    outbox.connected();
    outbox.add(add('a'));
    expect(wire.sent).toEqual([]);
    await settle();
    expect(kept).toHaveBeenCalledOnce();
    expect(wire.texts).toEqual(['a']);
  });

  it('what was given without a connection can be withdrawn until it is sent, and its words come back', async () => {
    for (const text of ['a', 'b', 'c']) outbox.add(add(text));
    await settle();
    expect(outbox.waiting.map((it) => it.isUnsent)).toEqual([true, true, true]);
    const [a, b] = outbox.waiting.map((it) => it.id);
    expect(await outbox.takeBack(a!, true)).toBe(true);
    expect(await outbox.takeBack(b!, false)).toBe(true);
    expect(outbox.returned.map((it) => it.id)).toEqual([a]);
    outbox.connected();
    await settle();
    expect(wire.texts).toEqual(['c']);
    expect(outbox.waiting.map((it) => it.isUnsent)).toEqual([false]);
    expect(await outbox.takeBack(outbox.waiting[0]!.id, true)).toBe(false);
  });

  it('what may have been sent cannot be withdrawn, also not after the connection or the tab was lost', async () => {
    outbox.connected();
    outbox.add(add('a'));
    await settle();
    outbox.disconnected();
    wire.sent[0]!.fail();
    await settle();
    const { id } = outbox.waiting[0]!;
    expect(await outbox.takeBack(id, true)).toBe(false);
    const next = new Outbox('meeting', store, wire.send, () => undefined);
    await next.open();
    expect(next.waiting.map((it) => it.id)).toEqual([id]);
    expect(await next.takeBack(id, true)).toBe(false);
    next.close();
  });

  it('a tab sends with its next connection what another left, in the order in which it was given, once', async () => {
    const other = new Outbox('meeting', store, wire.send, () => undefined);
    await other.open();
    other.add(add('a'));
    await settle();
    outbox.add(add('b'));
    await settle();
    other.close();
    outbox.connected();
    await vi.waitFor(() => expect([...wire.texts].sort()).toEqual(['a', 'b']));
    outbox.disconnected();
    outbox.connected();
    await settle();
    expect(new Set(wire.sent.map((it) => it.id)).size).toBe(2);
    for (const [i, { id }] of wire.sent.slice(-2).entries()) {
      wire.sent.filter((it) => it.id === id).forEach((it) => it.answer(accepted(i + 1)));
      outbox.confirm(id);
    }
    await settle();
    expect(outbox.pending).toEqual([]);
    expect((await store.load('meeting')).pending).toEqual([]);
  });

  it('what one tab withdrew, no other sends, also where it had it already', async () => {
    outbox.add(add('a'));
    await settle();
    const other = new Outbox('meeting', store, wire.send, () => undefined);
    await other.open();
    expect(other.waiting.length).toBe(1);
    // Before the other tab has heard of it.
    const withdrawing = outbox.takeBack(outbox.waiting[0]!.id, true);
    other.connected();
    expect(await withdrawing).toBe(true);
    await settle();
    expect(wire.sent).toEqual([]);
    expect(other.waiting).toEqual([]);
    other.close();
  });

  it('what one tab has begun to send, no other withdraws', async () => {
    outbox.add(add('a'));
    await settle();
    const other = new Outbox('meeting', store, wire.send, () => undefined);
    await other.open();
    other.connected();
    await settle();
    expect(wire.texts).toEqual(['a']);
    expect(await outbox.takeBack(outbox.waiting[0]!.id, true)).toBe(false);
    expect(outbox.returned).toEqual([]);
    other.close();
  });

  it('OUT1: says that something is being kept until it outlives the tab, whatever becomes of it', async () => {
    expect(outbox.isKeeping).toBe(false);
    outbox.add(add('a'));
    expect(outbox.isKeeping).toBe(true);
    await settle();
    expect(outbox.isKeeping).toBe(false);
    vi.spyOn(store, 'keep').mockRejectedValue(new Error('full'));
    outbox.add(add('b'));
    expect(outbox.isKeeping).toBe(true);
    await settle();
    expect(outbox.isKeeping).toBe(false);
  });

  it('tells whoever keeps a command themselves what became of it, and gives back to them', async () => {
    const heard: unknown[] = [];
    const giver = (id: string) => ({ id, heard: (fate: unknown) => void heard.push(fate) });
    const kept = vi.spyOn(store, 'keep');
    outbox.connected();
    expect(outbox.add(add('a'), giver('one'))).toBe('one');
    expect(wire.sent[0]!.id).toBe('one');
    outbox.add(add('a'), giver('one'));
    expect(wire.texts).toEqual(['a']);
    wire.sent[0]!.answer(accepted(5));
    await settle();
    expect(heard).toEqual([{ status: 'accepted', at: { epoch: 'e', seq: 5 } }]);
    outbox.confirmUpTo({ epoch: 'e', seq: 5 });
    outbox.add(add('b'), giver('two'));
    expect(outbox.unsaved).toBe(0);
    wire.sent[1]!.answer({ status: 'rejected', code: 'no', message: 'Nee.' });
    await settle();
    expect(heard[1]).toEqual({ status: 'rejected', code: 'no', message: 'Nee.' });
    expect(outbox.returned).toEqual([]);
    outbox.add(add('c'), giver('three'));
    outbox.withdraw('three');
    outbox.disconnected();
    outbox.connected();
    expect(wire.texts).toEqual(['a', 'b', 'c']);
    expect(kept).not.toHaveBeenCalled();
  });

  it('sends in the order in which commands were given, also what waited for a connection', async () => {
    ['a', 'b', 'c'].forEach((text) => outbox.add(add(text)));
    await settle();
    expect(wire.sent).toEqual([]);
    expect(outbox.unsaved).toBe(3);
    outbox.connected();
    outbox.add(add('d'));
    await settle();
    expect(wire.texts).toEqual(['a', 'b', 'c', 'd']);
  });

  it('CMD2: has no more under way than the server remembers', async () => {
    for (let i = 0; i < 300; i++) outbox.add(add(`${i}`));
    outbox.connected();
    await vi.waitFor(() => expect(wire.sent.length).toBe(256), 5000);
    await settle();
    expect(wire.sent.length).toBe(256);
    wire.sent[0]!.answer(accepted(1));
    await vi.waitFor(() => expect(wire.sent.length).toBe(257), 5000);
  });

  it('keeps a command until its commit is here', async () => {
    outbox.connected();
    outbox.add(add('a'));
    await settle();
    wire.sent[0]!.answer(accepted(7));
    await settle();
    expect(outbox.unsaved).toBe(0);
    expect(outbox.pending.length).toBe(1);
    outbox.confirmUpTo({ epoch: 'e', seq: 6 });
    expect(outbox.pending.length).toBe(1);
    outbox.confirmUpTo({ epoch: 'e', seq: 7 });
    expect(outbox.pending).toEqual([]);
    await settle();
    expect((await store.load('meeting')).pending).toEqual([]);
  });

  it('is content with the commit when the answer was lost', async () => {
    outbox.connected();
    const id = outbox.add(add('a'));
    await settle();
    outbox.confirm(id);
    expect(outbox.pending).toEqual([]);
    wire.sent[0]!.answer({ status: 'rejected', code: 'late' });
    await settle();
    expect(outbox.returned).toEqual([]);
  });

  it('sends again, under the same id, what was under way when the connection broke', async () => {
    outbox.connected();
    const id = outbox.add(add('a'));
    await settle();
    wire.sent[0]!.fail();
    outbox.disconnected();
    await settle();
    outbox.connected();
    expect(wire.sent.map((it) => it.id)).toEqual([id, id]);
  });

  it('sends again after a restore what was answered in another epoch', async () => {
    outbox.connected();
    const id = outbox.add(add('a'));
    await settle();
    wire.sent[0]!.answer(accepted(9, 'old'));
    await settle();
    outbox.confirmUpTo({ epoch: 'new', seq: 20 });
    expect(wire.sent.map((it) => it.id)).toEqual([id, id]);
  });

  it('LOG2: comes again later, in order', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    outbox.connected();
    ['a', 'b'].forEach((text) => outbox.add(add(text)));
    await settle();
    wire.sent.forEach((it) => it.answer({ status: 'later', code: 'store.notWritten', retryAfterMs: 2000 }));
    await settle();
    vi.advanceTimersByTime(1999);
    expect(wire.texts).toEqual(['a', 'b']);
    vi.advanceTimersByTime(1);
    expect(wire.texts).toEqual(['a', 'b', 'a', 'b']);
  });

  it('LOG2: asks again after an unknown outcome', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    outbox.connected();
    const id = outbox.add(add('a'));
    await settle();
    wire.sent[0]!.answer({ status: 'unknown' });
    await settle();
    vi.advanceTimersByTime(500);
    expect(wire.sent.map((it) => it.id)).toEqual([id, id]);
  });

  it('gives back what is refused for good, with its words', async () => {
    outbox.connected();
    outbox.add(add('a'));
    await settle();
    wire.sent[0]!.answer({ status: 'rejected', code: 'meeting.closed', message: 'Dicht.', detail: { yours: 'a' } });
    await settle();
    expect(outbox.unsaved).toBe(0);
    expect(outbox.returned).toMatchObject([{ code: 'meeting.closed', message: 'Dicht.', command: { text: 'a' } }]);

    const later = new Outbox('meeting', store, wire.send, () => undefined);
    await later.open();
    expect(later.returned.length).toBe(1);
    later.dismiss(later.returned[0]!.id);
    await settle();
    expect((await store.load('meeting')).returned).toEqual([]);
  });

  it('finds again what an earlier tab left, and sends it under the same id', async () => {
    const id = outbox.add(add('a'));
    await settle();
    const next = new Outbox('meeting', store, wire.send, () => undefined);
    await next.open();
    next.connected();
    await settle();
    expect(wire.sent.map((it) => it.id)).toEqual([id]);
  });

  it('keeps the commands of one meeting out of another', async () => {
    outbox.add(add('a'));
    await settle();
    const other = new Outbox('other', store, wire.send, () => undefined);
    await other.open();
    expect(other.pending).toEqual([]);
  });

  it('refuses a command that is too large before it is kept', () => {
    expect(() => outbox.add(add('x'.repeat(49 * 1024)))).toThrow(RangeError);
    expect(outbox.pending).toEqual([]);
  });
});

it('Outbox on a bad line: nothing is lost, nothing is given up, and each id takes effect once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 20, maxLength: 120 }), async (steps) => {
      const store = new MemoryStore();
      const effects: string[] = [];
      const seen = new Set<string>();
      let isDown = false;
      const server = (id: string, command: Command): Promise<Answer> => {
        if (isDown) return Promise.reject(new Error('gone'));
        if (!seen.has(id)) {
          seen.add(id);
          effects.push(command.type === 'addIdea' ? command.text : '');
        }
        // The answer is lost when the line breaks in time.
        return isDown ? Promise.reject(new Error('gone')) : Promise.resolve(accepted([...seen].indexOf(id) + 1));
      };
      let outbox = new Outbox('meeting', store, server, () => undefined);
      await outbox.open();
      const given: string[] = [];
      for (const [i, step] of steps.entries()) {
        if (step <= 2) {
          given.push(`${i}`);
          outbox.add(add(`${i}`));
        } else if (step === 3) {
          isDown = true;
          outbox.disconnected();
        } else if (step === 4) {
          isDown = false;
          outbox.connected();
        } else {
          // The tab is closed, after what was written was kept, and opened again.
          await settle();
          outbox = new Outbox('meeting', store, server, () => undefined);
          await outbox.open();
        }
      }
      isDown = false;
      outbox.connected();
      await settle();
      outbox.confirmUpTo({ epoch: 'e', seq: seen.size });
      await settle();
      expect(effects).toEqual(given);
      expect(outbox.pending).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
