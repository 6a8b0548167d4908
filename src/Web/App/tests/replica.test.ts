import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../src/sync/frames';
import { Replica } from '../src/sync/replica';
import type { Idea } from '../src/wire';

const idea = (id: string, text: string): Idea => ({ kind: 'idea', id, number: 1, text, authorId: 'a', addedAt: '' });
const welcome = (seq: number, ...records: Idea[]): Frame => ({ welcome: { epoch: 'e', seq, records } });

describe('Replica', () => {
  it('takes a snapshot and then commits in order', () => {
    const replica = new Replica();
    replica.receive(welcome(3, idea('one', 'a')));
    const received = replica.receive({
      commits: [
        { seq: 4, id: 'mine', by: 1, what: ['ideaEdited'], changes: [{ patch: { kind: 'idea', id: 'one', text: 'b' } }] },
        { seq: 5, changes: [{ put: idea('two', 'c') }] },
        { seq: 6 },
      ],
    });
    expect(replica.position).toEqual({ epoch: 'e', seq: 6 });
    expect((replica.records.get('idea/one') as Idea).text).toBe('b');
    expect([...received.keys]).toEqual(['idea/one', 'idea/two']);
    expect(received.commits.map((commit) => commit.id)).toEqual(['mine', undefined, undefined]);
  });

  it('SEQ2: passes over what it has seen', () => {
    const replica = new Replica();
    replica.receive(welcome(4, idea('one', 'a')));
    const received = replica.receive({ commits: [{ seq: 4, changes: [{ delete: { kind: 'idea', id: 'one' } }] }] });
    expect(received.commits).toEqual([]);
    expect(replica.records.size).toBe(1);
  });

  it('FOL5: after a gap it takes nothing until it was told what it missed', () => {
    const replica = new Replica();
    replica.receive(welcome(4, idea('one', 'a')));
    replica.receive({ commits: [{ seq: 6, changes: [{ delete: { kind: 'idea', id: 'one' } }] }] });
    replica.receive({ commits: [{ seq: 5, changes: [{ delete: { kind: 'idea', id: 'one' } }] }] });
    expect(replica.hasGap).toBe(true);
    expect(replica.position?.seq).toBe(4);
    replica.receive({ welcome: { epoch: 'e', seq: 6, since: 4, records: [], deleted: [{ kind: 'idea', id: 'one' }] } });
    expect(replica.hasGap).toBe(false);
    expect(replica.records.size).toBe(0);
  });

  it('FOL2: a welcome since a position changes only what it names', () => {
    const replica = new Replica();
    replica.receive(welcome(4, idea('one', 'a'), idea('two', 'b')));
    replica.receive({ welcome: { epoch: 'e', seq: 9, since: 4, records: [idea('two', 'c')] } });
    expect([...replica.records.values()].map((record) => (record as Idea).text)).toEqual(['a', 'c']);
    expect(replica.position?.seq).toBe(9);
  });

  it('FOL3: another epoch starts anew', () => {
    const replica = new Replica();
    replica.receive(welcome(4, idea('one', 'a')));
    const received = replica.receive({ welcome: { epoch: 'other', seq: 2, records: [idea('two', 'b')] } });
    expect(received.isSnapshot).toBe(true);
    expect([...received.keys].sort()).toEqual(['idea/one', 'idea/two']);
    expect([...replica.records.keys()]).toEqual(['idea/two']);
  });

  it('a patch with null takes a field away', () => {
    const replica = new Replica();
    replica.receive(welcome(1, { ...idea('one', 'a'), clusterId: 'c' }));
    replica.receive({ commits: [{ seq: 2, changes: [{ patch: { kind: 'idea', id: 'one', clusterId: null } }] }] });
    expect('clusterId' in replica.records.get('idea/one')!).toBe(false);
  });
});

/** Frames that the server made for viewers of random stories, and what each viewer must end with (see WireVectorsTests). */
describe('the vectors of the wire', () => {
  const vectors = JSON.parse(readFileSync('../../../tests/vectors/wire.json', 'utf8')) as {
    name: string;
    frames: Frame[];
    records: Record<string, unknown>[];
    position: { epoch: string; seq: number };
  }[];

  it('are there', () => expect(vectors.length).toBeGreaterThan(10));

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const replica = new Replica();
    vector.frames.forEach((frame) => replica.receive(frame));
    expect(replica.hasGap).toBe(false);
    expect(replica.position).toEqual(vector.position);
    const byKey = (a: Record<string, unknown>, b: Record<string, unknown>) => (`${a.kind}/${a.id}` < `${b.kind}/${b.id}` ? -1 : 1);
    expect([...replica.records.values()].map((record) => ({ ...record })).sort(byKey)).toEqual([...vector.records].sort(byKey));
  });
});
