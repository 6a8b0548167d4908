import './page';
import { expect, test } from 'vitest';
import { groupChoices, groupName, learnGroups, shortGroupName } from '../src/text/community';

const sevenO = [
  { id: 'government', nl: 'Overheid', en: 'Government' },
  { id: 'residents', nl: 'Omwonenden', en: 'Residents' },
];

test('a group that a programme added is called as the programme calls it, and the five sectors as always', () => {
  expect(groupName('residents')).toBe('residents');
  const before = groupName('government');
  learnGroups(sevenO);
  expect(groupName('residents')).toBe('Omwonenden');
  expect(shortGroupName('residents')).toBe(groupName('residents'));
  expect(groupName('government')).toBe(before);
});

test('the groups to choose from are those of the programme, or else the five sectors', () => {
  expect(groupChoices(sevenO).map(({ value }) => value)).toEqual(['government', 'residents']);
  expect(groupChoices(undefined)).toHaveLength(5);
});
