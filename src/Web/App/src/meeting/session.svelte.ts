import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { minutesRevisions } from '../api';
import type { Part } from '../routes.svelte';
import { Connection, type GoOn } from '../sync/connection';
import type { Commit, Frame, PresenceNews, Presence, RecordKey } from '../sync/frames';
import { identityIn, update, type Identity } from '../sync/identity';
import { keep, kept } from '../sync/local';
import { Outbox } from '../sync/outbox';
import { Replica } from '../sync/replica';
import { recordsOf, SeenKeeper } from '../sync/seen';
import type { OutboxStore, Pending, Returned, TextStore } from '../sync/keeping';
import { openStore } from '../sync/store';
import { ServerVersion } from './server-version.svelte';
import { currentLanguage, t } from '../text/index.svelte';
import type { Command, Minutes } from '../wire';
import { Digest } from './digest.svelte';
import { Following, viewOf } from './following.svelte';
import { Membership } from './membership';
import { nameOf, wordsOf } from './naming';
import { tell } from './news';
import { Predicted } from './predicted';
import { final, isCalm } from './refusals';
import { Sight } from './sight.svelte';
import { partsOf } from './subject';
import { TextAccess } from './text-access.svelte';
import type { TextsHost } from './texts.svelte';
import { UndoStack } from './undo.svelte';
import { views, type View } from './views';
import { Whereabouts } from './whereabouts';

export type Line = 'connecting' | 'open' | 'lost';

/** Something calm that somebody should know: a dot too many, something that can no longer be undone. */
export interface Notice {
  id: string;
  text: string;
}

/** How long somebody is at one thing before others are told, in milliseconds. */
const restMs = 250;

const viewKey = 'samenwerken.view';

/**
 * One meeting as this browser has it: the confirmed records with the predictions of unconfirmed commands over them, ready
 * for components to show. Data goes one way: a component gives a command, and sees what it came to.
 */
export class Session extends Sight {
  readonly present = new SvelteMap<number, Presence>();
  readonly digest = new Digest();
  /** Whom this person goes along with. */
  readonly following = new Following(this);

  presentCount = $state(0);
  line = $state<Line>('connecting');
  /** How many commands the server is not known to have. */
  unsaved = $state(0);
  /** Whether some of that would not outlive this tab yet. */
  isKeeping = $state(false);
  returned = $state.raw<readonly Returned[]>([]);
  notices = $state.raw<readonly Notice[]>([]);
  /** The part of the meeting that this person looks at. */
  part = $state<Part>('ideas');
  /** How this person looks at the ideas. */
  view = $state<View>(views.find((view) => view === kept(viewKey)) ?? 'list');
  /** Why this person may not be here; nothing is tried any more. */
  refusedBy = $state<string>();
  /** What is wrong with the meeting itself, so that it cannot be shown until its server was mended. */
  brokenBy = $state<string>();
  /** Whether what is written outlives the tab. */
  keeps = $state(true);
  /** When it was as it is shown, while the server has not said yet how it is; in milliseconds since 1970. */
  seenAt = $state<number>();
  /** The commands that the server is not known to have, in order; what is written in texts is not among them. */
  waiting = $state.raw<readonly Pending[]>([]);
  /** Whether this person was in this meeting before, in this browser. */
  wasHere = $state(false);
  /** Whether the server is still of the version of this page. */
  readonly server = new ServerVersion();

