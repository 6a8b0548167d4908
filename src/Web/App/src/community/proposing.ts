import { go, pathOf } from '../routes.svelte';
import type { LessonSource } from '../wire';

/** A lesson that somebody begins at the place where they saw what it comes from. */
export interface BegunLesson {
  title: string;
  sources: LessonSource[];
}

let begun: (BegunLesson & { communityId: string }) | undefined;

/** Goes to the lessons of the community, where the lesson is there to be put in words; nothing is sent before that. */
export function beginLesson(communityId: string, lesson: BegunLesson): void {
  begun = { ...lesson, communityId };
  go(pathOf.community(communityId, 'lessons'));
}

/** What was begun for this community, once. */
export function takeBegun(communityId: string): BegunLesson | undefined {
  const lesson = begun?.communityId === communityId ? begun : undefined;
  if (lesson) begun = undefined;
  return lesson && { title: lesson.title, sources: lesson.sources };
}
