import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline, stopsOf } from '../src/meeting/board';
import { neighbour } from '../src/meeting/focus-keeper';
import { Filter, noCluster } from '../src/meeting/filter.svelte';
import { Hits } from '../src/meeting/hits.svelte';
import { Sight } from '../src/meeting/sight.svelte';
import { Spot } from '../src/meeting/spot.svelte';
import type { AnyRecord, Idea } from '../src/wire';

class Seen extends Sight {
  put(record: AnyRecord): this {
    this.place(`${record.kind}/${record.id}`, record);
    return this;
  }
}

const idea = (number: number, text: string, authorId = 'mila', clusterId?: string): Idea => ({
  kind: 'idea',
  id: `i${number}`,
  number,
  text,
  authorId,
  addedAt: '',
  ...(clusterId ? { clusterId } : {}),
});

function meeting(): Seen {
  const seen = new Seen('mila');
  seen.put({ kind: 'participant', id: 'mila', name: 'Mila', number: 1, role: 'facilitator', joinedAt: '', sector: 'education' });
  seen.put({ kind: 'participant', id: 'piet', name: 'Piet', number: 2, role: 'participant', joinedAt: '', sector: 'government' });
  seen.put({ kind: 'cluster', id: 'c1', number: 1, name: 'Energie', authorId: 'mila' });
  seen.put(idea(1, 'Één café voor reparaties', 'piet', 'c1'));
  seen.put(idea(2, 'Zonnepanelen op de school', 'mila', 'c1'));
  seen.put(idea(3, 'Een CAFÉ in de wijk', 'mila'));
  const tally = [
    { ideaId: 'i2', votes: 3 },
    { ideaId: 'i3', votes: 5 },
  ];
  return seen.put({ kind: 'voteRound', id: 'r', number: 1, question: '', budget: 3, maxPerIdea: 1, secret: true, status: 'closed', voters: 2, ballots: 2, openedAt: '', tally });
}

const shown = (seen: Seen) =>
  outline(seen.clusters.values(), seen.ideas.values(), seen.filter)
    .flatMap((group) => group.ideas)
    .map(({ id }) => id)
    .sort();

