/**
 * Commands of communities, programmes and partners that no page sends yet. Whoever builds the page of one takes it from this
 * list; a test fails for what stands here and is sent, and for a new command that is neither here nor on a page.
 */
export const commandsWithoutPage: ReadonlySet<string> = new Set([]);
