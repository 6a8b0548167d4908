import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { comeBack } from '../api';
import { Connection, type GoOn } from '../sync/connection';
import { changed, keyOfChange } from '../sync/fold';
import type { Commit, Frame, PresenceNews, Presence } from '../sync/frames';
import { identityIn, returnKeyOf, update, type Identity } from '../sync/identity';
import { Outbox } from '../sync/outbox';
import { predict } from '../sync/predict';
import { Replica } from '../sync/replica';
import { openStore, type Returned } from '../sync/store';
import { currentLanguage, t } from '../text/index.svelte';
import type { AgendaItem, AnyRecord, Cluster, Command, Idea, MeetingRecord, Participant } from '../wire';
import { Digest } from './digest.svelte';

export type Line = 'connecting' | 'open' | 'lost';

/** Refusals after which trying again is of no use. */
const final = new Set(['person.removed', 'person.unknown', 'entity.unknown', 'token.invalid', 'token.foreign', 'token.missing', 'returnLink.invalid']);

/**
 * One meeting as this browser has it: the confirmed records with the predictions of unconfirmed commands over them, ready
 * for components to show. Data goes one way: a component gives a command, and sees what it came to.
 */
export class Session {
  readonly ideas = new SvelteMap<string, Idea>();
  readonly clusters = new SvelteMap<string, Cluster>();
  readonly participants = new SvelteMap<string, Participant>();
  readonly agendaItems = new SvelteMap<string, AgendaItem>();
  readonly present = new SvelteMap<number, Presence>();
  readonly digest = new Digest();

  meeting = $state<MeetingRecord>();
  presentCount = $state(0);
  line = $state<Line>('connecting');
  /** How many commands the server is not known to have. */
  unsaved = $state(0);
  returned = $state<readonly Returned[]>([]);
  /** Why this person may not be here; nothing is tried any more. */
  refusedBy = $state<string>();
  /** What is wrong with the meeting itself, so that it cannot be shown until its server was mended. */
  brokenBy = $state<string>();
  /** Whether what is written outlives the tab. */
  keeps = $state(true);

  readonly me = $derived.by(() => this.participants.get(this.#identity.personId));
  readonly isOpen = $derived(this.meeting?.status === 'open');
  readonly isFacilitator = $derived(this.me?.role === 'facilitator');
  /** Whether this person may put things on the board. */
  readonly mayContribute = $derived(this.isOpen && this.me !== undefined && this.me.role !== 'observer');
  /** Whether this person may make, rename and fill clusters. */
  readonly mayCluster = $derived(this.isOpen && (this.me?.role === 'facilitator' || this.me?.role === 'participant'));

  readonly #replica = new Replica();
  readonly #connection: Connection;
  #identity: Identity;
  #outbox: Outbox | undefined;

  constructor(identity: Identity) {
    this.#identity = identity;
    this.#connection = new Connection(`meeting/${identity.meetingId}`, {
      token: () => this.#identity.token,
      language: currentLanguage,
      position: () => this.#replica.position,
      opened: () => (this.line = 'open'),
      received: (frame) => this.#receive(frame),
      lost: () => this.#lost(),
      ended: (code) => this.#ended(code),
    });
  }

  get meetingId(): string {
    return this.#identity.meetingId;
  }

  get personId(): string {
    return this.#identity.personId;
  }

  get token(): string {
    return this.#identity.token;
  }

