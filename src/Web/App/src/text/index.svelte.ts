import { keep, kept } from '../sync/local';
import { en } from './en';
import { nl, type Texts } from './nl';

export const languages = { nl, en } satisfies Record<string, Texts>;
export type Language = keyof typeof languages;

const key = 'samenwerken.language';

function first(): Language {
  const chosen = kept(key);
  if (chosen === 'nl' || chosen === 'en') return chosen;
  return navigator.languages.some((language) => language.toLowerCase().startsWith('nl')) ? 'nl' : 'en';
}

const initial = first();
let language = $state<Language>(initial);
document.documentElement.lang = initial;

export const currentLanguage = (): Language => language;

export function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  keep(key, chosen);
}

/** The texts in the reader's language. */
export const t = (): Texts => languages[language];
