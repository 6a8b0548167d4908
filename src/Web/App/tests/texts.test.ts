import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import './page';
import { en } from '../src/text/en';
import { nl } from '../src/text/nl';
import { en as enCanvas } from '../src/text/en.canvas';
import { nl as nlCanvas } from '../src/text/nl.canvas';
import { en as enCommunity } from '../src/text/en.community';
import { nl as nlCommunity } from '../src/text/nl.community';
import { en as enMinutes } from '../src/text/en.minutes';
import { nl as nlMinutes } from '../src/text/nl.minutes';
import { en as enOutcomes } from '../src/text/en.outcomes';
import { nl as nlOutcomes } from '../src/text/nl.outcomes';
import { newsTexts } from '../src/text/news';

type Tree = { [key: string]: Tree | string | ((...args: never[]) => string) };

function paths(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => (typeof value === 'object' ? paths(value, `${before}${key}.`) : [`${before}${key}`]));
}

it('both languages have the same texts, and none is empty', () => {
  expect(paths(en as Tree)).toEqual(paths(nl as Tree));
  for (const texts of [nl, en] as Tree[])
    for (const path of paths(texts)) {
      const value = path.split('.').reduce<unknown>((tree, key) => (tree as Tree)[key], texts);
      if (typeof value === 'string') expect(value.trim(), path).not.toBe('');
    }
});

it('the canvas has the same texts in both languages, and uses each', () => {
  expect(paths(enCanvas as Tree)).toEqual(paths(nlCanvas as Tree));
  const files = [...(readdirSync('src/meeting/canvas') as string[]).map((file) => join('src/meeting/canvas', file)), 'src/meeting/ShortcutList.svelte'];
  const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  // Those that are looked up by a colour or a key are as many as there are of these, which the compiler counts.
  const used = (path: string) => /^(colours|keys)\./.test(path) || sources.includes(`tc().${path}`) || sources.includes(`moving.${path.replace('moving.', '')}`);
  expect(paths(nlCanvas as Tree).filter((path) => !used(path))).toEqual([]);
});

it('news has the same texts in both languages', () => {
  expect(paths(newsTexts.en as Tree)).toEqual(paths(newsTexts.nl as Tree));
});

it('decisions, actions and minutes have the same texts in both languages, and use each', () => {
  expect(paths(enOutcomes as Tree)).toEqual(paths(nlOutcomes as Tree));
  expect(paths(enMinutes as Tree)).toEqual(paths(nlMinutes as Tree));
  const sources = ['src/meeting', 'src/writing', 'src/style']
    .flatMap((folder) => (readdirSync(folder, { recursive: true }) as string[]).filter((file) => /\.(svelte|ts)$/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8')))
    .join('\n');
  expect(paths(nlMinutes as Tree).filter((path) => !sources.includes(`tm().${path}`))).toEqual([]);
  expect(paths(nlOutcomes as Tree).filter((path) => !path.startsWith('methods.') && !sources.includes(`to().${path}`))).toEqual([]);
});

it('communities, partners and programmes have the same texts in both languages', () => {
  expect(paths(enCommunity as Tree)).toEqual(paths(nlCommunity as Tree));
});

it('every text is used', () => {
  const sources = (readdirSync('src', { recursive: true }) as string[])
    .filter((file) => /\.(svelte|ts)$/.test(file) && !file.startsWith('text/'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');
  // Those that are looked up by a name from the wire are used as a group.
  const byName = /^(roles|sectors|channels|meeting\.formats|idea\.colours|undo\.acts|vote\.noVote|vote\.columns)\./;
  const unused = paths(nl as Tree).filter((path) => !byName.test(path) && !sources.includes(`t().${path}`));
  const parts = ['ideas', 'minutes', 'outcomes', 'agenda', 'people', 'list', 'columns', 'canvas'].map((part) => `meeting.${part}`);
  expect(unused.filter((path) => !parts.includes(path))).toEqual([]);
});
