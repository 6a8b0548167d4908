import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './page';
import { Draft, draftsOf, subjectOf, takeUp } from '../src/meeting/drafts';
import { closed, opened, unsent } from '../src/meeting/unsent.svelte';
import { forget, keep, keptKeys } from '../src/sync/local';
import { Tabs, type TabMemory } from '../src/sync/tabs';
import { Locks } from './locks';

const meeting = { meetingId: 'm', personId: 'piet' };
const prefix = draftsOf(meeting);

beforeEach(() => {
  vi.stubGlobal('navigator', { locks: new Locks() });
  keptKeys('').forEach(forget);
});

afterEach(() => vi.unstubAllGlobals());

/** A tab in which the meeting is shown, with what others left taken up. */
async function openTab(memory?: TabMemory) {
  const tabs = new Tabs(memory);
  await tabs.enter();
  await takeUp(meeting, tabs);
  return { tabs, draft: (what: string) => new Draft<string>({ ...meeting, tab: tabs.me }, what), left: () => unsent(prefix, tabs.me).map((it) => it.words) };
}

it('OUT3: two tabs that write in one box each keep their own words', async () => {
  const [one, two] = [await openTab(), await openTab()];
  one.draft('new').write('Zon');
  two.draft('new').write('Wind');

  expect([one.draft('new').read(), two.draft('new').read()]).toEqual(['Zon', 'Wind']);
  two.draft('new').clear();
  expect(one.draft('new').read()).toBe('Zon');
});

it('OUT3: what a closed tab left is in the box of the next, and of one only', async () => {
  const closedTab = await openTab();
  closedTab.draft('new').write('Zon');
  closedTab.tabs.leave();

  const [one, two] = [await openTab(), await openTab()];
  expect([one.draft('new').read(), two.draft('new').read()]).toEqual(['Zon', undefined]);
});

it('OUT3: what a tab leaves while another writes in the same box is offered beside it', async () => {
  const [one, two] = [await openTab(), await openTab()];
  const box = one.draft('edit.i');
  box.write('Wind');
  opened(box.key);
  two.draft('edit.i').write('Zon');
  expect(one.left()).toEqual([]);

  const three = await openTab();
  two.tabs.leave();
  // The two that are there are told in turn; whichever takes it up, the words are there once.
  await vi.waitFor(() => expect([...one.left(), ...three.left()]).toEqual(['Zon']));
  expect(box.read()).toBe('Wind');
  closed(box.key);
});

/** What a tab remembers of itself, and how it is copied. */
function memory(tab: string | null = null): TabMemory & { copy(): TabMemory } {
  return { read: () => tab, write: (now) => void (tab = now), copy: () => memory(tab) };
}

describe('OUT3: a tab that is loaded anew', () => {
  afterEach(() => vi.useRealTimers());

  it('has its words in its own box again, also while another is open', async () => {
    vi.useFakeTimers();
    const [ofOne, ofTwo] = [memory(), memory()];
    const one = await openTab(ofOne);
    one.draft('new').write('Zon');
    const two = await openTab(ofTwo);
    one.tabs.leave();
    await vi.advanceTimersByTimeAsync(2000);
    const again = await openTab(ofOne);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([again.draft('new').read(), two.draft('new').read(), two.left()]).toEqual(['Zon', undefined, []]);

    again.tabs.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([two.draft('new').read(), again.draft('new').read()]).toEqual(['Zon', undefined]);
  });

  it('is another one where it is a copy of one that is there', async () => {
    const mine = memory();
    const one = await openTab(mine);
    one.draft('new').write('Zon');
    const copy = await openTab(mine.copy());
    expect([one.draft('new').read(), copy.draft('new').read()]).toEqual(['Zon', undefined]);
    expect(copy.tabs.me).not.toBe(one.tabs.me);
  });
});

it('what is offered is of the box that it was written in', async () => {
  const gone = await openTab();
  gone.draft('outcome.action.idea-1').write('Bel de gemeente');
  gone.tabs.leave();
  const tab = await openTab();
  const [it] = unsent(prefix, tab.tabs.me);
  expect(it).toMatchObject({ words: 'Bel de gemeente', isOutcome: true });
  expect(subjectOf(it!.key, prefix)).toBe('outcome.action.idea-1');
});

it('words of a version that knew no tabs are read as the first tab that asks has them', async () => {
  keep(`${prefix}new`, JSON.stringify('Zon'));
  const [one, two] = [await openTab(), await openTab()];
  expect([one.draft('new').read(), two.draft('new').read()]).toEqual(['Zon', undefined]);
});
