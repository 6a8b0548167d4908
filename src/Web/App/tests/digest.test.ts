import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './page';
import { tn } from '../src/text/news';
import { Digest, digestMs, heardMs } from '../src/meeting/digest.svelte';

describe('Digest', () => {
  /** All that was said, with when, in milliseconds from the beginning. */
  let heard: { at: number; text: string }[];
  let digest: Digest;

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    heard = [];
    digest = new Digest();
    const say = digest.say.bind(digest);
    digest.say = (text) => {
      say(text);
      heard.push({ at: Date.now(), text });
    };
  });

  afterEach(() => {
    digest.stop();
    vi.useRealTimers();
  });

  it('tells what others did together, by kind and cluster', () => {
    for (let i = 0; i < 4; i++) digest.note(tn, 'ideaAdded', 'Energie');
    digest.note(tn, 'ideaAdded');
    digest.note(tn, 'clusterAssigned', 'Wonen');
    digest.note(tn, 'decisionRecorded');
    vi.advanceTimersByTime(digestMs);
    expect(heard.map(({ text }) => text)).toEqual(['4 nieuwe ideeën in Energie, 1 nieuw idee, 1 idee verplaatst naar Wonen, 1 nieuw besluit']);
  });

  it('counts over all clusters when there are too many to remember', () => {
    for (const place of ['Energie', 'Wonen', 'Meedoen', 'Groen', undefined]) digest.note(tn, 'ideaAdded', place);
    vi.advanceTimersByTime(digestMs);
    expect(heard.map(({ text }) => text)).toEqual(['5 nieuwe ideeën']);
  });

  it('tells at most once in five seconds, however much happens, and loses nothing', () => {
    for (let ms = 0; ms < 60_000; ms += 100) {
      digest.note(tn, 'ideaAdded', 'Energie');
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(digestMs);
    for (let i = 1; i < heard.length; i++) expect(heard[i]!.at - heard[i - 1]!.at).toBeGreaterThanOrEqual(digestMs);
    expect(heard.reduce((sum, { text }) => sum + Number(/^\d+/.exec(text)![0]), 0)).toBe(600);
  });

  it('does not cut off what is still being said, its own words least of all', () => {
    digest.note(tn, 'ideaAdded');
    vi.advanceTimersByTime(digestMs - 100);
    const own = 'Idee toegevoegd.';
    digest.say(own);
    vi.advanceTimersByTime(100);
    expect(heard.map(({ text }) => text)).toEqual([own]);
    vi.advanceTimersByTime(heardMs(own));
    expect(heard.map(({ text }) => text)).toEqual([own, '1 nieuw idee']);
    expect(heard[1]!.at - heard[0]!.at).toBeGreaterThanOrEqual(heardMs(own));
  });

  it('what should be heard at once is, and forty of it are not forty interruptions', () => {
    let hands = 0;
    const raise = () => {
      hands++;
      digest.soon('hand', () => `${hands} handen`);
    };
    raise();
    expect(heard.map(({ text }) => text)).toEqual(['1 handen']);
    for (let i = 0; i < 39; i++) {
      vi.advanceTimersByTime(250);
      raise();
      if (i === 0) digest.soon('run', () => 'Fase 2');
      if (i === 1) digest.note(tn, 'ideaAdded');
    }
    vi.advanceTimersByTime(2 * digestMs);
    for (let i = 1; i < heard.length; i++) expect(heard[i]!.at - heard[i - 1]!.at).toBeGreaterThanOrEqual(digestMs);
    expect(heard.length).toBeLessThan(5);
    expect(heard[1]!.text).toMatch(/^\d+ handen\. Fase 2\. 1 nieuw idee$/);
    expect(heard.at(-1)!.text).toBe('40 handen');
  });

  it('says the same words again as something new', () => {
    digest.say('Idee toegevoegd.');
    const first = digest.text;
    digest.say('Idee toegevoegd.');
    expect(digest.text).not.toBe(first);
    expect(digest.text.trim()).toBe('Idee toegevoegd.');
  });

  it('is silent about what has no words, and once it is stopped', () => {
    digest.note(tn, 'voteCast');
    digest.note(tn, 'ideaAdded');
    digest.stop();
    vi.advanceTimersByTime(10 * digestMs);
    expect(heard).toEqual([]);
  });
});
