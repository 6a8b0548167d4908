import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandsWithoutPage } from './commands-without-page';
import { typeOf, unionOf } from './wire';

const sources = (readdirSync('src', { recursive: true }) as string[])
  .filter((file) => /\.(svelte|ts)$/.test(file) && file !== 'wire.ts' && !/^(text|style)\//.test(file))
  .map((file) => readFileSync(join('src', file), 'utf8'))
  .join('\n');

/** Whether a page makes this command: its name stands there as the type of something. */
const isSent = (type: string): boolean => new RegExp(`\\btype: [^;\\n]*'${type}'`).test(sources);

const commands = ['CommunityCommand', 'ProgrammeCommand', 'PartnerCommand'].flatMap(unionOf).map(typeOf);

it.each([...new Set(commands)].filter((type) => !commandsWithoutPage.has(type)))('%s is sent from a page', (type) => {
  expect(isSent(type)).toBe(true);
});

it('what is listed as sent from no page is a command, and is sent from none', () => {
  const listed = [...commandsWithoutPage];
  expect(listed.filter((type) => !commands.includes(type))).toEqual([]);
  expect(listed.filter(isSent)).toEqual([]);
});
