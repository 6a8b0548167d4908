import type { AnyRecord } from '../wire';
import { applyTo } from './apply';
import type { Change, RecordKey, TextChange } from './frames';

export type Records = Map<string, AnyRecord>;

export const keyOf = (record: RecordKey): string => `${record.kind}/${record.id}`;

/** The record that a change leaves, given what stood there; the same few lines as the server has. */
export function changed(record: AnyRecord | undefined, change: Change): AnyRecord | undefined {
  if ('put' in change) return change.put;
  if ('delete' in change) return undefined;
  if (!record) return undefined;
  if ('text' in change) return edited(record, change.text);
  const next: Record<string, unknown> = { ...record };
  for (const [name, value] of Object.entries(change.patch)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next as unknown as AnyRecord;
}

function edited(record: AnyRecord, { field, delta, revision }: TextChange): AnyRecord {
  const text = (record as unknown as Record<string, string>)[field] ?? '';
  return { ...record, [field]: applyTo(text, delta), revision } as AnyRecord;
}

export function keyOfChange(change: Change): string {
  if ('put' in change) return keyOf(change.put);
  if ('text' in change) return keyOf(change.text);
  return keyOf('patch' in change ? change.patch : change.delete);
}