  /** The round whose result is unfolded above the ideas. */
  unfolded = $state<string>();
  readonly texts = new TextAccess(() => this.#textsHost);
  /** What this person can take back and put back. */
  readonly acts: UndoStack;

  readonly #replica = new Replica();
  readonly #connection: Connection;
  readonly #seen: SeenKeeper;
  readonly #membership: Membership;
  readonly #predicted: Predicted;
  #outbox: Outbox | undefined;
  #store: (OutboxStore & TextStore) | undefined;
  #isFollowing = false;

  constructor(identity: Identity) {
    super(identity.personId);
    this.#membership = new Membership(identity);
    this.#predicted = new Predicted(identity.personId, (key) => this.#replica.records.get(key));
    this.acts = new UndoStack(`samenwerken.undo.${identity.meetingId}.${identity.personId}`);
    this.#seen = new SeenKeeper(identity.personId, identity.meetingId, () => this.#replica);
    this.#connection = new Connection(`meeting/${identity.meetingId}`, {
      token: () => this.#membership.identity.token,
      language: currentLanguage,
      position: () => this.#replica.position,
      mayTalk: () => this.server.mayTalk(),
      opened: () => (this.line = 'open'),
      received: (frame) => this.#receive(frame),
      lost: () => this.#lost(),
      ended: (code) => this.#ended(code),
    });
  }

  get meetingId(): string {
    return this.#membership.identity.meetingId;
  }

  get token(): string {
    return this.#membership.identity.token;
  }

  async start(): Promise<void> {
    const { store, lasts } = await openStore(this.personId, () => (this.keeps = false));
    this.keeps = lasts;
    this.#store = store;
    this.#outbox = new Outbox(
      this.meetingId,
      store,
      (id, command) => this.#connection.send(id, command),
      () => this.#outboxChanged(),
    );
    await this.#restore();
    await this.#outbox.open();
    await this.texts.takeUp(store, this.meetingId);
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#leave);
    this.#connection.start();
  }

  stop(): void {
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#leave);
    this.#seen.close();
    this.#outbox?.close();
    this.texts.close();
    this.#connection.stop();
    this.digest.stop();
    clearTimeout(this.#atTimer);
  }

  /** Gives a command. It is kept at once, sent when it can be, and shown by what it came to. */
  do(command: Command): void {
    // What it is about is named before it is given: something that is removed has a name no more.
    const name = this.aboutOf(command);
    this.acts.did(this.#give(command), command.type, name);
  }

  /** Takes back the last thing that this person did here. */
  undo(): void {
    const act = this.acts.undo((command) => this.#give(command));
    if (act) this.#awaited.set(act.commandId, () => t().undo.undone(t().undo.acts[act.type](act.name)));
  }

  /** Puts back what was taken back last. */
  redo(): void {
    const act = this.acts.redo((command) => this.#give(command));
    if (act) this.#awaited.set(act.commandId, () => t().undo.redone(t().undo.acts[act.type](act.name)));
  }

  /** Says where this person is; best effort. */
  signal(presence: Omit<Presence, 'by'> = {}): void {
    // What is said later is where this person is; nothing that was about to be told may come after it.
    clearTimeout(this.#atTimer);
    this.#connection.signal({ view: viewOf(this.part, this.view), ...presence });
  }

  /** Says at what in the list this person is, a moment after they stopped there: arrows pass many. */
  isAt(at: RecordKey | undefined, typing = false): void {
    clearTimeout(this.#atTimer);
    this.#atTimer = setTimeout(() => this.signal({ ...(at ? { at } : {}), ...(typing ? { typing } : {}) }), restMs);
  }

  /** Chooses how to look at the ideas; this device remembers it. */
  look(view: View): void {
    this.view = view;
    keep(viewKey, view);
  }

  /** Tries to connect again now. */
  retry(): void {
    this.#connection.retry();
  }

  /**
   * Takes back what was not sent yet; words in it come back.
   * @returns false where it is on its way already.
   */
  async takeBack(id: string): Promise<boolean> {
    const it = this.waiting.find((pending) => pending.id === id);
    const isBack = it !== undefined && (await this.#outbox!.takeBack(id, wordsOf(it.command) !== undefined));
    if (isBack) this.acts.refused(id);
    return isBack;
  }

  dismiss(returned: Returned): void {
    this.#outbox?.dismiss(returned.id);
  }

  /** Says something calmly, until this person has read it. */
  notice(id: string, text: string): void {
    this.notices = [...this.notices.filter((notice) => notice.id !== id), { id, text }];
  }

  read(id: string): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  /** The words by which this person recognises what a command is about. */
  aboutOf(command: Command): string {
    return nameOf(command, (kind, id) => this.#predicted.recordOf(`${kind}/${id}`));
  }

  /** Whether a record shows something that is not saved yet. */
  isUnsaved(kind: string, id: string): boolean {
    return this.#unsavedKeys.has(`${kind}/${id}`);
  }

  readonly #unsavedKeys = new SvelteMap<string, true>();
  readonly #whereabouts = new Whereabouts(this);
  #atTimer: ReturnType<typeof setTimeout> | undefined;
  /** What to say once the server has taken something back or put it back, by the id of the command. */
  readonly #awaited = new Map<string, () => string>();

  #give(command: Command): string {
    return this.#outbox?.add(command) ?? '';
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
      this.#presence(frame.presence);
      return;
    }
    const { keys, commits, isSnapshot } = this.#replica.receive(frame);
    this.#seen.changed(keys, isSnapshot);
    if (this.#replica.hasGap) this.#connection.followAnew();
    const { position } = this.#replica;
    if ('welcome' in frame && !this.#replica.hasGap && position) {
      this.#isFollowing = true;
      this.seenAt = undefined;
      this.texts.welcome(position);
    }
    this.texts.commits(commits);
    for (const commit of commits) if (commit.id) this.#outbox?.confirm(commit.id);
    if (this.#replica.position) this.#outbox?.confirmUpTo(this.#replica.position);
    for (const key of keys) this.#show(key);
    if ('welcome' in frame && !this.#replica.hasGap) this.#outbox?.connected();
    this.brokenBy = undefined;
    if (!isSnapshot) for (const commit of commits) this.#announce(commit);
    if (this.meeting && this.meeting.title !== this.#membership.identity.title) this.#membership.learn({ title: this.meeting.title });
    if (this.me && this.me.name !== this.#membership.identity.name) this.#membership.learn({ name: this.me.name });
  }

  #lost(): void {
    if (this.#isFollowing) void this.#seen.keep();
    this.line = 'lost';
    this.#isFollowing = false;
    this.texts.lost();
    this.#outbox?.disconnected();
    this.present.clear();
    this.presentCount = 0;
    this.#whereabouts.update([]);
  }

  async #ended(code: string): Promise<GoOn> {
    const why = code === 'token.expired' ? await this.#membership.renew() : code;
    if (why && final.has(why)) {
      this.refusedBy = why;
      await this.#seen.clear();
    }
    if (why === 'entity.damaged') this.brokenBy = why;
    if (this.refusedBy) return 'never';
    return this.brokenBy ? 'slowly' : 'soon';
  }

  #outboxChanged(): void {
    const outbox = this.#outbox!;
    this.#countUnsaved();
    this.waiting = outbox.waiting;
    for (const returned of outbox.returned) this.#refused(returned);
    this.returned = outbox.returned.filter((returned) => !isCalm(returned));
    const { now, before } = this.#predicted.follow(outbox.pending);
    for (const key of now) this.#mark(key, true);
    for (const key of before) if (!now.has(key)) this.#mark(key, false);
    for (const key of new Set([...before, ...now])) this.#show(key);
  }

  /** Each note hears of itself alone; of the rest there is little. */
  #mark(key: string, isUnsaved: boolean): void {
    const { kind, id } = partsOf<string>(key);
    if (kind === 'idea') this.spotOf('idea', id).isUnsaved = isUnsaved;
    else if (kind === 'dots') this.spotOf('idea', id.slice(id.indexOf('.') + 1)).isDotUnsaved = isUnsaved;
    else if (isUnsaved) this.#unsavedKeys.set(key, true);
    else this.#unsavedKeys.delete(key);
  }

  #countUnsaved(): void {
    this.unsaved = (this.#outbox?.unsaved ?? 0) + this.texts.unsaved;
    this.isKeeping = this.#outbox?.isKeeping ?? false;
  }

  get #textsHost(): TextsHost {
    const session = this;
    return {
      meetingId: this.meetingId,
      store: this.#store!,
      get position() {
        return session.#replica.position;
      },
      get isFollowing() {
        return session.#isFollowing;
      },
      get me() {
        return session.me?.number;
      },
      minutes: (itemId) => this.#replica.records.get(`minutes/${itemId}`) as Minutes | undefined,
      send: (command, giver) => void this.#outbox?.add(command, giver),
      withdraw: (commandId) => this.#outbox?.withdraw(commandId),
      revisions: (itemId, after) => minutesRevisions(this.meetingId, itemId, after, this.token),
      present: () => this.present.values(),
      signal: (presence) => this.signal(presence),
      changed: () => this.#countUnsaved(),
    };
  }

  /** What was refused cannot be undone. A vote or an undo that came too late is told calmly: there are no words to save. */
  #refused(returned: Returned): void {
    this.acts.refused(returned.id);
    this.#awaited.delete(returned.id);
    if (!isCalm(returned)) return;
    this.notice(returned.code, returned.message);
    queueMicrotask(() => this.dismiss(returned));
  }

  /** Brings what components see of a record up to date. */
  #show(key: string): void {
    this.place(key, this.#predicted.recordOf(key));
  }

  #presence(news: PresenceNews): void {
    this.presentCount = news.count;
    if (!news.changed) this.present.clear();
    for (const presence of news.changed ?? news.writers ?? []) this.present.set(presence.by, presence);
    for (const number of news.gone ?? []) this.present.delete(number);
    this.texts.presence(this.present.values());
    this.#whereabouts.update(this.present.values());
    this.following.heard();
  }

  #announce(commit: Commit): void {
    const awaited = commit.id === undefined ? undefined : this.#awaited.get(commit.id);
    if (awaited) this.digest.say(awaited());
    this.#awaited.delete(commit.id ?? '');
    // An event stands there once for each thing that it happened to; all are told together.
    for (const what of new Set(commit.what)) tell(this, what, commit);
  }
}

const key = Symbol('session');

/** @returns a session for who this browser is in the meeting; undefined where it is nobody there. */
export function sessionOf(meetingId: string): Session | undefined {
  const identity = identityIn(meetingId);
  if (!identity) return undefined;
  update(meetingId, { usedAt: Date.now() });
  return new Session(identity);
}

export const provideSession = (session: Session): Session => setContext(key, session);

export const useSession = (): Session => getContext<Session>(key);
