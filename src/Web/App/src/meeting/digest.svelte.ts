import type { NewsTexts } from '../text/nl.news';

/** The longest that news waits to be told together with other news, in milliseconds. */
export const digestMs = 5000;

/** About as long as a voice needs for a text, in milliseconds: what comes in that time would cut it off. */
export const heardMs = (text: string): number => 800 + 60 * text.length;

/** With more clusters than this, where all of it happened is no longer told: it would not be remembered. */
const placesTold = 3;

interface News {
  what: string;
  /** The name of the cluster in which it happened. */
  place: string | undefined;
  count: number;
}

/**
 * Gathers what others do and tells it together ("4 nieuwe ideeën in Energie"), at most once in five seconds and never into
 * something that is still being said: somebody who listens must be able to think as well. What somebody needs to hear at once
 * is said at once.
 */
export class Digest {
  /** What a live region says. */
  text = $state('');

  #news: News[] = [];
  #words: (() => NewsTexts) | undefined;
  /** What is told as it stands by then, each kind once. */
  readonly #soon = new Map<string, () => string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = -Infinity;
  #quietFrom = -Infinity;

  /** Something happened that can wait. @param words How it is told by then; they are no part of a first visit. */
  note(words: () => NewsTexts, what: string, place?: string): void {
    this.#words = words;
    if (!(what in words().of)) return;
    const known = this.#news.find((news) => news.what === what && news.place === place);
    if (known) known.count++;
    else this.#news.push({ what, place, count: 1 });
    this.#timer ??= setTimeout(() => this.#tell(), digestMs);
  }

  /**
   * Something that somebody should hear at once, unless something was told just now: then it comes with what is told next, and of each kind
   * only the last, so that forty hands are not forty interruptions.
   * @param text what there is to say by then
   */
  soon(kind: string, text: () => string): void {
    const isCalm = this.#news.length === 0 && this.#timer === undefined;
    this.#soon.set(kind, text);
    if (isCalm && Date.now() >= Math.max(this.#quietFrom, this.#toldAt + digestMs)) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), digestMs);
  }

  /** Something that this person did, or that concerns them. */
  say(text: string): void {
    // The same words again would not be heard as new.
    this.text = this.text === text ? `${text}\u00a0` : text;
    this.#quietFrom = Date.now() + heardMs(text);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    const wait = Math.max(this.#quietFrom, this.#toldAt + digestMs) - Date.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#tell(), wait);
      return;
    }
    this.#timer = undefined;
    this.#toldAt = Date.now();
    const news = this.#news;
    this.#news = [];
    const kinds = [...new Set(news.map(({ what }) => what))];
    const first = [...this.#soon.values()].map((text) => text());
    this.#soon.clear();
    this.say([...first, kinds.flatMap((what) => told(this.#words!(), what, news.filter((it) => it.what === what))).join(', ')].filter(Boolean).join('. '));
  }
}

/** One kind of news, by cluster where there are few. */
function told(words: NewsTexts, what: string, news: readonly News[]): string[] {
  const say = (count: number) => words.of[what as keyof typeof words.of](count);
  if (news.length > placesTold) return [say(news.reduce((sum, { count }) => sum + count, 0))];
  const at = what === 'clusterAssigned' ? words.to : words.at;
  return news.map(({ place, count }) => (place === undefined ? say(count) : at(say(count), place)));
}
