import { expect, it } from 'vitest';
import './page';
import { communityEditOf } from '../src/community/edits';
import { actIn } from '../src/session/acts';
import { aheadOn } from '../src/sync/shell';
import { acts as en } from '../src/text/en.acts';
import { acts as nl } from '../src/text/nl.acts';
import { currentLanguage } from '../src/text/index.svelte';

const records: Record<string, object> = {
  'deal/d': { kind: 'deal', id: 'd', title: 'Samen een loket' },
  'agreements/agreements': { kind: 'agreements', id: 'agreements', text: 'We luisteren.', version: 4 },
  'experiment/e': { kind: 'experiment', id: 'e', hypothesis: 'Korter bellen helpt' },
  'lesson/l': { kind: 'lesson', id: 'l', title: 'Begin klein' },
  'member/p': { kind: 'member', id: 'p', name: 'Piet', number: 3 },
};
const find = (key: string) => records[key];
const act = (command: Record<string, unknown>) => actIn(command as { type: string }, find);

it('each command of a community, a programme and a partner is an act in words, in both languages', () => {
  expect(currentLanguage()).toBe('nl');
  expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort());
  expect([...Object.values(nl), ...Object.values(en)].filter((text) => text.trim().length < 8 || text.split('#').length > 2)).toEqual([]);
});

it('an act is called by what was written in it, or else by what it changes', () => {
  expect(act({ type: 'pitchHelpRequest', helpRequestId: 'h', text: 'Hoe begin je?' })).toBe('hulpvraag “Hoe begin je?” gesteld');
  expect(act({ type: 'setDealStatus', dealId: 'd', status: 'running' })).toBe('stand van deal “Samen een loket” veranderd');
  expect(act({ type: 'setMemberRoles', personId: 'p', roles: ['coordinator'] })).toBe('rollen van “Piet” veranderd');
  expect(act({ type: 'acceptAgreements', version: 1 })).toBe('afspraken aangenomen');
  expect(act({ type: 'editDeal', dealId: 'gone', title: '', was: '' })).toBe('deal veranderd');
});

it('an edit that another overtook is given again against what stands there now', () => {
  const deal = communityEditOf({ type: 'editDeal', dealId: 'd', title: 'Eén loket', was: 'Loket' }, find)!;
  expect([deal.now, deal.mine]).toEqual(['Samen een loket', 'Eén loket']);
  expect(deal.again('Samen één loket', deal.now!)).toEqual({ type: 'editDeal', dealId: 'd', title: 'Samen één loket', was: 'Samen een loket' });
  const agreements = communityEditOf({ type: 'writeAgreements', text: 'We zijn op tijd.', was: 2 }, find)!;
  expect(agreements.again('Allebei', agreements.now!)).toEqual({ type: 'writeAgreements', text: 'Allebei', was: 4 });
  expect(communityEditOf({ type: 'editExperiment', experimentId: 'e', hypothesis: 'x', where: 'y', was: 'z' }, find)!.now).toBe('Korter bellen helpt');
  expect(communityEditOf({ type: 'editLesson', lessonId: 'l', title: 'x', confidence: 'low' as never, was: 'z' }, find)!.now).toBe('Begin klein');
  expect(communityEditOf({ type: 'editLesson', lessonId: 'gone', title: 'x', confidence: 'low' as never, was: 'z' }, find)!.now).toBeUndefined();
  expect(communityEditOf({ type: 'leaveCommunity' } as never, find)).toBeUndefined();
});

it('HOM7 what two changed otherwise is one part of the thing to choose, and the rest of the edit is not lost', () => {
  const plan = { type: 'planMeeting' as const, plannedId: 'm', title: 'Warmte', startsAt: '2026-12-01T13:00:00Z', endsAt: '2026-12-01T17:00:00Z', form: 'onsite' as const, agenda: [] };
  const { type: _, plannedId: __, ...saw } = plan;
  const stands = { kind: 'plannedMeeting', ...saw, aim: 'Een straat kiezen' };
  const at = (key: string) => (key === 'plannedMeeting/m' ? stands : undefined);
  // Only one of them changed the title: that is no quarrel.
  expect(communityEditOf({ ...plan, title: 'Warme straat', saw } as never, at)).toBeUndefined();
  const aim = communityEditOf({ ...plan, title: 'Warme straat', aim: 'Geld vinden', saw } as never, at)!;
  expect([aim.mine, aim.now, aim.isChoice]).toEqual(['Geld vinden', 'Een straat kiezen', false]);
  expect(aim.again('Allebei', aim.now!)).toMatchObject({ title: 'Warme straat', aim: 'Allebei', saw: { aim: 'Een straat kiezen', title: 'Warmte' } });
  expect(aim.leave!()).toMatchObject({ title: 'Warme straat', aim: 'Een straat kiezen', saw: { aim: 'Een straat kiezen' } });
  // A moment is chosen, and not written.
  const later = { ...stands, startsAt: '2026-12-02T13:00:00Z', endsAt: '2026-12-02T17:00:00Z' };
  const when = communityEditOf({ ...plan, endsAt: '2026-12-01T18:00:00Z', saw } as never, () => later)!;
  expect(when.isChoice).toBe(true);
  expect(when.again('', '')).toMatchObject({ endsAt: '2026-12-01T18:00:00Z', saw: { startsAt: '2026-12-02T13:00:00Z' } });
  expect(when.leave!()).toMatchObject({ startsAt: '2026-12-02T13:00:00Z', endsAt: '2026-12-02T17:00:00Z' });
});

it('OUT6 parts that nobody asked for are fetched only where that costs nobody anything', () => {
  // A laptop, which says nothing or little of its network.
  expect([aheadOn(undefined, false), aheadOn({ effectiveType: '4g' }, false), aheadOn({ type: 'wifi' }, true)]).toEqual(['rest', 'rest', 'rest']);
  // A phone that does not say by which network gets what a meeting may need.
  expect([aheadOn(undefined, true), aheadOn({ effectiveType: '4g' }, true)]).toEqual(['meeting', 'meeting']);
  // Mobile data, a slow line, and who asked for few bytes.
  expect([aheadOn({ type: 'cellular' }, true), aheadOn({ effectiveType: '2g' }, true), aheadOn({ saveData: true, type: 'wifi' }, false), aheadOn({ saveData: true }, true)]).toEqual(Array(4).fill('nothing'));
});
