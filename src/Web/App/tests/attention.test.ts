import { describe, expect, it } from 'vitest';
import { concernsOf, type Concern } from '../src/meeting/attention';
import type { Channel, Hand, Participant, Role, Turn } from '../src/wire';

const start = Date.parse('2026-11-26T10:00:00Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const person = (id: string, number: number, channel: Channel = 'remote', more: Partial<Participant> = {}): Participant => ({ kind: 'participant', id, name: id, number, role: 'participant' as Role, channel, joinedAt: at(0), ...more });
const hand = (id: string, personId: string, minutes: number): Hand => ({ id, personId, channel: 'remote', raisedAt: at(minutes) });
const turn = (id: string, minutes: number): Turn => ({ kind: 'turn', id, count: 1, seconds: 30, lastAt: at(minutes) });

function concerns(minutes: number, seen: { hands?: Hand[]; people?: Participant[]; turns?: Turn[]; gone?: [number, number][]; speakerId?: string } = {}): string[] {
  const told = (concern: Concern) => `${concern.kind} ${concern.kind === 'hand' ? concern.hand.id : concern.person.id} ${concern.minutes}`;
  return concernsOf({
    hands: seen.hands ?? [], participants: seen.people ?? [], turns: new Map((seen.turns ?? []).map((it) => [it.id, it])),
    gone: new Map((seen.gone ?? []).map(([number, since]) => [number, start + since * 60_000])), speakerId: seen.speakerId, now: start + minutes * 60_000,
  }).map(told);
}

describe('what a facilitator should look at', () => {
  it('a hand that is up for more than three minutes, the longest first', () => {
    const hands = [hand('late', 'a', 2), hand('first', 'b', 0), hand('new', 'c', 4)];
    expect(concerns(5.5, { hands })).toEqual(['hand first 5', 'hand late 3']);
    expect(concerns(3, { hands })).toEqual([]);
  });

  it('somebody far away who had no turn for twenty minutes, from when they came or spoke last', () => {
    const people = [person('silent', 1), person('spoke', 2), person('came', 3, 'remote', { joinedAt: at(5) }), person('hall', 4, 'room'), person('leads', 5, 'remote', { role: 'facilitator' }), person('reads', 6, 'remote', { role: 'observer' }), person('out', 7, 'remote', { removed: true })];
    expect(concerns(21, { people, turns: [turn('spoke', 10)] })).toEqual(['silent silent 21']);
    expect(concerns(31, { people, turns: [turn('spoke', 10)] })).toEqual(['silent silent 31', 'silent came 26', 'silent spoke 21']);
    expect(concerns(20, { people })).toEqual([]);
  });

  it('nobody twice: who has a hand up, speaks or is gone is not silent as well', () => {
    const people = [person('waits', 1), person('speaks', 2), person('gone', 3)];
    expect(concerns(30, { people, hands: [hand('h', 'waits', 29)], speakerId: 'speaks', gone: [[3, 28]] })).toEqual(['gone gone 2']);
  });

  it('who dropped out, once it is no reload', () => {
    const people = [person('gone', 3, 'room')];
    expect(concerns(10.4, { people, gone: [[3, 10]] })).toEqual([]);
    expect(concerns(10.5, { people, gone: [[3, 10]] })).toEqual(['gone gone 0']);
  });
});
