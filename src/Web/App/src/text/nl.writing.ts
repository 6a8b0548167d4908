/** What is said beside the box in which ideas are written, in Dutch. Fetched when first needed. */
export const nl = {
  addAll: (count: number): string => `Voeg ${count} ideeën toe`,
  oneEach: 'Elke regel wordt een eigen idee.',
  tooLong: (count: number, max: number): string => (count === 1 ? `1 regel is langer dan ${max} tekens en blijft hier staan.` : `${count} regels zijn langer dan ${max} tekens en blijven hier staan.`),
  later: (count: number): string => `De andere ${count} blijven hier staan, voor daarna.`,
  added: (count: number): string => `${count} ideeën toegevoegd.`,
  isElsewhere: 'Toegevoegd. Je idee staat verderop.',
  see: 'Laat zien',
};

export type WritingTexts = typeof nl;
