import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPlace, lineages, type Placed } from '../src/pictures/levels';

const placed = (id: string, more: Partial<Placed> = {}): Placed => ({ id, name: id, level: 'local', ...more });

describe('communities on the stairs', () => {
  it('stand by area, and a child right after its parent on the same step', () => {
    const all = [placed('c', { areas: ['Zuid'] }), placed('b', { areas: ['Noord'] }), placed('a', { areas: ['Zuid'], parentId: 'b' }), placed('d', { level: 'national' })];
    expect(inPlace(all).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('have a line only to a parent that is shown and is another', () => {
    expect(lineages([placed('a', { parentId: 'b' }), placed('b', { parentId: 'b' }), placed('c', { parentId: 'gone' })])).toEqual([{ id: 'a', parentId: 'b' }]);
  });

  it('are all there once, whatever somebody wrote of parents, also in a circle', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const community = fc.record({ id, parentId: fc.option(id, { nil: undefined }), level: fc.constantFrom('local' as const, 'regional' as const), area: fc.option(fc.constantFrom('N', 'Z'), { nil: undefined }) });
    fc.assert(
      fc.property(fc.uniqueArray(community, { selector: ({ id }) => id }), (drawn) => {
        const all = drawn.map(({ area, ...rest }) => placed(rest.id, { ...rest, ...(area ? { areas: [area] } : {}) }));
        expect(inPlace(all).map((one) => one.id).sort()).toEqual(all.map((one) => one.id).sort());
      }),
    );
  });
});
