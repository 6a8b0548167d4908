/** A text as it is searched: without capitals and accents, so that "idee" finds "Ideeën". */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim();
