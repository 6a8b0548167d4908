/** Fields in which somebody chose something, rather than wrote it; what ends in Id is one too. */
const choices = new Set(
  (
    'type id was accent advised answer breakDown buildUp code compositionMode confidence cycle form group lens level licence maturityStage method nextScale oldNotes part preset ' +
    'positionInRegime role roles ruleInTheWay scaleLevel saw sector sort status step subject visibility transition transitions themes parties kind'
  ).split(' '),
);

const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\d(T|$)/.test(text);

/**
 * All that somebody wrote in a command, in the order in which it stands there: words, names, addresses. What was chosen from
 * a list, and days, are no words: they are chosen again in a moment.
 */
export function writtenIn(command: object): string[] {
  return Object.entries(command).flatMap(([field, value]) => (choices.has(field) || /Ids?$/.test(field) ? [] : wordsOf(value)));
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' || isMoment(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return value && typeof value === 'object' ? writtenIn(value) : [];
}
