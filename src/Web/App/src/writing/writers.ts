/** How many colours writers have; who has which is told in words beside the text, so two may share one. */
export const writerColours = 6;

export const colourOf = (number: number): number => number % writerColours;
