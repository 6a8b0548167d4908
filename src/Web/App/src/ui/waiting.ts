/** From here on a wait is felt, and it must be seen and heard that something is on its way; in milliseconds. */
export const longMs = 300;
