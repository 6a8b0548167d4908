/** A-2026-021: how people name an action or a decision. The number goes on over the whole community. */
export const numberOf = (letter: 'A' | 'B', { year, number }: { year: number; number: number }): string => `${letter}-${year}-${`${number}`.padStart(3, '0')}`;
