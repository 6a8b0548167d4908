import type { LessonStatus } from '../wire';

/** The way of a lesson, in order. */
export const lessonWay = ['candidate', 'drafted', 'checked', 'published'] as const satisfies readonly LessonStatus[];
