import './page';
import { expect, it } from 'vitest';
import { momentsOf, todayAt } from '../src/meeting/moments';
import type { AgendaItem, Run } from '../src/wire';

const now = Date.parse('2026-11-26T11:00:00Z');
const item = (title: string, startedAt: string, endedAt?: string): AgendaItem => ({ kind: 'agendaItem', id: title, title, order: 1, startedAt, ...(endedAt ? { endedAt } : {}) });
const seen = (started: string, items: AgendaItem[], runs: Run[] = []) => ({ meeting: { startedAt: started }, agendaItems: new Map(items.map((it) => [it.id, it])), runs: new Map(runs.map((it) => [it.id, it])) });

it('the last moment comes first, and none lies before the meeting or ahead', () => {
  const moments = momentsOf(seen('2026-11-26T10:40:00Z', [item('Ideeën', '2026-11-26T10:50:00Z', '2026-11-26T10:58:00Z'), item('Straks', '2026-11-26T11:05:00Z')]), now);
  expect(moments.map(({ at }) => at.slice(11, 16))).toEqual(['10:58', '10:55', '10:50', '10:45']);
});

it('a time is of today, and one that is still to come was yesterday', () => {
  expect(todayAt('', now)).toBeUndefined();
  for (const time of ['00:00', '10:42', '23:59']) {
    const at = Date.parse(todayAt(time, now)!);
    expect(at).toBeLessThanOrEqual(now);
    expect(at).toBeGreaterThan(now - 86_400_000);
    expect(new Date(at).toTimeString().slice(0, 5)).toBe(time);
  }
});
