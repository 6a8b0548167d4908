import { untrack } from 'svelte';
import { Carets, type SeenCaret } from '../sync/carets';
import type { Delta } from '../sync/delta';
import type { Commit, Position, Presence, RecordKey } from '../sync/frames';
import type { Giver } from '../sync/outbox';
import type { TextDraft, TextRow, TextStore } from '../sync/keeping';
import { Tabs } from '../sync/tabs';
import { revisionsIn, type Confirmed, type Revision } from '../sync/text';
import { Writing, type Edit, type WritingHost } from '../sync/writing';

/** The least time between two signals of where this person's caret is, in milliseconds. */
const signalMs = 100;

/** How long after their last letter somebody is still said to be typing, in milliseconds. */
const typingMs = 3000;

const atStart: NonNullable<Presence['caret']> = { anchor: 0, head: 0, revision: 0 };

/** What the texts need of the session. */
export interface TextsHost {
  /** Under what the texts are kept in this browser: of a meeting, its id. */
  readonly meetingId: string;
  /** The kind of record that the texts are. */
  readonly kind: RecordKey['kind'];
  readonly store: TextStore;
  readonly position: Position | null;
  /** Whether commits come in now. */
  readonly isFollowing: boolean;
  /** This person's short number. */
  readonly me: number | undefined;
  confirmed(textId: string): Confirmed | undefined;
  /**
   * Nobody is heard who points at what is not there (PRS4), and a text is there from its first edit on. Until then, whoever
   * has their caret in it points at this; where it is absent, at nothing.
   */
  standIn?(textId: string): RecordKey;
  send(edit: Edit, giver: Giver): void;
  withdraw(commandId: string): void;
  revisions(itemId: string, after: number): Promise<Revision[]>;
  present(): Iterable<Presence>;
  signal(presence: Omit<Presence, 'by' | 'view'>): void;
  changed(): void;
}

/** One text as components show it. */
export class LiveText {
  /** What its writer sees. */
  seen = $state.raw('');
  saving = $state<'saved' | 'saving' | 'waiting'>('saved');
  /** Where others write. */
  carets = $state.raw<readonly SeenCaret[]>([]);
  /** Whoever shows the text in an editor hears what must happen to it. */
  onRemote: ((delta: Delta) => void) | undefined;

