import { after, applyTo, before, type Delta } from '../src/sync/delta';
import { growth, splitsCharacter } from './deltas';
import type { Commit, Frame, Position, TextChange } from '../src/sync/frames';
import type { Revision } from '../src/sync/text';
import { limits, type Answer, type Command, type EditMinutes, type Minutes } from '../src/wire';

interface Done {
  seq: number;
  by: number;
  id: string;
  edit?: { delta: Delta; revision: number };
}

const reach = (delta: Delta): number => delta.reduce<number>((sum, step) => sum + (typeof step === 'number' ? Math.abs(step) : 0), 0);

/** A server with one text, with the rules of MinutesTaking.cs and the ways of Follower.cs. */
export class MinutesServer {
  text = '';
  revision = 0;
  epoch = 'first';
  readonly done: Done[] = [];
  readonly #receipts = new Map<string, { content: string; answer: Answer }>();

  constructor(
    readonly itemId: string,
    readonly kept = 2000,
  ) {}

  get seq(): number {
    return this.done.length;
  }

  send(by: number, id: string, command: Command): Answer {
    const content = JSON.stringify(command);
    const receipt = this.#receipts.get(id);
    if (receipt) return receipt.content === content ? receipt.answer : { status: 'rejected', code: 'command.idReused' };
    if (command.type !== 'editMinutes') return { status: 'rejected', code: 'command.unknown' };
    const refusal = this.#edit(by, id, command);
    if (refusal) return { status: 'rejected', code: refusal, message: `Niet gelukt: ${refusal}.` };
    const answer: Answer = { status: 'accepted', epoch: this.epoch, seq: this.seq };
    this.#receipts.set(id, { content, answer });
    return answer;
  }

  #edit(by: number, id: string, { basedOn, delta: mine, goesOn }: EditMinutes): string | undefined {
    if (basedOn > this.revision) return 'text.baseUnknown';
    const since = this.#after(basedOn);
    if (!since) return 'text.baseTooOld';
    const was = since.reduceRight((length, { edit }) => length - growth(edit!.delta), this.text.length);
    if (reach(mine) > was) return 'delta.pastEnd';
    let delta = mine;
    for (const { edit } of since) delta = goesOn ? before(delta, edit!.delta) : after(delta, edit!.delta);
    if (splitsCharacter(delta, this.text)) return 'delta.splitsCharacter';
    if (growth(delta) > 0 && this.text.length + growth(delta) > limits.minutes) return 'text.tooLong';
    if (delta.length === 0) {
      this.done.push({ seq: this.seq + 1, by, id });
      return undefined;
    }
    this.text = applyTo(this.text, delta);
    this.done.push({ seq: this.seq + 1, by, id, edit: { delta, revision: ++this.revision } });
    return undefined;
  }

  #after(revision: number): Done[] | undefined {
    return this.revision - revision > this.kept ? undefined : this.done.filter((done) => done.edit && done.edit.revision > revision);
  }

  /** As the API gives them. */
  revisions(afterRevision: number): Revision[] {
    if (afterRevision > this.revision) throw Object.assign(new Error('no'), { code: 'text.baseUnknown' });
    const since = this.#after(afterRevision);
    if (!since) throw Object.assign(new Error('no'), { code: 'text.baseTooOld' });
    return since.map(({ seq, edit }) => ({ seq, ...edit! }));
  }

  /** What brings a follower up to date: a tail in which nobody's ids stand, what changed, or everything. */
  catchUp(since: Position | null, likesTail: boolean): Frame[] {
    if (!since || since.epoch !== this.epoch || since.seq > this.seq) return [{ welcome: { epoch: this.epoch, seq: this.seq, records: this.#records } }];
    if (since.seq === this.seq) return [{ welcome: { ...since, since: since.seq, records: [] } }];
    if (!likesTail) return [{ welcome: { epoch: this.epoch, seq: this.seq, since: since.seq, records: this.#records } }];
    return [{ welcome: { ...since, since: since.seq, records: [] } }, { commits: this.done.slice(since.seq).map((done) => this.commit(done, undefined)) }];
  }

  commit({ seq, by, id, edit }: Done, to: number | undefined): Commit {
    const key = { kind: 'minutes', id: this.itemId };
    const changes = edit
      ? [
          ...(edit.revision === 1 ? [{ put: { ...key, text: '', revision: 0 } as Minutes }] : []),
          { text: { ...key, field: 'text', delta: edit.delta, revision: edit.revision } satisfies TextChange },
        ]
      : undefined;
    return { seq, ...(to === by ? { id } : {}), ...(changes ? { by, changes } : {}) };
  }

  /** Put back from a backup: the same meeting, as it was a while ago, and a new history. */
  restore(seq: number): void {
    this.epoch += '+';
    this.done.length = seq;
    this.text = this.done.reduce((text, { edit }) => (edit ? applyTo(text, edit.delta) : text), '');
    this.revision = this.done.findLast((done) => done.edit)?.edit!.revision ?? 0;
    for (const id of this.#receipts.keys()) if (!this.done.some((done) => done.id === id)) this.#receipts.delete(id);
  }

  get #records(): Minutes[] {
    return this.revision > 0 ? [{ kind: 'minutes', id: this.itemId, text: this.text, revision: this.revision }] : [];
  }
}