  async start(): Promise<void> {
    const { store, lasts } = await openStore(this.personId, () => (this.keeps = false));
    this.keeps = lasts;
    this.#outbox = new Outbox(
      this.meetingId,
      store,
      (id, command) => this.#connection.send(id, command),
      () => this.#outboxChanged(),
    );
    await this.#outbox.open();
    this.#connection.start();
  }

  stop(): void {
    this.#connection.stop();
    this.digest.stop();
  }

  /** Gives a command. It is kept at once, sent when it can be, and shown by what it came to. */
  do(command: Command): void {
    this.#outbox?.add(command);
  }

  /** Says where this person is; best effort. */
  signal(presence: Omit<Presence, 'by'>): void {
    this.#connection.signal(presence);
  }

  /** Tries to connect again now. */
  retry(): void {
    this.#connection.retry();
  }

  dismiss(returned: Returned): void {
    this.#outbox?.dismiss(returned.id);
  }

  /** Whether a record shows something that is not saved yet. */
  isUnsaved(kind: string, id: string): boolean {
    return this.#unsavedKeys.has(`${kind}/${id}`);
  }

  nameOf(personId: string): string | undefined {
    return this.participants.get(personId)?.name;
  }

  /** Who else is typing at a record now. */
  typingAt(kind: string, id: string): Participant | undefined {
    for (const presence of this.present.values()) {
      if (!presence.typing || presence.at?.kind !== kind || presence.at.id !== id || presence.by === this.me?.number) continue;
      for (const person of this.participants.values()) if (person.number === presence.by) return person;
    }
    return undefined;
  }

  readonly #unsavedKeys = new SvelteMap<string, true>();
  #predictedKeys = new Set<string>();

  #receive(frame: Frame): void {
    if ('presence' in frame) {
      this.#presence(frame.presence);
      return;
    }
    const { keys, commits, isSnapshot } = this.#replica.receive(frame);
    if (this.#replica.hasGap) this.#connection.followAnew();
    for (const commit of commits) if (commit.id) this.#outbox?.confirm(commit.id);
    if (this.#replica.position) this.#outbox?.confirmUpTo(this.#replica.position);
    for (const key of keys) this.#show(key);
    if ('welcome' in frame && !this.#replica.hasGap) this.#outbox?.connected();
    this.brokenBy = undefined;
    if (!isSnapshot) this.#announce(commits);
    if (this.meeting && this.meeting.title !== this.#identity.title) this.#learn({ title: this.meeting.title });
    if (this.me && this.me.name !== this.#identity.name) this.#learn({ name: this.me.name });
  }

  #lost(): void {
    this.line = 'lost';
    this.#outbox?.disconnected();
    this.present.clear();
    this.presentCount = 0;
  }

  async #ended(code: string): Promise<GoOn> {
    const why = code === 'token.expired' ? await this.#renew() : code;
    if (why && final.has(why)) this.refusedBy = why;
    if (why === 'entity.damaged') this.brokenBy = why;
    if (this.refusedBy) return 'never';
    return this.brokenBy ? 'slowly' : 'soon';
  }

  /** The return link of this browser gives a new token. @returns the code of a refusal, if it is refused. */
  async #renew(): Promise<string | undefined> {
    try {
      const joined = await comeBack(this.meetingId, this.#identity.returnKey);
      this.#learn({ token: joined.token, returnKey: returnKeyOf(joined.returnUrl) });
      return undefined;
    } catch (failure) {
      return (failure as { code?: string }).code;
    }
  }

  #learn(change: Partial<Identity>): void {
    this.#identity = { ...this.#identity, ...change };
    // Another tab may have made this browser somebody else in this meeting.
    if (identityIn(this.meetingId)?.personId === this.personId) update(this.meetingId, change);
  }

  #outboxChanged(): void {
    const outbox = this.#outbox!;
    this.unsaved = outbox.unsaved;
    this.returned = outbox.returned;
    const predicted = new Set<string>();
    for (const pending of outbox.pending)
      for (const change of predict(pending.command, { personId: this.personId, at: pending.at })) predicted.add(keyOfChange(change));
    const stale = this.#predictedKeys;
    this.#predictedKeys = predicted;
    for (const key of predicted) this.#unsavedKeys.set(key, true);
    for (const key of stale) if (!predicted.has(key)) this.#unsavedKeys.delete(key);
    for (const key of new Set([...stale, ...predicted])) this.#show(key);
  }

  /** Brings what components see of a record up to date: confirmed, with what is predicted over it. */
  #show(key: string): void {
    let record = this.#replica.records.get(key);
    if (this.#predictedKeys.has(key)) {
      for (const pending of this.#outbox?.pending ?? [])
        for (const change of predict(pending.command, { personId: this.personId, at: pending.at }))
          // A record that is confirmed is not put again by its own prediction.
          if (keyOfChange(change) === key && !('put' in change && record)) record = changed(record, change);
    }
    const [kind, id] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
    this.#place(kind, id, record);
  }

  #place(kind: string, id: string, record: AnyRecord | undefined): void {
    switch (kind) {
      case 'meeting':
        this.meeting = record as MeetingRecord | undefined;
        break;
      case 'idea':
        set(this.ideas, id, record as Idea | undefined);
        break;
      case 'cluster':
        set(this.clusters, id, record as Cluster | undefined);
        break;
      case 'participant':
        set(this.participants, id, record as Participant | undefined);
        break;
      case 'agendaItem':
        set(this.agendaItems, id, record as AgendaItem | undefined);
        break;
    }
  }

  #presence(news: PresenceNews): void {
    this.presentCount = news.count;
    if (!news.changed) {
      this.present.clear();
      return;
    }
    for (const presence of news.changed) this.present.set(presence.by, presence);
    for (const number of news.gone ?? []) this.present.delete(number);
  }

  #announce(commits: Commit[]): void {
    for (const commit of commits) {
      if (commit.by === this.me?.number) continue;
      for (const what of commit.what ?? []) {
        // What concerns everybody is said at once; the rest can wait a little.
        if (what === 'meetingClosed') this.digest.say(t().meeting.closed);
        else if (what === 'meetingOpened') this.digest.say(t().meeting.opened);
        else if (what === 'meetingRenamed') this.digest.say(t().meeting.renamed(this.meeting?.title ?? ''));
        else this.digest.note(what);
      }
    }
  }
}

function set<T>(map: SvelteMap<string, T>, id: string, record: T | undefined): void {
  if (record) map.set(id, record);
  else map.delete(id);
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