describe('Filter', () => {
  it('shows everything until somebody looks for something', () => {
    const seen = meeting();
    expect(seen.filter.isOn).toBe(false);
    expect(shown(seen)).toEqual(['i1', 'i2', 'i3']);
  });

  it('forgives accents and capitals, and wants every word', () => {
    const seen = meeting();
    seen.filter.text = 'cafe een';
    expect(shown(seen)).toEqual(['i1', 'i3']);
    seen.filter.text = 'ÉÉN  Wijk';
    expect(shown(seen)).toEqual(['i3']);
  });

  it('goes by person, sector, cluster and dots, and by all of them together', () => {
    const seen = meeting();
    const { filter } = seen;
    filter.person = 'piet';
    expect(shown(seen)).toEqual(['i1']);
    filter.clear();
    filter.sector = 'education';
    expect(shown(seen)).toEqual(['i2', 'i3']);
    filter.cluster = 'c1';
    expect(shown(seen)).toEqual(['i2']);
    filter.clear();
    filter.cluster = noCluster;
    expect(shown(seen)).toEqual(['i3']);
    filter.clear();
    filter.hasDots = true;
    expect(shown(seen)).toEqual(['i2', 'i3']);
  });

  it('puts what has most dots first in its cluster, and otherwise keeps the order of writing', () => {
    const seen = meeting();
    seen.filter.byDots = true;
    const order = outline(seen.clusters.values(), seen.ideas.values(), seen.filter).map((group) => group.ideas.map(({ id }) => id));
    expect(order).toEqual([['i3'], ['i2', 'i1']]);
  });

  it('gives no idea another place on the canvas before there are dots, nor while there is voting', () => {
    const seen = meeting();
    expect(seen.filter.placesByDots).toBe(false);
    seen.filter.byDots = true;
    expect([seen.filter.placesByDots, seen.filter.dotsGiven('i3'), seen.filter.dotsGiven('i1')]).toEqual([true, 5, 0]);
    seen.put({ kind: 'meeting', id: 'm', title: '', status: 'open', startedAt: '' });
    seen.put({ kind: 'voteRound', id: 'r2', number: 2, question: '', budget: 3, maxPerIdea: 1, secret: false, status: 'open', voters: 2, ballots: 1, openedAt: '', tally: [{ ideaId: 'i1', votes: 1 }] });
    expect(seen.filter.placesByDots).toBe(false);
  });

  it('counts what came since and does not match, and says per cluster how much it hides', () => {
    const seen = meeting();
    const { filter } = seen;
    filter.text = 'cafe';
    filter.changed();
    expect(filter.unseen).toBe(0);
    seen.put(idea(4, 'Groene daken', 'piet', 'c1')).put(idea(5, 'Nog een café', 'piet'));
    expect(filter.unseen).toBe(1);
    expect(outline(seen.clusters.values(), seen.ideas.values(), filter).map(({ hidden }) => hidden)).toEqual([0, 2]);
    filter.clear();
    expect(filter.unseen).toBe(0);
  });

  it('is in the address, and is read back from it as it was, beside what else stands there', () => {
    fc.assert(
      fc.property(
        fc.record({
          text: fc.string().map((text) => text.trim()),
          person: fc.option(fc.constantFrom('mila', 'piet'), { nil: undefined }),
          sector: fc.option(fc.constantFrom('education' as const, 'government' as const), { nil: undefined }),
          cluster: fc.option(fc.constantFrom('c1', noCluster), { nil: undefined }),
          hasDots: fc.boolean(),
          byDots: fc.boolean(),
        }),
        (wanted) => {
          const seen = meeting();
          Object.assign(seen.filter, wanted);
          const search = seen.filter.write('?deel=agenda');
          expect(new URLSearchParams(search).get('deel')).toBe('agenda');
          const again = new Filter(seen);
          again.read(search);
          for (const [name, value] of Object.entries(wanted)) expect(again[name as keyof typeof wanted]).toBe(value);
          again.clear();
          expect(again.write(search)).toBe('?deel=agenda');
        },
      ),
    );
  });
});

describe('Hits', () => {
  it('go from one to the next and round again, and stay with their idea when others come', () => {
    const spots = new Map<string, Spot>();
    const spotOf = (id: string) => spots.get(id) ?? spots.set(id, new Spot()).get(id)!;
    const hits = new Hits(spotOf);
    expect(hits.step(['a', 'b'], 1)).toBe(1);
    expect(hits.step(['new', 'a', 'b'], 1)).toBe(3);
    expect(hits.current).toBe('b');
    expect(hits.step(['new', 'a', 'b'], 1)).toBe(1);
    expect(hits.step(['new', 'a', 'b'], -1)).toBe(3);
    expect([...spots].filter(([, spot]) => spot.isHit).map(([id]) => id)).toEqual(['b']);
    expect(hits.step([], 1)).toBeUndefined();
    expect([...spots.values()].some((spot) => spot.isHit)).toBe(false);
  });
});

describe('the focus', () => {
  it('goes to what stands behind what was removed, or else before it', () => {
    const before = ['a', 'b', 'c', 'd'];
    expect(neighbour(before, 'b', new Set(['a', 'c', 'd']))).toBe('c');
    expect(neighbour(before, 'b', new Set(['a', 'd']))).toBe('d');
    expect(neighbour(before, 'd', new Set(['a', 'b']))).toBe('b');
    expect(neighbour(before, 'a', new Set())).toBeUndefined();
  });

  it('the arrows lead past clusters and ideas in the order of the page', () => {
    const seen = meeting();
    expect(stopsOf([{ groups: outline(seen.clusters.values(), seen.ideas.values(), seen.filter) }])).toEqual(['idea/i3', 'cluster/c1', 'idea/i1', 'idea/i2']);
  });
});
