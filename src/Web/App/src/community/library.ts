import { folded } from '../meeting/folded';
import type { Lesson, LessonStatus } from '../wire';

/** What of the lessons somebody wants to see: those to rely on, or those that are in the making. */
export type Shown = 'all' | 'ready' | 'making';

const order: LessonStatus[] = ['published', 'checked', 'drafted', 'candidate', 'outdated'];
const ready = new Set<LessonStatus>(['checked', 'published']);

export interface Sought {
  words: string;
  shown: Shown;
  theme?: string | undefined;
}

/** The lessons that somebody seeks: each of their words stands in the title, the text or a source, however it is written. The furthest come first. */
export function find(lessons: readonly Lesson[], textOf: (lessonId: string) => string, { words, shown, theme }: Sought): Lesson[] {
  const sought = folded(words).split(/\s+/).filter(Boolean);
  return lessons
    .filter(({ status }) => shown === 'all' || ready.has(status) === (shown === 'ready') && status !== 'outdated')
    .filter(({ themes }) => !theme || themes.includes(theme))
    .filter((lesson) => {
      if (sought.length === 0) return true;
      const said = folded([lesson.title, textOf(lesson.id), ...lesson.sources.map(({ text }) => text ?? '')].join(' '));
      return sought.every((word) => said.includes(word));
    })
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || b.number - a.number);
}

/** Without these a lesson helps nobody elsewhere; the server asks for them too. */
export const neededParts = ['situation', 'advice', 'conditions'] as const;

/** Whether two who are of different organisations checked it; somebody of none speaks for themselves. */
export const isCheckedByTwo = ({ checks }: Lesson): boolean => new Set(checks.map(({ organisationId, personId }) => organisationId ?? personId)).size >= 2;
