import { Session } from '../meeting/session.svelte';
import { CommunitySession } from '../community/community.svelte';
import { Room } from '../screen/room.svelte';
import type { Line } from '../session/entity-session.svelte';
import { keyOf } from '../sync/fold';
import type { Returned } from '../sync/keeping';
import type { AnyCommunityRecord, AnyRecord, Role } from '../wire';

interface State {
  line?: Line;
  unsaved?: number;
  seenAt?: number;
  /** The ids of ideas that show something that is not saved yet. */
  unsavedIds?: readonly string[];
  /** As whom one looks; otherwise as a facilitator. */
  role?: Role;
  /** The ideas that were written here, of which the last was taken back. */
  acts?: readonly string[];
}

/** A meeting of no server, for the page of components: they show it as they show any other, and what is done in it comes to nothing. */
export class SampleSession extends Session {
  constructor(records: readonly AnyRecord[], { line = 'open', unsaved = 0, seenAt, unsavedIds = [], role, acts = [] }: State = {}) {
    super({ entity: 'meeting/sample', personId: 'me', token: '', returnKey: '', name: '', title: '', usedAt: 0 });
    for (const record of records) this.place(keyOf(record), role && record.kind === 'participant' && record.id === 'me' ? { ...record, role } : record);
    this.entity.line = line;
    this.unsaved = unsaved;
    this.entity.seenAt = seenAt;
    for (const name of acts) this.acts.did(name, 'addIdea', name);
    if (acts.length > 0) this.acts.undo(() => '');
    for (const id of unsavedIds) this.spotOf('idea', id).isUnsaved = true;
  }

  /** Somebody's words come back to them. */
  giveBack(returned: Returned): void {
    this.entity.returned = [returned];
  }

  override do(): void {
    // There is nobody to tell.
  }

  override undo(): void {
    // What is done here came to nothing.
  }

  override redo(): void {
    // Nor can that be put back.
  }

  override goTo(): void {
    // There is no other part.
  }

  override signal(): void {
    // Nor to see it.
  }
}

/** A screen in a hall of no server. */
export class SampleRoom extends Room {
  constructor(records: readonly AnyRecord[]) {
    super({ meetingId: 'sample', screenId: 'screen', token: '', code: '' });
    for (const record of records) this.place(keyOf(record), record);
  }
}

/** A community of no server. */
export class SampleCommunity extends CommunitySession {
  constructor(records: readonly AnyCommunityRecord[], line: Line = 'open') {
    super({ entity: 'community/sample', personId: 'me', token: '', returnKey: '', name: '', title: '', usedAt: 0 });
    for (const record of records) (this.of(record.kind) as Map<string, AnyCommunityRecord>).set(record.id, record);
    this.entity.line = line;
  }

  override do(): void {
    // There is nobody to tell.
  }
}
