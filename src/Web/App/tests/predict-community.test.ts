import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Predicted } from '../src/session/predicted';
import { keyOf } from '../src/sync/fold';
import { predictAll } from '../src/sync/predict';
import type { AnyRecord, Command } from '../src/wire';

beforeAll(() => predictAll('community'));

/** What the server made of each command of a community that is shown before. */
const vectors = JSON.parse(readFileSync('../../../tests/vectors/predictions.community.json', 'utf8')) as { command: Command; by: string; at: number; before: AnyRecord[]; after: AnyRecord[] }[];

/** Without what the server alone knows: numbers, and how far a step is by all that there is. */
function alike(record: AnyRecord | undefined): object | undefined {
  const { number: _, status, met: __, missing: ___, ...rest } = { status: undefined, ...record } as Record<string, unknown>;
  const times = Object.entries(rest).map(([name, value]) => [name, /At$/.test(name) && typeof value === 'string' ? Date.parse(value) : value]);
  return record && { ...Object.fromEntries(times), ...((record.kind as string) === 'step' ? {} : { status }) };
}

describe('OUT5: what waits in a community is shown as the server makes it', () => {
  it.each(vectors.map((vector, i) => [`${i} ${vector.command.type}`, vector] as const))('%s', (_, { command, by, at, before, after }) => {
    const confirmed = new Map(before.map((record) => [keyOf(record), record]));
    const shown = new Predicted(by, (key) => confirmed.get(key));
    const { now } = shown.follow([{ id: 'c', meetingId: 'm', command, at }]);
    const to = new Map(after.map((record) => [keyOf(record), record]));
    expect(now.size).toBeGreaterThan(0);
    for (const key of now) expect(alike(shown.recordOf(key)), key).toEqual(alike(to.get(key)));
    const others = [...to.keys()].filter((key) => !now.has(key) && JSON.stringify(alike(to.get(key))) !== JSON.stringify(alike(confirmed.get(key))));
    expect(others).toEqual([]);
  });
});
