import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const files = (readdirSync('src', { recursive: true }) as string[]).filter((file) => file.endsWith('.svelte'));
const sources = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]));

/** The components that a component shows, at once or when they are asked for. */
const shownBy = (file: string): string[] =>
  [...(sources.get(file) ?? '').matchAll(/(?:from |import\()'(\.[^']+\.svelte)'/g)].map(([, path]) => join(dirname(file), path!)).filter((path) => sources.has(path));

const users = (file: string): string[] => files.filter((other) => !other.startsWith('style/') && shownBy(other).includes(file));

/** Whole parts of a page, each made of components that stand on the page by themselves, and what lies over a page, beside its content. */
const wholes = new Set([
  'meeting/Board.svelte', 'meeting/MinutesPart.svelte', 'meeting/MinutesWithOutcomes.svelte', 'screen/RoomScreen.svelte',
  'meeting/Keys.svelte', 'meeting/FollowBar.svelte', 'meeting/Spotlit.svelte',
]);
const isPage = (file: string): boolean => shownBy(file).includes('ui/Frame.svelte');

const hasToBeThere = (file: string): boolean => {
  if (wholes.has(file) || isPage(file)) return false;
  if (/^(ui|pictures|writing|screen|meeting)\//.test(file)) return true;
  return /^(community|programme|session)\//.test(file) && users(file).length > 1;
};

const isThere = new Set<string>();
const walk = (file: string): void => {
  if (isThere.has(file)) return;
  isThere.add(file);
  shownBy(file).forEach(walk);
};
walk('style/StylePage.svelte');

it.each(files.filter(hasToBeThere))('%s stands on the page of components, by itself or in what stands there', (file) => {
  expect(isThere).toContain(file);
});

it('what is left out of it is there, and is shown by nothing that stands on it', () => {
  expect([...wholes].filter((file) => !sources.has(file) || isThere.has(file))).toEqual([]);
});
