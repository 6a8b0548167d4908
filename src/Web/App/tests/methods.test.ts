import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { alternatives, fits, matching, methodOf, methods, planOf, type Method } from '../src/content/methods';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../src/content/${name}`, import.meta.url), 'utf8'));
const schema = read('methods.schema.json') as object;
const isValid = new Ajv2020({ strictSchema: true, strictTypes: false, strictRequired: false, strictTuples: false }).compile(schema);

/** The library with one method made otherwise. */
function changed(id: string, change: (method: Method) => void): unknown {
  const file = read('methods.json') as { methods: Method[] };
  change(file.methods.find((method) => method.id === id)!);
  return file;
}

describe('the library of working methods', () => {
  it('has thirty methods that the schema takes', () => {
    expect(isValid(read('methods.json')), JSON.stringify(isValid.errors?.slice(0, 3))).toBe(true);
    expect(methods.length).toBe(30);
    expect(new Set(methods.map((method) => method.id)).size).toBe(30);
  });

  it('says everything in two languages, and lasts as long as its phases', () => {
    for (const method of methods) {
      expect(method.phases.reduce((sum, phase) => sum + phase.minutes, 0), method.id).toBe(method.minutes);
      expect(method.groupSize.min, method.id).toBeLessThanOrEqual(method.groupSize.max);
      for (const said of [method.purpose, method.hybrid, method.origin]) expect(said.nl, method.id).not.toBe(said.en);
    }
  });

  it.each<[string, string, (method: Method) => void]>([
    ['a vote before there are ideas', 'brainstorm', (it) => (it.phases = [{ ...it.phases[0]!, input: 'vote' }])],
    ['a first phase that votes', 'terugblik', (it) => it.phases.unshift({ ...it.phases[2]! })],
    ['dots where no ideas can come', 'brainstorm', (it) => (it.phases = [it.phases[0]!])],
    ['a vote without a way of voting', 'terugblik', (it) => (it.voting = { type: 'none' })],
    ['a score with dots', 'krachtenveld', (it) => (it.voting = { type: 'dots', budget: 3 })],
    ['dots without a number', 'stippen', (it) => (it.voting = { type: 'dots' })],
    ['a number of dots where there are none', 'consent', (it) => (it.voting = { type: 'consent', budget: 3 })],
    ['turns of somebody alone', 'check-in', (it) => (it.phases[1]!.form = 'solo')],
    ['a sheet that is passed on by all at once', 'brainwriting-635', (it) => (it.phases[1]!.form = 'plenary')],
    ['quadrants with five corners', 'swot', (it) => it.zones.push({ name: { nl: 'Meer', en: 'More' } })],
    ['an X-curve with nine places', 'x-curve', (it) => it.zones.pop()],
    ['a grid without rows', 'brainwriting-635', (it) => it.zones.push({ name: { nl: 'D', en: 'D' } })],
    ['a form that there is not', 'brainstorm', (it) => Object.assign(it.phases[0]!, { form: 'duo' })],
    ['a text in one language', 'brainstorm', (it) => Reflect.deleteProperty(it.purpose, 'en')],
    ['a phase of no time', 'brainstorm', (it) => (it.phases[0]!.minutes = 0)],
  ])('the schema refuses %s', (_, id, change) => expect(isValid(changed(id, change))).toBe(false));

  it('is copied into an item in one language', () => {
    const plan = planOf(methodOf('cocd-box')!, (said) => said.en);
    expect(plan).toMatchObject({ methodId: 'cocd-box', layout: 'quadrants', voting: { type: 'dotsColored', budget: 5, maxPerIdea: 1 } });
    expect(plan.zones.map((zone) => zone.name)).toEqual(['Now (blue)', 'Wow (red)', 'How (yellow)']);
  });

  it('is found by words of either language, category, people, minutes, form and voting', () => {
    const plain = (text: string) => text.toLowerCase();
    expect(matching({ words: 'silent first' }, plain).map((method) => method.id)).toContain('brainstorm');
    expect(matching({ category: 'choose', people: 150 }, plain).map((method) => method.id)).toEqual(['stippen', '25-10']);
    expect(matching({ minutes: 12 }, plain).map((method) => method.id)).toEqual(['check-in', '1-2-4-allen']);
    expect(matching({ form: 'circle' }, plain).map((method) => method.id)).toEqual(['vissenkom']);
    for (const method of matching({ votes: false }, plain)) expect(method.voting.type).toBe('none');
  });

  it('offers another of the same category where there are too many or too few', () => {
    const brainstorm = methodOf('brainstorm')!;
    const others = alternatives(brainstorm, 60);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(other.category).toBe('diverge');
      expect(fits(other, 60)).toBe(true);
    }
  });
});
