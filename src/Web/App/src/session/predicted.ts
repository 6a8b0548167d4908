import { changed, keyOfChange } from '../sync/fold';
import type { Pending } from '../sync/keeping';
import { predict, touches, type Acting } from '../sync/predict';
import type { AnyRecord } from '../wire';

/** The records with what this person's unconfirmed commands make of them, until each is confirmed or refused. */
export class Predicted {
  #pending: readonly Pending[] = [];
  #keys: ReadonlySet<string> = new Set();

  constructor(
    private readonly personId: string,
    private readonly confirmed: (key: string) => AnyRecord | undefined,
  ) {}

  /** @returns the keys of the records that are predicted now, and of those that were so before. */
  follow(pending: readonly Pending[]): { now: ReadonlySet<string>; before: ReadonlySet<string> } {
    const before = this.#keys;
    this.#pending = pending;
    this.#keys = new Set(pending.flatMap((it) => [...touches(it.command, this.#acting(it))]));
    return { now: this.#keys, before };
  }

  /** A record as it is shown: confirmed, with what is predicted over it. */
  recordOf(key: string): AnyRecord | undefined {
    let record = this.confirmed(key);
    if (!this.#keys.has(key)) return record;
    for (const pending of this.#pending)
      for (const change of predict(pending.command, this.#acting(pending), record))
        // A record that is confirmed is not put again by its own prediction.
        if (keyOfChange(change) === key && !('put' in change && record)) record = changed(record, change);
    return record;
  }

  #acting(pending: Pending): Acting {
    return { personId: this.personId, at: pending.at };
  }
}
