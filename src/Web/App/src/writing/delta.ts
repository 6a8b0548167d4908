import type { ChangeSet, ChangeSpec } from '@codemirror/state';
import { Builder, type Delta } from '../sync/delta';

/** What one transaction did, as an edit. */
export function deltaOf(changes: ChangeSet): Delta {
  const builder = new Builder();
  let at = 0;
  changes.iterChanges((from, to, _, __, inserted) => {
    builder.keep(from - at).insert(inserted.sliceString(0, inserted.length, '\n')).delete(to - from);
    at = to;
  });
  return builder.build();
}

/** An edit, as changes that a transaction can do. */
export function changesOf(delta: Delta): ChangeSpec[] {
  const changes: { from: number; to: number; insert: string }[] = [];
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'string') {
      changes.push({ from: at, to: at, insert: step });
    } else {
      const last = changes.at(-1);
      // An insertion before a deletion is one replacement.
      if (step < 0 && last?.to === at) last.to -= step;
      else if (step < 0) changes.push({ from: at, to: at - step, insert: '' });
      at += Math.abs(step);
    }
  }
  return changes;
}
