import { keep, kept } from '../sync/local';
import { nl, type Texts } from './nl';

/** What each language calls itself. */
export const languages = { nl: 'Nederlands', en: 'English' };
export type Language = keyof typeof languages;

const key = 'samenwerken.language';

/** Dutch comes with the page; others are fetched by those who read them. */
const texts: Partial<Record<Language, Texts>> = { nl };

function first(): Language {
  const chosen = kept(key);
  if (chosen === 'nl' || chosen === 'en') return chosen;
  return navigator.languages.some((language) => language.toLowerCase().startsWith('nl')) ? 'nl' : 'en';
}

let language = $state<Language>('nl');
document.documentElement.lang = 'nl';

export const currentLanguage = (): Language => language;

/** Before anything is shown: the reader's language is there, or Dutch where it cannot be fetched now. */
export const prepare = (): Promise<void> => show(first());

/** Goes on in another language. @returns false where it cannot be fetched; everything stays as it is. */
export async function speak(chosen: Language): Promise<boolean> {
  await show(chosen);
  if (language === chosen) keep(key, chosen);
  return language === chosen;
}

// Whoever has several tabs open reads one language in all of them.
addEventListener('storage', ({ key: changed, newValue }) => {
  if (changed === key && newValue) void show(newValue as Language);
});

async function show(chosen: Language): Promise<void> {
  try {
    texts[chosen] ??= (await import('./en')).en;
    language = chosen;
    document.documentElement.lang = chosen;
  } catch {
    // There is no connection.
  }
}

/** The texts in the reader's language. */
export const t = (): Texts => texts[language]!;

/** A moment as a reader says it: the day and the time. @param at milliseconds since 1970 */
export const momentOf = (at: number): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl', { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }).format(at);
