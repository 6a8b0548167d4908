import type { Outcome } from './outcomes';

/** A decision or action that somebody is about to write down, or to change. */
export type Asked =
  | { kind: 'decision' | 'action'; edits?: undefined; text?: string; itemId?: string; fromIdeas?: string[]; assignee?: string; due?: string }
  | { kind: 'decision' | 'action'; edits: Outcome };

/** What the page asks for now; its dialog stands once in the page, and is fetched when it is first needed. */
export const asking = $state<{ outcome: Asked | undefined }>({ outcome: undefined });
