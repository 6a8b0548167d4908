import { Session } from '../meeting/session.svelte';
import type { Line } from '../session/entity-session.svelte';
import { keyOf } from '../sync/fold';
import type { AnyRecord } from '../wire';

interface State {
  line?: Line;
  unsaved?: number;
  seenAt?: number;
  /** The ids of ideas that show something that is not saved yet. */
  unsavedIds?: readonly string[];
}

/** A meeting of no server, for the page of components: they show it as they show any other, and what is done in it comes to nothing. */
export class SampleSession extends Session {
  constructor(records: readonly AnyRecord[], { line = 'open', unsaved = 0, seenAt, unsavedIds = [] }: State = {}) {
    super({ entity: 'meeting/sample', personId: 'me', token: '', returnKey: '', name: '', title: '', usedAt: 0 });
    for (const record of records) this.place(keyOf(record), record);
    this.entity.line = line;
    this.unsaved = unsaved;
    this.entity.seenAt = seenAt;
    for (const id of unsavedIds) this.spotOf('idea', id).isUnsaved = true;
  }

  override do(): void {
    // There is nobody to tell.
  }

  override signal(): void {
    // Nor to see it.
  }
}
