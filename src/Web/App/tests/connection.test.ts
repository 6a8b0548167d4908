import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, type GoOn } from '../src/sync/connection';

/** A hub of which a test decides when it has started and what it streams. */
class Hub {
  static readonly all: Hub[] = [];
  isOpen = false;
  frames!: { next(frame: unknown): void; complete(): void; error(failure: Error): void };
  started!: () => void;
  #closed: (() => void)[] = [];

  constructor() {
    Hub.all.push(this);
  }

  onclose(heard: () => void): void {
    this.#closed.push(heard);
  }

  start(): Promise<void> {
    return new Promise((resolve) => {
      this.started = () => {
        this.isOpen = true;
        resolve();
      };
    });
  }

  stop(): Promise<void> {
    if (this.isOpen) this.#closed.forEach((heard) => heard());
    this.isOpen = false;
    return Promise.resolve();
  }

  stream() {
    return { subscribe: (frames: Hub['frames']) => ((this.frames = frames), { dispose: () => undefined }) };
  }
}

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: { WebSockets: 1 },
  LogLevel: { None: 6 },
  HubConnectionBuilder: class {
    withUrl() {
      return this;
    }
    configureLogging() {
      return this;
    }
    build() {
      return new Hub();
    }
  },
}));

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('A connection', () => {
  let goOn: GoOn;
  let connection: Connection;
  const heard = { opened: vi.fn(), received: vi.fn(), lost: vi.fn() };
  let mayTalk: () => Promise<boolean | undefined>;

  beforeEach(() => {
    vi.useFakeTimers();
    const window = new EventTarget();
    vi.stubGlobal('addEventListener', window.addEventListener.bind(window));
    vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window));
    vi.stubGlobal('dispatchEvent', window.dispatchEvent.bind(window));
    vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
    Hub.all.length = 0;
    Object.values(heard).forEach((mock) => mock.mockClear());
    goOn = 'soon';
    mayTalk = () => Promise.resolve(true);
    connection = new Connection('meeting/m', {
      token: () => 'token',
      language: () => 'nl',
      position: () => null,
      ended: () => Promise.resolve(goOn),
      mayTalk: () => mayTalk(),
      ...heard,
    });
    connection.start();
  });

  afterEach(() => {
    connection.stop();
    vi.useRealTimers();
  });

  const last = () => Hub.all.at(-1)!;

  async function open(): Promise<void> {
    last().started();
    await settle();
  }

  it('is made again within five seconds, for ever', async () => {
    for (let i = 1; i <= 12; i++) {
      await open();
      await last().stop();
      await vi.advanceTimersByTimeAsync(5000);
      expect(Hub.all.length).toBe(i + 1);
    }
  });

  it('says nothing to a server that speaks otherwise, and asks again after half a minute or more', async () => {
    mayTalk = () => Promise.resolve(false);
    await open();
    await last().stop();
    heard.opened.mockClear();
    await vi.advanceTimersByTimeAsync(5000);
    await open();
    expect(heard.opened).not.toHaveBeenCalled();
    expect(last().isOpen).toBe(false);
    mayTalk = () => Promise.resolve(true);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(Hub.all.length).toBe(2);
    await vi.advanceTimersByTimeAsync(31_000);
    await open();
    expect(heard.opened).toHaveBeenCalledOnce();
  });

  it('says nothing before it is known whether both speak alike, and tries again soon where that cannot be asked', async () => {
    let answer: (may: boolean | undefined) => void = () => undefined;
    mayTalk = () => new Promise((resolve) => (answer = resolve));
    await open();
    await last().stop();
    heard.opened.mockClear();
    await vi.advanceTimersByTimeAsync(5000);
    await open();
    expect(heard.opened).not.toHaveBeenCalled();
    answer(undefined);
    await vi.advanceTimersByTimeAsync(5000);
    await open();
    expect(heard.opened).not.toHaveBeenCalled();
    answer(true);
    await settle();
    expect(heard.opened).toHaveBeenCalledOnce();
  });

  it('is made again only after half a minute or more when the server says that the meeting is damaged', async () => {
    goOn = 'slowly';
    await open();
    last().frames.next({ end: 'entity.damaged' });
    last().frames.complete();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(Hub.all.length).toBe(1);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(Hub.all.length).toBeGreaterThan(1);
  });

  it('is made again at once, after damage too, when somebody asks for it or the network is back', async () => {
    goOn = 'slowly';
    for (const [i, ask] of [() => connection.retry(), () => dispatchEvent(new Event('online'))].entries()) {
      await open();
      last().frames.next({ end: 'entity.damaged' });
      last().frames.complete();
      await settle();
      ask();
      await settle();
      expect(Hub.all.length).toBe(i + 2);
    }
  });

  it('waits longer each time that it comes to nothing, however well it worked before', async () => {
    await open();
    last().frames.next({ commits: [] });
    for (let i = 0; i < 6; i++) {
      await last().stop();
      await vi.advanceTimersByTimeAsync(5000);
      await open();
    }
    await last().stop();
    await vi.advanceTimersByTimeAsync(2400);
    expect(Hub.all.length).toBe(7);
  });

  it('does not live on when it is stopped while it is being made', async () => {
    connection.stop();
    last().started();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(last().isOpen).toBe(false);
    expect(Hub.all.length).toBe(1);
    expect(heard.opened).not.toHaveBeenCalled();
  });

  it('is made anew when making it hangs, at once when the network is back', async () => {
    dispatchEvent(new Event('online'));
    await settle();
    expect(Hub.all.length).toBe(2);
    // The first one comes to be after all; nobody hears it.
    Hub.all[0]!.started();
    await settle();
    expect(Hub.all[0]!.isOpen).toBe(false);
    await vi.advanceTimersByTimeAsync(15_000 + 5000);
    expect(Hub.all.length).toBe(3);
  });

  it('is checked when the browser says that its network is gone', async () => {
    await open();
    dispatchEvent(new Event('offline'));
    await settle();
    expect(heard.lost).toHaveBeenCalledOnce();
  });

  it('is not made again after a refusal for good', async () => {
    goOn = 'never';
    await open();
    last().frames.next({ end: 'person.removed' });
    last().frames.complete();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(Hub.all.length).toBe(1);
    expect(last().isOpen).toBe(false);
  });
});
