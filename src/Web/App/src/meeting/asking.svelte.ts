import type { Outcome } from './outcomes';
import type { Subject } from './subject';

/** A decision or action that somebody is about to write down, or to change. */
export type Asked =
  | { kind: 'decision' | 'action'; edits?: undefined; text?: string; itemId?: string; fromIdeas?: string[]; assignee?: string; due?: string }
  // What stands in the form at first, where that is other than what is edited.
  | { kind: 'decision' | 'action'; edits: Outcome; text?: string; assignee?: string; due?: string };

/** One of what there is to choose from. */
export interface Option {
  value: string;
  label: string;
  /** What tells it from others of its name. */
  about?: string | undefined;
}

/** Something that an action has to know before it can be done: a few words, one out of a list, or a yes. */
export type Question = { title: string; submit: string } & (
  | { kind: 'words'; label: string; value: string; max: number; answered: (words: string) => void }
  | { kind: 'choice'; label: string; options: readonly Option[]; value?: string | undefined; none: string; /** A few words beside what is chosen, which may stay empty. */ words?: { label: string; max: number }; answered: (value: string, words: string) => void }
  | { kind: 'yes'; text: string; reason?: { label: string; max: number }; answered: (reason: string) => void }
);

/** What the page asks for now. Each of its dialogs stands once in the page, and is fetched when it is first needed. */
class Asking {
  outcome = $state.raw<Asked>();
  question = $state.raw<Question>();
  /** The list of all that can be done, and what it was opened about. */
  list = $state.raw<{ subject: Subject | undefined }>();
  /** The idea, or the agenda item with its minutes, of which somebody asks what became of it. */
  trail = $state<string>();
  /** Somebody divides people. */
  groups = $state(false);
  /** The cluster that somebody splits. */
  split = $state<string>();
  /** A new round of voting. */
  round = $state(false);
  invitation = $state(false);
  /** The idea whose menu is open in the list. */
  menuOf = $state<string>();
  /** Somebody searches the ideas. */
  isFinding = $state(false);
  /** Somebody wants to see what came back to them. */
  returned = $state(false);
  /** The agenda item whose minutes somebody wants to write. */
  minutes = $state<string>();

  /** The agenda item that somebody plans. */
  item = $state<string>();
  /** How long the meeting is, what it is for, and templates. */
  planner = $state(false);
  /** The board as it was at a moment. */
  restore = $state(false);
  /** The programme as it is printed. */
  programme = $state(false);

  /** Nothing is asked any more: the page is left. */
  clear(): void {
    this.outcome = this.question = this.list = this.minutes = this.menuOf = this.trail = this.item = this.split = undefined;
    this.round = this.groups = this.invitation = this.isFinding = this.returned = this.planner = this.programme = this.restore = false;
  }
}

export const asking = new Asking();
