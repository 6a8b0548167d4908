import { changed, keyOf, keyOfChange } from '../sync/fold';
import type { Change } from '../sync/frames';
import type { Pending } from '../sync/keeping';
import { predict, touches, type Acting } from '../sync/predict';
import type { AnyRecord, Command } from '../wire';

/** What was shown of a command, and what takes that back. */
interface Deed {
  command: Command;
  back: Change[];
}

/** Somewhat more than a person can take back. */
const keptDeeds = 64;

/**
 * The records with what this person's unconfirmed commands make of them, until each is confirmed or refused. What is undone and waits as
 * well is shown as if it had never been; what was saved before is shown as this tab saw it before the deed.
 */
export class Predicted {
  /** Those that stand: nothing that waits takes them back. */
  #standing: readonly Pending[] = [];
  #keys: ReadonlySet<string> = new Set();
  readonly #deeds = new Map<string, Deed>();

  constructor(
    private readonly personId: string,
    private readonly confirmed: (key: string) => AnyRecord | undefined,
  ) {}

  /** @returns the keys of the records that are predicted now, and of those that were so before. */
  follow(pending: readonly Pending[]): { now: ReadonlySet<string>; before: ReadonlySet<string> } {
    const before = this.#keys;
    for (const it of pending) if (!this.#deeds.has(it.id)) this.#remember(it);
    this.#standing = standing(pending);
    this.#keys = new Set(this.#standing.flatMap((it) => this.#touches(it)));
    return { now: this.#keys, before };
  }

  /** A record as it is shown: confirmed, with what is predicted over it. */
  recordOf(key: string): AnyRecord | undefined {
    let record = this.confirmed(key);
    if (!this.#keys.has(key)) return record;
    for (const it of this.#standing)
      for (const change of this.#changes(it, record))
        // A record that is confirmed is not put again by its own prediction.
        if (keyOfChange(change) === key && !('put' in change && record)) record = changed(record, change);
    return record;
  }

  /** A record as it is shown, or as it was before this person took it away: what waits is named by it. */
  lastOf(key: string): AnyRecord | undefined {
    const before = () => [...this.#deeds.values()].flatMap(({ back }) => back).flatMap((change) => ('put' in change && keyOf(change.put) === key ? [change.put] : []));
    return this.recordOf(key) ?? this.confirmed(key) ?? before()[0];
  }

  #changes(it: Pending, seen?: AnyRecord): Change[] {
    const { command } = it;
    if (command.type !== 'undo') return predict(command, this.#acting(it), seen);
    const deed = this.#deeds.get(command.commandId);
    // Of a ballot one dot comes or goes: others may have been put on it since.
    if (deed?.command.type === 'castVote') return predict({ ...deed.command, type: 'withdrawVote' }, this.#acting(it), seen);
    if (deed?.command.type === 'withdrawVote') return predict({ ...deed.command, type: 'castVote' }, this.#acting(it), seen);
    return deed?.back ?? [];
  }

  #touches(it: Pending): string[] {
    const undone = it.command.type === 'undo' ? this.#deeds.get(it.command.commandId) : undefined;
    return [...touches(undone?.command ?? it.command, this.#acting(it)), ...(undone?.back ?? []).map(keyOfChange)];
  }

  #remember(it: Pending): void {
    const changes = this.#changes(it);
    // How it is predicted may still be on its way.
    if (changes.length === 0) return;
    const back = changes.flatMap((change) => inverse(change, this.recordOf(keyOfChange(change)))).reverse();
    this.#deeds.set(it.id, { command: it.command, back });
    if (this.#deeds.size > keptDeeds) this.#deeds.delete(this.#deeds.keys().next().value!);
  }

  #acting(pending: Pending): Acting {
    return { personId: this.personId, at: pending.at };
  }
}

/** Without those that another takes back, and without what takes them back. */
function standing(pending: readonly Pending[]): Pending[] {
  const waiting = new Set(pending.map(({ id }) => id));
  const undone = new Set<string>();
  const last = [...pending].reverse().filter(({ id, command }) => {
    if (undone.has(id) || command.type !== 'undo') return !undone.has(id);
    undone.add(command.commandId);
    return !waiting.has(command.commandId);
  });
  return last.reverse();
}

/** What makes a record as it was. */
function inverse(change: Change, before: AnyRecord | undefined): Change[] {
  if ('put' in change) return before ? [] : [{ delete: { kind: change.put.kind, id: change.put.id } }];
  if (!before || 'text' in change) return [];
  if ('delete' in change) return [{ put: before }];
  const was = before as unknown as Record<string, unknown>;
  const { kind, id, ...fields } = change.patch;
  return [{ patch: { kind, id, ...Object.fromEntries(Object.keys(fields).map((field) => [field, was[field] ?? null])) } }];
}
