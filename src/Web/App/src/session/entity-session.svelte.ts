import { Connection, type GoOn } from '../sync/connection';
import type { Commit, Frame, Position, PresenceNews, Presence } from '../sync/frames';
import { keptAs, type EntityName, type Identity } from '../sync/identity';
import type { OutboxStore, Pending, Returned, TextStore } from '../sync/keeping';
import { Outbox, type Giver } from '../sync/outbox';
import { predictAll } from '../sync/predict';
import { Replica } from '../sync/replica';
import { recordsOf, SeenKeeper } from '../sync/seen';
import { openStore } from '../sync/store';
import { currentLanguage } from '../text/index.svelte';
import type { AnyRecord, Command } from '../wire';
import { Membership } from './membership';
import { Predicted } from './predicted';
import { final, isCalm } from './refusals';
import { ServerVersion } from './server-version.svelte';

export type Line = 'connecting' | 'open' | 'lost';

/** Whoever shows an entity: it is told what is different. */
export interface EntityView {
  /** A record is different now, or gone: it is as this, with what is predicted over it. */
  show(key: string, record: AnyRecord | undefined): void;
  /** Commits that are new here. They are shown already. */
  came?(commits: readonly Commit[], isSnapshot: boolean): void;
  /** What this browser kept is at hand, and the server has been asked for nothing yet. */
  ready?(store: OutboxStore & TextStore): Promise<void>;
  stopped?(): void;
  /** Before anything of a frame is shown: where this browser stands now, and the commits by which it came there. */
  arrived?(position: Position | null, commits: readonly Commit[], isWelcome: boolean): void;
  presence?(news: PresenceNews): void;
  lost?(): void;
  /** What is not known to be saved is different now. */
  outboxChanged?(): void;
  /** A command was refused for good. What held no words that could be lost is told here alone, and given back to nobody. */
  refused?(returned: Returned): void;
  /** Whether a record shows something that is not saved yet. */
  mark?(key: string, isUnsaved: boolean): void;
}

/**
 * One entity, whatever its kind, as this browser has it: it follows the entity for ever, keeps what was last seen, gives
 * commands through the outbox, and lays what is predicted of them over the confirmed records. Data goes one way: a command
 * is given, and the view is shown what it came to.
 */
export class EntitySession {
  line = $state<Line>('connecting');
  /** Whether some of what was given would not outlive this tab yet. */
  isKeeping = $state(false);
  returned = $state.raw<readonly Returned[]>([]);
  /** Why this person may not be here; nothing is tried any more. */
  refusedBy = $state<string>();
  /** Somebody has to let this person in first; it goes on being tried. */
  isOutside = $state(false);
  /** What is wrong with the entity itself, so that it cannot be shown until its server was mended. */
  brokenBy = $state<string>();
  /** Whether what is written outlives the tab. */
  keeps = $state(true);
  /** When it was as it is shown, while the server has not said yet how it is; in milliseconds since 1970. */
  seenAt = $state<number>();
  /** The commands that the server is not known to have, in order; what is written in texts is not among them. */
  waiting = $state.raw<readonly Pending[]>([]);
  /** Whether this person was here before, in this browser. */
  wasHere = $state(false);
  /** Whether the server is still of the version of this page. */
  readonly server = new ServerVersion();

  isFollowing = false;
  readonly #replica = new Replica();
  readonly #connection: Connection;
  readonly #seen: SeenKeeper;
  readonly #membership: Membership;
  readonly #predicted: Predicted;
  #outbox: Outbox | undefined;