  readonly #writing: Writing;
  readonly #others = new Carets();
  #mine: { anchor: number; head: number } | undefined;
  #typedAt = 0;
  #isToldEmpty = false;
  #signal: ReturnType<typeof setTimeout> | undefined;
  #calm: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly itemId: string,
    private readonly host: TextsHost,
    start: (followed: Carets) => Writing,
    private readonly focused: (hasFocus: boolean) => void,
  ) {
    this.#writing = start(this.#others);
    this.#writing.onRemote = (delta) => this.onRemote?.(delta);
    this.update();
  }

  get writing(): Writing {
    return this.#writing;
  }

  /** The writer has written. */
  edit(delta: Delta): void {
    this.#typedAt = Date.now();
    this.#writing.edit(delta);
  }

  /** Puts words at the end, as an edit like any other. */
  append(words: string): void {
    const { seen } = this.#writing;
    const gap = seen === '' || seen.endsWith('\n\n') ? '' : seen.endsWith('\n') ? '\n' : '\n\n';
    const delta: Delta = seen === '' ? [words] : [seen.length, gap + words];
    this.#writing.edit(delta);
    this.onRemote?.(delta);
  }

  /** Where the writer's caret is; undefined where they are not here. */
  caret(mine: { anchor: number; head: number } | undefined): void {
    this.#mine = mine;
    this.focused(mine !== undefined);
    if (!mine) this.#tell();
    else this.#signal ??= setTimeout(() => this.#tell(), signalMs);
  }

  get hasCaret(): boolean {
    return this.#mine !== undefined;
  }

  /** Where others are, as they told it last. */
  presence(present: Iterable<Presence>): void {
    const carets = new Map<number, NonNullable<Presence['caret']>>();
    for (const { by, at, caret } of present) {
      if (by === this.host.me) continue;
      if (caret && isSame(at, { kind: this.host.kind, id: this.itemId })) carets.set(by, caret);
      else if (isSame(at, this.host.standIn?.(this.itemId))) carets.set(by, atStart);
    }
    this.#others.tell(carets);
    this.#place();
  }

  /** Brings what components see up to date. */
  update(): void {
    const writing = this.#writing;
    this.seen = writing.seen;
    this.saving = writing.isSaved ? 'saved' : writing.isOpen ? 'saving' : 'waiting';
    if (this.#isToldEmpty && writing.revision > 0) this.tellAgain();
    this.#place();
  }

  /** Tells again where the caret is: nobody knows after a reconnection. */
  tellAgain(): void {
    if (this.#mine) this.caret(this.#mine);
  }

  #place(): void {
    const carets = this.#others.seen(this.#writing.revision, this.#writing.seen.length, this.#writing.unconfirmed);
    if (carets.length > 0 || this.carets.length > 0) this.carets = carets;
  }

  #tell(): void {
    clearTimeout(this.#signal);
    clearTimeout(this.#calm);
    this.#signal = undefined;
    const { host, itemId } = this;
    if (!this.#mine) return host.signal({});
    const still = this.#typedAt + typingMs - Date.now();
    this.#isToldEmpty = this.#writing.revision === 0;
    const at = this.#isToldEmpty ? host.standIn?.(itemId) : { kind: host.kind, id: itemId };
    if (!at) return host.signal({});
    host.signal({
      at,
      ...(still > 0 ? { typing: true } : {}),
      caret: { anchor: this.#writing.toConfirmed(this.#mine.anchor), head: this.#writing.toConfirmed(this.#mine.head), revision: this.#writing.revision },
    });
    if (still > 0) this.#calm = setTimeout(() => this.#tell(), still + 1);
  }
}

/**
 * The texts of one meeting or community in this browser: each is there when it is first asked for, and those in which an earlier tab left
 * unsaved words are there at once, so that the words reach the server whatever part of it is looked at.
 */
export class Texts {
  /** Words that could not be put in a text. */
  drafts = $state.raw<readonly TextDraft[]>([]);
  /** The text in which this person is writing now: they are not told letter by letter that it is saved. */
  focused = $state<string>();
  /** What holds something that the server is not known to have, here or of a tab that is gone. */
  waiting = $state.raw<readonly Writing[]>([]);

  readonly #live = new Map<string, LiveText>();
  /** What other tabs left of texts that are shown here already; each is there until it is saved. */
  #adopted: Writing[] = [];
  readonly #tabs = new Tabs();
  readonly #writingHost: WritingHost;

  constructor(private readonly host: TextsHost) {
    this.#writingHost = {
      meetingId: host.meetingId,
      tab: this.#tabs.me,
      store: host.store,
      record: (itemId) => host.confirmed(itemId) ?? { text: '', revision: 0 },
      send: (edit, giver) => host.send(edit, giver),
      withdraw: (commandId) => host.withdraw(commandId),
      revisions: (itemId, after) => host.revisions(itemId, after),
      returned: (draft) => (this.drafts = [...this.drafts, draft]),
      changed: (writing) => this.#changed(writing),
    };
  }

  /** Takes up what earlier tabs left. */
  async open(): Promise<void> {
    addEventListener('pagehide', this.#keepNow);
    document.addEventListener('visibilitychange', this.#visibility);
    await this.#tabs.enter();
    await this.#adopt().catch(() => undefined);
  }

  close(): void {
    removeEventListener('pagehide', this.#keepNow);
    document.removeEventListener('visibilitychange', this.#visibility);
    for (const writing of this.#all) writing.close();
    this.#tabs.leave();
  }

  text(itemId: string): LiveText {
    // It may be made in the middle of showing something, which it changes nothing of.
    return untrack(() => this.#live.get(itemId) ?? this.#show(itemId, { epoch: this.host.position?.epoch ?? '' }));
  }

  /** How many texts hold something that the server is not known to have. */
  get unsaved(): number {
    return this.waiting.length;
  }

  /** The session follows, from the position on. */
  welcome({ epoch, seq }: Position): void {
    for (const writing of this.#all) writing.welcome(epoch, seq);
    for (const text of this.#live.values()) text.tellAgain();
    this.#settle();
    void this.#adopt().catch(() => undefined);
  }

  commits(commits: readonly Commit[]): void {
    for (const commit of commits)
      for (const writing of this.#all) writing.commit(commit.seq, commit.id, revisionsIn(commit, { kind: this.host.kind, id: writing.itemId }, this.host.me));
    this.#settle();
  }

  lost(): void {
    for (const writing of this.#all) writing.lost();
  }

  presence(present: Iterable<Presence>): void {
    const all = [...present];
    for (const text of this.#live.values()) text.presence(all);
  }

  /** The writer has done something with what came back. */
  dismiss(draft: TextDraft): void {
    this.drafts = this.drafts.filter((other) => other.id !== draft.id);
    void this.host.store.dismissDraft(draft.id).catch(() => undefined);
  }

  get #all(): Writing[] {
    return [...[...this.#live.values()].map((text) => text.writing), ...this.#adopted];
  }

  #show(itemId: string, from: TextRow | { epoch: string }): LiveText {
    const text = new LiveText(itemId, this.host, (carets) => {
      const host = { ...this.#writingHost, followed: (_: Writing, revision: number, delta: Delta, by?: number) => carets.follow(revision, delta, by) };
      return this.#begin(new Writing(itemId, host, from));
    }, (hasFocus) => {
      if (hasFocus) this.focused = itemId;
      else if (this.focused === itemId) this.focused = undefined;
    });
    this.#live.set(itemId, text);
    text.presence(this.host.present());
    return text;
  }

  /** Whatever begins while the session follows already, goes along from there. */
  #begin(writing: Writing): Writing {
    const { position } = this.host;
    if (position && this.host.isFollowing) writing.welcome(position.epoch, position.seq);
    return writing;
  }

  async #adopt(): Promise<void> {
    const { rows, drafts } = await this.host.store.loadTexts(this.host.meetingId);
    const known = new Set(this.drafts.map((draft) => draft.id));
    this.drafts = [...drafts.filter((draft) => !known.has(draft.id)), ...this.drafts];
    for (const row of rows) void this.#tabs.whenGone(row.tab, () => void this.#takeOver(row).catch(() => undefined));
  }

  async #takeOver(row: TextRow): Promise<void> {
    const taken = await this.host.store.takeOver(row, this.#tabs.me);
    if (!taken) return;
    if (this.#live.has(taken.itemId)) this.#adopted.push(this.#begin(new Writing(taken.itemId, this.#writingHost, taken)));
    else this.#show(taken.itemId, taken);
    this.#tell();
  }

  #settle(): void {
    this.#adopted = this.#adopted.filter((writing) => !writing.isIdle);
    this.#tell();
  }

  #tell(): void {
    const waiting = this.#all.filter((writing) => !writing.isSaved);
    if (waiting.length > 0 || this.waiting.length > 0) this.waiting = waiting;
    this.host.changed();
  }

  #changed(writing: Writing): void {
    const text = this.#live.get(writing.itemId);
    if (text?.writing === writing) text.update();
    this.#tell();
  }

  readonly #keepNow = (): void => {
    for (const writing of this.#all) writing.keepNow();
  };

  readonly #visibility = (): void => {
    if (document.hidden) this.#keepNow();
    else for (const writing of this.#all) void writing.wake();
  };
}

const isSame = (a: RecordKey | undefined, b: RecordKey | undefined): boolean => a !== undefined && a.kind === b?.kind && a.id === b.id;
