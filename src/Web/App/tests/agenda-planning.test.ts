import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import './page';
import { sumOf } from '../src/agenda';
import { methodOf, planOf } from '../src/content/methods';
import { draftsOf, fileOf, forPeople, lengthOf, progressOf, templateIn, templateOf, type Template } from '../src/meeting/planning';
import { givenTemplates } from '../src/meeting/templates';
import { planningTexts } from '../src/text/planning';
import type { AgendaItem } from '../src/wire';

let count = 0;
const item = (fields: Partial<AgendaItem>): AgendaItem => ({ kind: 'agendaItem', id: `item-${++count}`, title: 'Punt', order: count, ...fields });
const at = (time: string) => `2026-11-26T${time}:00Z`;

describe('the sum of an agenda (domain 4.6)', () => {
  it('adds what is to be done, and says how much that is over', () => {
    const items = [item({ minutes: 30 }), item({ minutes: 70 }), item({ minutes: 20, state: 'skipped' }), item({})];
    expect(sumOf(items, 90)).toMatchObject({ minutes: 100, over: 10 });
    expect(sumOf(items)).toMatchObject({ over: 0 });
  });

  it('warns of more than 90 minutes without a break, not of 90', () => {
    const [first, rest, second] = [item({ minutes: 90 }), item({ minutes: 15, sort: 'break' }), item({ minutes: 91 })];
    expect(sumOf([first, rest]).noBreak).toBeUndefined();
    expect(sumOf([first, rest, second]).noBreak).toBe(second);
    const more = item({ minutes: 1 });
    expect(sumOf([first, more]).noBreak).toBe(more);
  });

  it('warns of more than 20 minutes in which the group only listens', () => {
    const talk = item({ minutes: 21, sort: 'inform' });
    const plan = { ...planOf(methodOf('brainstorm')!, (said) => said.nl), phases: [{ title: 'Lezing', minutes: 25, form: 'plenary' as const, input: 'closed' as const }] };
    const lecture = item({ minutes: 25, plan });
    expect(sumOf([talk, item({ minutes: 20, sort: 'inform' }), lecture, item({ minutes: 40, sort: 'create' })]).oneWay).toEqual([talk, lecture]);
  });
});

describe('how a meeting stands while it runs', () => {
  const done = item({ minutes: 10, state: 'done', startedAt: at('10:00'), endedAt: at('10:15') });
  const running = item({ minutes: 20, state: 'running', startedAt: at('10:15') });
  const later = item({ minutes: 30 });

  it('says how far behind, and when it ends', () => {
    const progress = progressOf([done, running, later], Date.parse(at('10:20')))!;
    expect(progress).toMatchObject({ running, ran: 5, behind: 5 });
    expect(progress.endsAt).toBe(Date.parse(at('11:05')));
  });

  it('is ahead where something took less time, and further behind for each minute over', () => {
    const quick = { ...done, endedAt: at('10:05') };
    expect(progressOf([quick, { ...running, startedAt: at('10:05') }, later], Date.parse(at('10:06')))!.behind).toBe(-5);
    const over = progressOf([done, running, later], Date.parse(at('10:45')))!;
    expect(over.behind).toBe(15);
    expect(over.endsAt).toBe(Date.parse(at('11:15')));
  });

  it('says nothing where nothing runs', () => expect(progressOf([done, later], Date.now())).toBeUndefined());
});

describe('rounds of turns', () => {
  it('last 30 seconds a person', () => {
    const checkIn = methodOf('check-in')!;
    const plan = planOf(checkIn, (said) => said.en);
    expect(forPeople(plan, 21, checkIn).phases.map((phase) => phase.minutes)).toEqual([1, 11, 1]);
    expect(forPeople(plan, 1, checkIn).phases[1]!.minutes).toBe(1);
  });

  it('leave turns in which a few talk for long as they are', () => {
    const fishbowl = methodOf('vissenkom')!;
    const plan = planOf(fishbowl, (said) => said.nl);
    expect(forPeople(plan, 50, fishbowl)).toEqual(plan);
  });
});

describe('templates', () => {
  it.each(['nl', 'en'] as const)('those that are given fill their time, warn of nothing, and name everything in %s', (language) => {
    for (const template of givenTemplates((said) => said[language])) {
      const items = draftsOf(template, () => `id-${++count}`).map(({ itemId: id, ...draft }, i): AgendaItem => ({ kind: 'agendaItem', id, order: i + 1, ...draft }));
      const sum = sumOf(items, template.minutes);
      expect(sum.over, template.id).toBe(0);
      expect(sum.minutes, template.id).toBe(template.minutes);
      expect(sum.oneWay, template.id).toEqual([]);
      for (const it of items) if (it.worksOn) expect(items.some((other) => other.id === it.worksOn && other.order < it.order)).toBe(true);
    }
  });

  it('a meeting comes back from its template and from its file, without people and how it went', () => {
    const ideas = item({ title: 'Ideeën', minutes: 30, ownerId: 'fatima', state: 'done', startedAt: at('10:00'), plan: planOf(methodOf('brainstorm')!, (said) => said.nl) });
    const choose = item({ title: 'Kiezen', worksOn: ideas.id, question: 'Wat eerst?' });
    const template = templateOf('mine', 'Onze dag', [ideas, choose], 60);
    const again = templateIn(fileOf(template))!;
    expect(again).toEqual(template);
    const [first, second] = draftsOf(again, () => `new-${++count}`);
    expect(first).toMatchObject({ title: 'Ideeën', minutes: 30 });
    expect(first).not.toHaveProperty('ownerId');
    expect(first).not.toHaveProperty('state');
    expect(second).toMatchObject({ title: 'Kiezen', question: 'Wat eerst?', worksOn: first!.itemId });
  });

  it('another file is none', () => {
    for (const text of ['', '{', '[]', 'null', '{"format":"samenwerken.agenda"}', '{"format":"samenwerken.meeting","template":{}}', '{"format":"samenwerken.agenda","template":{"id":"a","title":"b","items":[{"title":"c","worksOn":3}]}}'])
      expect(templateIn(text)).toBeUndefined();
  });

  it('whatever stands in a file, reading it does not fail', () => {
    fc.assert(fc.property(fc.json(), (text) => templateIn(`{"format":"samenwerken.agenda","template":${text}}`) === undefined || true));
  });

  it('each item has an id of its own', () => {
    const template: Template = givenTemplates((said) => said.nl)[1]!;
    const drafts = draftsOf(template, () => `id-${++count}`);
    expect(new Set(drafts.map((draft) => draft.itemId)).size).toBe(drafts.length);
  });
});

describe('the texts of planning', () => {
  it('say something in both languages', () => {
    const keys = (texts: object): string[] => Object.entries(texts).flatMap(([key, value]) => (typeof value === 'object' ? keys(value as object).map((rest) => `${key}.${rest}`) : [key]));
    expect(keys(planningTexts.en)).toEqual(keys(planningTexts.nl));
    expect(lengthOf({ name: '', layout: 'free', zones: [], phases: [{ title: '', minutes: 3, form: 'solo', input: 'open' }], voting: { type: 'none' } })).toBe(3);
  });
});
