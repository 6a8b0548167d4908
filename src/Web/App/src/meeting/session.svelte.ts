import { getContext, setContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { minutesRevisions } from '../api';
import { go, pathOf, type Part } from '../routes.svelte';
import { EntitySession, type Line } from '../session/entity-session.svelte';
import { isCalm } from '../session/refusals';
import type { Commit, PresenceNews, Presence, RecordKey } from '../sync/frames';
import { identityIn, idOf, update, type Identity } from '../sync/identity';
import { keep, kept } from '../sync/local';
import type { OutboxStore, Pending, Returned, TextStore } from '../sync/keeping';
import { memoryOfTab, Tabs } from '../sync/tabs';
import { t } from '../text/index.svelte';
import { TextAccess } from '../writing/text-access.svelte';
import type { TextsHost } from '../writing/texts.svelte';
import type { AnyRecord, Command, Minutes } from '../wire';
import { Digest } from './digest.svelte';
import { takeUp } from './drafts';
import { Following, viewOf } from './following.svelte';
import { nameOf, wordsOf } from './naming';
import { Sight } from './sight.svelte';
import { partsOf } from './subject';
import { UndoStack } from './undo.svelte';
import { views, type View } from './views';
import { Whereabouts } from './whereabouts';

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

  /** Where this person is, as others are told it. */
  here = $state.raw<Omit<Presence, 'by' | 'view'>>({});
  /** They look around by themselves while a facilitator shows everybody the way. */
  wanders = $state(false);
  presentCount = $state(0);
  /** How many commands the server is not known to have. */
  unsaved = $state(0);
  notices = $state.raw<readonly Notice[]>([]);
  /** The part of the meeting that this person looks at. */
  part = $state<Part>('ideas');
  /** How this person looks at the ideas. */
  view = $state<View>(views.find((view) => view === kept(viewKey)) ?? 'list');
  /** The round whose result is unfolded above the ideas. */
  unfolded = $state<string>();
  readonly texts = new TextAccess(() => this.#textsHost);
  /** What this person can take back and put back. */
  readonly acts: UndoStack;

  /** What a meeting has in common with every entity. */
  protected readonly entity: EntitySession;
  readonly #tabs: Tabs;
  #store: (OutboxStore & TextStore) | undefined;

  constructor(identity: Identity) {
    super(identity.personId);
    this.acts = new UndoStack(`samenwerken.undo.${idOf(identity.entity)}.${identity.personId}`);
    this.#tabs = new Tabs(memoryOfTab(`samenwerken.tab.${idOf(identity.entity)}.${identity.personId}`));
    this.entity = new EntitySession(identity, {
      ready: (store) => {
        this.#store = store;
        return this.texts.takeUp(store, this.meetingId);
      },
      stopped: () => this.texts.close(),
      show: (key, record) => this.place(key, record),
      arrived: (position, commits, isWelcome) => {
        if (isWelcome && position) this.texts.welcome(position);
        // Nobody knows after a reconnection.
        if (isWelcome) this.#tellWhere();
        this.texts.commits(commits);
      },
      came: (commits, isSnapshot) => this.#came(commits, isSnapshot),
      presence: (news) => this.#presence(news),
      lost: () => this.#lost(),
      outboxChanged: () => this.#countUnsaved(),
      refused: (returned) => this.#refused(returned),
      mark: (key, isUnsaved) => this.#mark(key, isUnsaved),
    });
  }

  get meetingId(): string {
    return idOf(this.entity.entity);
  }

  get token(): string {
    return this.entity.token;
  }

  get line(): Line {
    return this.entity.line;
  }

  /** Whether some of that would not outlive this tab yet. */
  get isKeeping(): boolean {
    return this.entity.isKeeping;
  }

  get returned(): readonly Returned[] {
    return this.entity.returned;
  }

  get refusedBy(): string | undefined {
    return this.entity.refusedBy;
  }

  get isOutside(): boolean {
    return this.entity.isOutside;
  }

  get brokenBy(): string | undefined {
    return this.entity.brokenBy;
  }

  get keeps(): boolean {
    return this.entity.keeps;
  }

  get seenAt(): number | undefined {
    return this.entity.seenAt;
  }

  get waiting(): readonly Pending[] {
    return this.entity.waiting;
  }

  get wasHere(): boolean {
    return this.entity.wasHere;
  }

  get server() {
    return this.entity.server;
  }

  /** What is written in this tab, while it shows the meeting, is of this one alone. */
  get tab(): string {
    return this.#tabs.me;
  }

  async start(): Promise<void> {
    document.addEventListener('visibilitychange', this.#tellWhere);
    await this.#tabs.enter();
    await takeUp(this, this.#tabs);
    return this.entity.start();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#tellWhere);
    this.entity.stop();
    this.digest.stop();
    this.#tabs.leave();
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
  signal(presence: Omit<Presence, 'by' | 'view'> = {}): void {
    // What is said later is where this person is; nothing that was about to be told may come after it.
    clearTimeout(this.#atTimer);
    this.here = presence;
    this.#tellWhere();
  }

  readonly #tellWhere = (): void => {
    // Of several tabs the one that somebody looks at says where they are.
    if (!document.hidden) this.entity.signal({ view: viewOf(this.part, this.view), ...this.here });
  };

  /** Says at what in the list this person is, a moment after they stopped there: arrows pass many. */
  isAt(at: RecordKey | undefined, typing = false): void {
    clearTimeout(this.#atTimer);
    this.#atTimer = setTimeout(() => this.signal({ ...(at ? { at } : {}), ...(typing ? { typing } : {}) }), restMs);
  }

  /** Goes to another part of the meeting. */
  goTo(part: Part): void {
    go(pathOf.meeting(this.meetingId, part));
  }

  /** Chooses how to look at the ideas; this device remembers it. */
  look(view: View): void {
    this.view = view;
    keep(viewKey, view);
  }

  /** Tries to connect again now, and says so until it is known what came of it. */
  retry(): void {
    this.entity.retry();
  }

  /**
   * Takes back what was not sent yet; words in it come back.
   * @returns false where it is on its way already.
   */
  async takeBack(id: string): Promise<boolean> {
    const isBack = await this.entity.takeBack(id, (command) => wordsOf(command) !== undefined);
    if (isBack) this.acts.refused(id);
    return isBack;
  }

  dismiss(returned: Returned): void {
    this.entity.dismiss(returned);
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
    return nameOf(command, (kind, id) => this.entity.lastOf(`${kind}/${id}`));
  }

  /** A record as it is shown. */
  readonly recordOf = (kind: string, id: string): AnyRecord | undefined => this.entity.recordOf(`${kind}/${id}`);

  /** Whether a record shows something that is not saved yet. */
  isUnsaved(kind: string, id: string): boolean {
    return this.#unsavedKeys.has(`${kind}/${id}`);
  }

  readonly #unsavedKeys = new SvelteMap<string, true>();
  readonly #whereabouts = new Whereabouts(this);
  /** Asked for once: each time anew, its styles are looked for in all of a page that may have thousands of ideas. */
  #news: Promise<typeof import('./news')> | undefined;
  #atTimer: ReturnType<typeof setTimeout> | undefined;
  /** What to say once the server has taken something back or put it back, by the id of the command. */
  readonly #awaited = new Map<string, () => string>();

  #give(command: Command): string {
    return this.entity.give(command);
  }

  #came(commits: readonly Commit[], isSnapshot: boolean): void {
    if (!isSnapshot) for (const commit of commits) this.#announce(commit);
    this.entity.learn({ ...(this.meeting ? { title: this.meeting.title, code: this.meeting.joinCode } : {}), ...(this.me ? { name: this.me.name } : {}) });
  }

  #lost(): void {
    this.texts.lost();
    this.present.clear();
    this.presentCount = 0;
    this.texts.presence([]);
    this.#whereabouts.update([]);
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
    this.unsaved = this.entity.unsaved + this.texts.unsaved;
  }

  get #textsHost(): TextsHost {
    const session = this;
    return {
      meetingId: this.meetingId,
      store: this.#store!,
      get position() {
        return session.entity.position;
      },
      get isFollowing() {
        return session.entity.isFollowing;
      },
      get me() {
        return session.me?.number;
      },
      kind: 'minutes',
      confirmed: (itemId) => this.entity.confirmed(`minutes/${itemId}`) as Minutes | undefined,
      standIn: (itemId) => ({ kind: 'agendaItem', id: itemId }),
      send: ({ textId, ...edit }, giver) => void this.entity.give({ type: 'editMinutes', itemId: textId, ...edit }, giver),
      withdraw: (commandId) => this.entity.withdraw(commandId),
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
    if (isCalm(returned)) this.notice(returned.code, returned.message);
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
    if (awaited) this.digest.say((this.acts.told = awaited()));
    this.#awaited.delete(commit.id ?? '');
    // An event stands there once for each thing that it happened to; all are told together.
    const news = new Set(commit.what);
    // What somebody writes themselves is none, so that it comes after their first idea.
    if (commit.by !== undefined && commit.by === this.me?.number && news.size === 1 && news.has('ideaAdded')) return;
    this.#news ??= import('./news');
    void this.#news.then(
      ({ tell }) => news.forEach((what) => tell(this, what, commit)),
      () => (this.#news = undefined),
    );
  }
}

const key = Symbol('session');

/** @returns a session for who this browser is in the meeting; undefined where it is nobody there. */
export function sessionOf(meetingId: string): Session | undefined {
  const identity = identityIn(`meeting/${meetingId}`);
  if (!identity) return undefined;
  update(identity.entity, { usedAt: Date.now() });
  return new Session(identity);
}

export const provideSession = (session: Session): Session => setContext(key, session);

export const useSession = (): Session => getContext<Session>(key);
