import { describe, expect, it } from 'vitest';
import { isDue } from '../src/community/reminding';
import { kitOf, type KitSource } from '../src/community/starter-kit';

const day = 86_400_000;
const now = Date.parse('2026-11-27T09:00:00Z');

const record = { name: 'Warme wijken', themes: ['energy'], transitions: ['energyTransition'], licence: 'CC0', horizon: 'Elke straat warm', rhythm: 6, learningForm: 'cop', learningFormWhy: 'Niemand heeft het antwoord' };
const meeting = (id: string, startsAt: string, more: object = {}) => ({ kind: 'plannedMeeting', id, title: `Bijeenkomst ${id}`, startsAt, endsAt: new Date(Date.parse(startsAt) + 3 * 3_600_000).toISOString(), form: 'hybrid', place: 'Bij Karin thuis', status: 'held', agenda: [{ title: 'Inchecken', kind: 'checkIn', minutes: 10 }], ...more });
const source = (meetings: object[], agreements?: object) => ({ record, agreements, entity: { entity: 'community/parent-of-this-one' }, all: () => meetings }) as unknown as KitSource;

describe('GRW1 a starter kit', () => {
  it('has the question, the form, the agreements and the agenda of the first meeting, and where it came from', () => {
    const commands = kitOf(source([meeting('2', '2026-05-12T12:00:00+00:00'), meeting('1', '2026-03-03T12:00:00+00:00')], { text: 'Wat hier gezegd wordt, blijft hier.', version: 4 }), now);
    expect(commands.map(({ type }) => type)).toEqual(['editCommunity', 'chooseLearningForm', 'writeAgreements', 'planMeeting']);
    expect(commands[0]).toMatchObject({ parentId: 'parent-of-this-one', horizon: 'Elke straat warm', themes: ['energy'] });
    expect(commands[2]).toMatchObject({ was: 0 });
    expect(commands[3]).toMatchObject({ title: 'Bijeenkomst 1', agenda: [{ title: 'Inchecken' }] });
  });

  it('has nothing that names a person or where people met', () => {
    expect(JSON.stringify(kitOf(source([meeting('1', '2026-03-03T12:00:00+00:00', { attendance: ['Karin'] })]), now))).not.toMatch(/Karin|place|attendance/);
  });

  it('plans the first meeting on the same day of the week, four to five weeks on, of the same length', () => {
    const [planned] = kitOf(source([meeting('1', '2026-03-03T12:00:00+00:00')]), now).filter(({ type }) => type === 'planMeeting') as unknown as { startsAt: string; endsAt: string }[];
    const starts = Date.parse(planned!.startsAt);
    expect(new Date(starts).getUTCDay()).toBe(2);
    expect(starts - now).toBeGreaterThanOrEqual(28 * day);
    expect(starts - now).toBeLessThan(35 * day);
    expect(Date.parse(planned!.endsAt) - starts).toBe(3 * 3_600_000);
  });

  it('has no meeting where none with an agenda was held or planned', () => {
    expect(kitOf(source([meeting('1', '2026-03-03T12:00:00+00:00', { agenda: [] }), meeting('2', '2026-03-03T12:00:00+00:00', { status: 'cancelled' })]), now).map(({ type }) => type)).toEqual(['editCommunity', 'chooseLearningForm']);
  });
});

describe('STP6 the reminder', () => {
  it('comes once a fortnight at most, and not in the first', () => {
    expect(isDue(0, now - 13 * day, now)).toBe(false);
    expect(isDue(0, now - 14 * day, now)).toBe(true);
    expect(isDue(now - 13 * day, now - 99 * day, now)).toBe(false);
    expect(isDue(now - 14 * day, now - 99 * day, now)).toBe(true);
  });
});
