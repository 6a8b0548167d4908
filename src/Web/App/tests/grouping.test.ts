import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, divided } from '../src/meeting/grouping';
import type { Channel, Participant, Role, Sector } from '../src/wire';

const person = (number: number, channel?: Channel, sector?: Sector, role: Role = 'participant'): Participant => ({
  kind: 'participant', id: `p${number}`, name: `${number}`, number, role, joinedAt: '', ...(channel ? { channel } : {}), ...(sector ? { sector } : {}),
});
const anybody = fc.array(fc.tuple(fc.constantFrom<Channel | undefined>('room', 'remote', undefined), fc.constantFrom<Sector | undefined>('government', 'business', undefined)), { minLength: 1, maxLength: 60 }).map((all) => all.map(([channel, sector], i) => person(i + 1, channel, sector)));

describe('groups', () => {
  it('have everybody in one, and are of one size but for one person', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: 1, max: 20 }), (people, count) => {
        const groups = divide(people, count, 'mixed');
        expect(groups.flatMap(({ personIds }) => personIds).sort()).toEqual(people.map(({ id }) => id).sort());
        expect(groups.length).toBe(Math.min(count, people.length));
        const sizes = groups.map(({ personIds }) => personIds.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('that are mixed each have as many of those far away as another, but for one', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: 1, max: 20 }), (people, count) => {
        const far = divide(people, count, 'mixed').map(({ personIds }) => personIds.filter((id) => people.find((it) => it.id === id)!.channel === 'remote').length);
        expect(Math.max(...far) - Math.min(...far)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('that are apart have no group of both, wherever two groups or more are asked for, and say where they work', () => {
    fc.assert(
      fc.property(anybody, fc.integer({ min: 2, max: 20 }), (people, count) => {
        const groups = divide(people, count, 'apart');
        expect(groups.flatMap(({ personIds }) => personIds).sort()).toEqual(people.map(({ id }) => id).sort());
        expect(groups.every(({ personIds }) => personIds.length > 0)).toBe(true);
        expect(groups.length).toBeLessThanOrEqual(Math.max(2, count));
        if (people.length > 1) expect(groups.map(({ place }) => place)).not.toContain('mixed');
      }),
    );
  });

  it('are of who takes part: not of who leads, takes notes, reads along or is gone', () => {
    const people = [person(1, 'room', undefined, 'facilitator'), person(2, 'room', undefined, 'noteTaker'), person(3, 'remote', undefined, 'observer'), { ...person(4), removed: true }, person(6), person(5)];
    expect(divided(people).map(({ id }) => id)).toEqual(['p5', 'p6']);
  });
});
