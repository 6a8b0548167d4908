import type { WritingTexts } from './nl.writing';

export const en: WritingTexts = {
  addAll: (count) => `Add ${count} ideas`,
  oneEach: 'Each line becomes an idea of its own.',
  tooLong: (count, max) => (count === 1 ? `1 line is longer than ${max} characters and stays here.` : `${count} lines are longer than ${max} characters and stay here.`),
  later: (count) => `The other ${count} stay here, for after that.`,
  added: (count) => `${count} ideas added.`,
  isElsewhere: 'Added. Your idea stands further on.',
  see: 'Show it',
};
