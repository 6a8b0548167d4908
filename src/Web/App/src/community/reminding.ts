const fortnightMs = 14 * 86_400_000;

/**
 * Whether a coordinator is to be reminded: a fortnight after they last saw a reminder, or after the community was formed.
 * @param seenAt when they last said that they saw one, in milliseconds since 1970; 0 for never
 */
export const isDue = (seenAt: number, formedAt: number, now: number): boolean => now - Math.max(seenAt, formedAt) >= fortnightMs;
