import { isTaken, remains, type OutboxStore, type Pending, type Returned, type TakenRow, type TextDraft, type TextRow, type TextStore } from './keeping';

/** For browsers that keep nothing, such as some private windows: it lives as long as the tab. */
export class MemoryStore implements OutboxStore, TextStore {
  #n = 0;
  readonly #pending = new Map<string, Pending>();
  readonly #returned = new Map<string, Returned>();

  async load(meetingId: string) {
    const of = <T extends { meetingId: string }>(all: Map<string, T>) => [...all.values()].filter((it) => it.meetingId === meetingId);
    return { pending: of(this.#pending), returned: of(this.#returned) };
  }

  async keep(pending: Pending) {
    pending.n = ++this.#n;
    this.#pending.set(pending.id, { ...pending });
  }

  async forget(pending: Pending) {
    this.#pending.delete(pending.id);
  }

  async giveBack(pending: Pending, returned: Returned) {
    this.#pending.delete(pending.id);
    this.#returned.set(returned.id, returned);
  }

  async markSent(pending: readonly Pending[]) {
    for (const { id } of pending) delete this.#pending.get(id)?.isUnsent;
    return new Set(pending.map(({ id }) => id).filter((id) => this.#pending.has(id)));
  }

  async withdraw(pending: Pending, returned?: Returned) {
    if (!this.#pending.get(pending.id)?.isUnsent) return false;
    this.#pending.delete(pending.id);
    if (returned) this.#returned.set(returned.id, returned);
    return true;
  }

  async dismiss(returned: Returned) {
    this.#returned.delete(returned.id);
  }

  readonly #texts = new Map<string, TextRow | TakenRow>();
  readonly #drafts = new Map<string, TextDraft>();

  async loadTexts(meetingId: string) {
    const rows = [...this.#texts.values()].filter((row): row is TextRow => !isTaken(row) && row.meetingId === meetingId);
    return { rows, drafts: [...this.#drafts.values()].filter((draft) => draft.meetingId === meetingId) };
  }

  async keepText(row: TextRow) {
    const there = this.#texts.get(row.key);
    if (there && there.tab !== row.tab) return false;
    this.#texts.set(row.key, row);
    return true;
  }

  keepTextNow(row: TextRow) {
    this.#texts.set(row.key, row);
  }

  async forgetText(row: TextRow) {
    const rest = remains(row);
    if (rest) this.#texts.set(row.key, rest);
    else this.#texts.delete(row.key);
  }

  async takeOver(row: TextRow, tab: string) {
    const there = this.#texts.get(row.key);
    if (!there || isTaken(there) || there.tab !== row.tab) return undefined;
    const taken = { ...there, tab };
    this.#texts.set(row.key, taken);
    return taken;
  }

  async keepDraft(draft: TextDraft, from?: TextRow) {
    if (from) await this.forgetText(from);
    this.#drafts.set(draft.id, draft);
  }

  async dismissDraft(id: string) {
    this.#drafts.delete(id);
  }
}
