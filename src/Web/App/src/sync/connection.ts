import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection, type ISubscription } from '@microsoft/signalr';
import type { Answer, Command } from '../wire';
import type { Frame, Position } from './frames';

/** The longest wait before trying again, in milliseconds. */
const longestWaitMs = 5000;

/** The longest wait where trying again soon is of no use, in milliseconds. */
const slowWaitMs = 60_000;

/** How long making a connection may take: without a network it can hang for minutes. */
const startPatienceMs = 15_000;

/** Hidden for longer than this, a phone may have let the connection die without telling. */
const staleAfterMs = 15_000;

/** Whether and how to go on after the server ended the stream. */
export type GoOn = 'soon' | 'slowly' | 'never';

export interface ConnectionEvents {
  /** A token to connect with; asked for each time. */
  token(): string;
  language(): string;
  position(): Position | null;
  /** Whether this page and the server still speak alike; asked before anything is said. Undefined where nobody could tell. */
  mayTalk(): Promise<boolean | undefined>;
  opened(): void;
  received(frame: Frame): void;
  lost(): void;
  /** The server ended the stream for a reason. */
  ended(code: string): Promise<GoOn>;
}

/**
 * One connection to the server, for ever: when it is gone it is made again, with a wait that grows to five seconds and
 * differs from browser to browser, and at once when the network or the page comes back. It follows one meeting.
 */
export class Connection {
  #hub: HubConnection | undefined;
  #stream: ISubscription<Frame> | undefined;
  #isStopped = false;
  #isSlow = false;
  #hasReceived = false;
  #isHurried = false;
  #wake: (() => void) | undefined;
  #giveUp: (() => void) | undefined;
  #hiddenAt: number | undefined;

  constructor(
    private readonly entity: string,
    private readonly events: ConnectionEvents,
  ) {}

  start(): void {
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    document.addEventListener('visibilitychange', this.#visibility);
    void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    document.removeEventListener('visibilitychange', this.#visibility);
    this.#giveUp?.();
    this.#wake?.();
    void this.#hub?.stop();
  }

  /** Tries again now, where it waits to. */
  retry(): void {
    this.#wake?.();
  }

  send(id: string, command: Command): Promise<Answer> {
    return this.#hub ? this.#hub.invoke<Answer>('Send', this.entity, { id, command }) : Promise.reject(new Error('There is no connection.'));
  }

  /** Says where this person is and what they do; best effort. */
  signal(presence: object): void {
    this.#hub?.send('Signal', this.entity, presence).catch(() => undefined);
  }

  /** Ends the stream and follows anew from the position. */
  followAnew(): void {
    this.#stream?.dispose();
    this.#follow();
  }

  async #run(): Promise<void> {
    for (let attempt = 0; !this.#isStopped; attempt++) {
      const hub = this.#build();
      const closed = new Promise<void>((resolve) => hub.onclose(() => resolve()));
      const asked = this.events.mayTalk();
      const hasStarted = await this.#starts(hub);
      const mayTalk = hasStarted ? await asked : undefined;
      if (!mayTalk || this.#isStopped) {
        this.#isSlow = mayTalk === false;
        void hub.stop();
      } else {
        this.#hub = hub;
        this.#follow();
        this.events.opened();
        await closed;
      }
      this.#hub = undefined;
      this.events.lost();
      // A connection that came to nothing does not count as one that worked.
      if (this.#hasReceived) attempt = 0;
      this.#hasReceived = false;
      if (!this.#isStopped) await this.#wait(attempt);
    }
  }

  /** @returns whether it came to be; not where it failed, took too long, or is not wanted any more. */
  async #starts(hub: HubConnection): Promise<boolean> {
    const starting = hub.start().then(
      () => true,
      () => false,
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const givenUp = new Promise<boolean>((resolve) => {
      this.#giveUp = () => resolve(false);
      timer = setTimeout(this.#giveUp, startPatienceMs);
    });
    const hasStarted = (await Promise.race([starting, givenUp])) && !this.#isStopped;
    clearTimeout(timer);
    this.#giveUp = undefined;
    // It may come to be after all, with nobody to hear it.
    if (!hasStarted) void starting.then(() => hub.stop());
    return hasStarted;
  }

  #build(): HubConnection {
    const hub = new HubConnectionBuilder()
      .withUrl(`/hub?ui-culture=${this.events.language()}`, {
        accessTokenFactory: () => this.events.token(),
        skipNegotiation: true,
        transport: HttpTransportType.WebSockets,
      })
      .configureLogging(LogLevel.None)
      .build();
    hub.serverTimeoutInMilliseconds = 25_000;
    hub.keepAliveIntervalInMilliseconds = 10_000;
    return hub;
  }

  #follow(): void {
    const hub = this.#hub;
    if (!hub) return;
    let code: string | undefined;
    this.#stream = hub.stream<Frame>('Follow', this.entity, this.events.position()).subscribe({
      next: (frame) => {
        if ('end' in frame) {
          code = frame.end;
          return;
        }
        this.#hasReceived = true;
        this.events.received(frame);
      },
      complete: () => void this.#ended(hub, code),
      error: () => void hub.stop(),
    });
  }

  async #ended(hub: HubConnection, code: string | undefined): Promise<void> {
    const goOn = code === undefined ? 'soon' : await this.events.ended(code);
    if (goOn === 'never') this.stop();
    this.#isSlow = goOn === 'slowly';
    await hub.stop();
  }

  #wait(attempt: number): Promise<void> {
    if (this.#isHurried) {
      this.#isHurried = false;
      return Promise.resolve();
    }
    const longest = this.#isSlow ? slowWaitMs : Math.min(longestWaitMs, 250 * 2 ** attempt);
    this.#isSlow = false;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** What was begun without a network comes to nothing. */
  readonly #online = (): void => {
    this.#isHurried = this.#giveUp !== undefined;
    this.#giveUp?.();
    this.#wake?.();
  };

  /** Nobody tells a socket that its network is gone. A server on this very computer is there again at once. */
  readonly #offline = (): void => {
    void this.#hub?.stop();
  };

  readonly #visibility = (): void => {
    if (document.hidden) {
      this.#hiddenAt = Date.now();
      return;
    }
    if (this.#hiddenAt !== undefined && Date.now() - this.#hiddenAt > staleAfterMs) void this.#hub?.stop();
    this.#hiddenAt = undefined;
    this.#wake?.();
  };
}
