import { expect, it } from 'vitest';
import { writtenIn } from '../src/session/words';
import { fieldsOf, typeOf, unionOf } from './wire';

/** Fields of text in which nobody writes: they hold an id, a day or a moment, or one of a few names. */
const chosen = /^(type|id|group|was|accent|licence|sector|parties|themes|transitions?|due|on|day|start|end|startsAt|endsAt|startDate|plannedEnd|archiveOn|keptOn|horizon|signedOn|reviewOn|method)$|Ids?$/;

// What somebody saw is not what they wrote.

/** A value for a field by its type in wire.ts, and the words that are in it. */
function sample(field: string, type: string): [value: unknown, words: string[]] {
  const plain = type.replace(/ \| null$/, '');
  if (plain.endsWith('[]')) {
    const [value, words] = sample(field, plain.slice(0, -2));
    return [[value], words];
  }
  if (plain === 'string') return /^(parties|themes|transitions?|method)$|Ids?$/.test(field) ? ['id-of-something'.repeat(2), []] : chosen.test(field) ? ['2026-11-26', []] : [`words-of-${field}`, [`words-of-${field}`]];
  if (plain === 'Delta') return [[3, `words-of-${field}`], [`words-of-${field}`]];
  const fields = fieldsOf(plain);
  if (fields.length === 0) return [plain === 'number' ? 1 : plain === 'boolean' ? true : 'oneOfAList', []];
  const parts = fields.map(([name, of]) => [name, ...sample(name, of)] as const);
  return [Object.fromEntries(parts.map(([name, value]) => [name, value])), parts.flatMap(([name, , words]) => (name === 'saw' ? [] : words))];
}

it.each(['CommunityCommand', 'ProgrammeCommand', 'PartnerCommand'].flatMap(unionOf).filter((it) => it !== 'EditMinutes'))('a refused %s gives back every word that was written in it', (name) => {
  const [command, words] = sample('command', name);
  expect(writtenIn({ ...(command as object), type: typeOf(name) })).toEqual(words);
});

it('a single word, a name and an address are words too', () => {
  expect(writtenIn({ type: 'inviteMember', name: 'Mila', email: 'mila@example.org', organisationId: 'abc', roles: ['member'], bring: ' ' })).toEqual(['Mila', 'mila@example.org']);
});
