import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import './page';
import { ofRun, silent } from '../src/meeting/news';
import { newsTexts } from '../src/text/news';

const events = [...readFileSync('../../Domain/Entities/Event.cs', 'utf8').matchAll(/JsonDerivedType\(typeof\(MeetingEvent\.\w+\), "(\w+)"\)/g)].map((match) => match[1]!);

/** Those of which it says something of their own. */
const saidAtOnce = [...readFileSync('src/meeting/news.ts', 'utf8').matchAll(/what === '(\w+)'/g)].map((match) => match[1]!);

it('every event of a meeting is told in a digest or at once, or is one of those that are silent on purpose', () => {
  expect(events.length).toBeGreaterThan(40);
  const told = new Set([...Object.keys(newsTexts.nl.of), ...saidAtOnce, ...ofRun]);
  expect(events.filter((event) => !told.has(event) && !silent.has(event))).toEqual([]);
  expect([...told].filter((event) => silent.has(event) || !events.includes(event))).toEqual([]);
  expect([...silent].filter((event) => !events.includes(event))).toEqual([]);
});