  constructor(
    identity: Identity,
    private readonly view: EntityView,
  ) {
    this.#membership = new Membership(identity);
    this.#predicted = new Predicted(identity.personId, (key) => this.confirmed(key));
    this.#seen = new SeenKeeper(identity.personId, keptAs(identity.entity), () => this.#replica);
    this.#connection = new Connection(identity.entity, {
      token: () => this.token,
      language: currentLanguage,
      position: () => this.#replica.position,
      mayTalk: () => this.server.mayTalk(),
      opened: () => (this.line = 'open'),
      received: (frame) => this.#receive(frame),
      lost: () => this.#lost(),
      ended: (code) => this.#ended(code),
    });
  }

  get entity(): EntityName {
    return this.#membership.identity.entity;
  }

  get personId(): string {
    return this.#membership.identity.personId;
  }

  get token(): string {
    return this.#membership.identity.token;
  }

  get position(): Position | null {
    return this.#replica.position;
  }

  /** How many commands the server is not known to have. */
  get unsaved(): number {
    return this.#outbox?.unsaved ?? 0;
  }

  async start(): Promise<void> {
    const { store, lasts } = await openStore(this.personId, () => (this.keeps = false));
    this.keeps = lasts;
    this.#outbox = new Outbox(
      keptAs(this.entity),
      store,
      (id, command) => this.#connection.send(id, command),
      () => this.#outboxChanged(),
    );
    await this.#restore();
    await this.#outbox.open();
    if (this.waiting.length > 0) this.#predictAll();
    await this.view.ready?.(store);
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#leave);
    this.#connection.start();
  }

  stop(): void {
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#leave);
    this.#seen.close();
    this.#outbox?.close();
    this.#connection.stop();
    this.view.stopped?.();
  }

  /** Gives a command. It is kept at once, sent when it can be, and shown by what it came to. @returns its id. */
  give(command: Command, giver?: Giver): string {
    if (command.type !== 'addIdea' && !giver) this.#predictAll();
    return this.#outbox?.add(command, giver) ?? '';
  }

  withdraw(commandId: string): void {
    this.#outbox?.withdraw(commandId);
  }

  /** Takes back what was not sent yet. @returns false where it is on its way already. */
  async takeBack(id: string, hasWords: (command: Command) => boolean): Promise<boolean> {
    const it = this.waiting.find((pending) => pending.id === id);
    return it !== undefined && (await this.#outbox!.takeBack(id, hasWords(it.command)));
  }

  dismiss(returned: Returned): void {
    this.#outbox?.dismiss(returned.id);
  }

  signal(presence: Omit<Presence, 'by'>): void {
    this.#connection.signal(presence);
  }

  /** Tries to connect again now, and says so until it is known what came of it. */
  retry(): void {
    this.line = 'connecting';
    this.#connection.retry();
  }

  /** A record as the server has confirmed it. */
  confirmed(key: string): AnyRecord | undefined {
    return this.#replica.records.get(key);
  }

  /** A record as it is shown: confirmed, with what is predicted over it. */
  recordOf(key: string): AnyRecord | undefined {
    return this.#predicted.recordOf(key);
  }

  /** A record as it is shown, or as it was before this person took it away. */
  lastOf(key: string): AnyRecord | undefined {
    return this.#predicted.lastOf(key);
  }

  /** What this browser remembers of who it is here. */
  learn(change: Partial<Pick<Identity, 'name' | 'title' | 'code'>>): void {
    this.#membership.learn(change);
  }

  /** Shows what was last seen, until the server says what is so now. */
  async #restore(): Promise<void> {
    const seen = await this.#seen.load();
    if (!seen) return;
    const records = recordsOf(seen);
    this.#replica.restore(records, seen.position);
    for (const key of records.keys()) this.#show(key);
    this.seenAt = seen.at;
    this.wasHere = true;
  }

  readonly #leave = (): void => {
    if (document.visibilityState === 'hidden') void this.#seen.keep();
  };

  #receive(frame: Frame): void {
    if ('presence' in frame) {
      this.view.presence?.(frame.presence);
      return;
    }
    const { keys, commits, isSnapshot } = this.#replica.receive(frame);
    this.#seen.changed(keys, isSnapshot);
    if (this.#replica.hasGap) this.#connection.followAnew();
    const { position } = this.#replica;
    const isWelcome = 'welcome' in frame && !this.#replica.hasGap;
    if (isWelcome && position) {
      this.isFollowing = true;
      this.isOutside = false;
      this.seenAt = undefined;
    }
    this.view.arrived?.(position, commits, isWelcome);
    for (const commit of commits) if (commit.id) this.#outbox?.confirm(commit.id);
    if (position) this.#outbox?.confirmUpTo(position);
    for (const key of keys) this.#show(key);
    if (isWelcome) this.#outbox?.connected();
    this.brokenBy = undefined;
    this.view.came?.(commits, isSnapshot);
  }

  #lost(): void {
    if (this.isFollowing) void this.#seen.keep();
    this.line = 'lost';
    this.isFollowing = false;
    this.#outbox?.disconnected();
    this.view.lost?.();
  }

  async #ended(code: string): Promise<GoOn> {
    const why = code === 'token.expired' ? await this.#membership.renew() : code;
    this.isOutside = why === 'meeting.lobby';
    if (why && final.has(why)) {
      this.refusedBy = why;
      await this.#seen.clear();
    }
    if (why === 'entity.damaged') this.brokenBy = why;
    if (this.refusedBy) return 'never';
    return this.brokenBy ? 'slowly' : 'soon';
  }

  #predictAll(): void {
    const [kind] = this.entity.split('/');
    if (kind === 'meeting' || kind === 'community') void predictAll(kind).then(() => this.#outboxChanged(), () => undefined);
  }

  #outboxChanged(): void {
    const outbox = this.#outbox!;
    this.isKeeping = outbox.isKeeping;
    this.waiting = outbox.waiting;
    this.view.outboxChanged?.();
    for (const returned of outbox.returned) {
      this.view.refused?.(returned);
      if (isCalm(returned)) queueMicrotask(() => this.dismiss(returned));
    }
    this.returned = outbox.returned.filter((returned) => !isCalm(returned));
    const { now, before } = this.#predicted.follow(outbox.pending);
    for (const key of now) this.view.mark?.(key, true);
    for (const key of before) if (!now.has(key)) this.view.mark?.(key, false);
    for (const key of new Set([...before, ...now])) this.#show(key);
  }

  #show(key: string): void {
    this.view.show(key, this.recordOf(key));
  }
}
