import { shortened } from '../meeting/naming';
import { acts as en } from '../text/en.acts';
import { currentLanguage } from '../text/index.svelte';
import { acts as nl, type GivenType } from '../text/nl.acts';
import { writtenIn } from './words';

/**
 * What a command of a community, a programme or a partner does, in words, with the name of what it is about: what was written in it, or
 * else what it changes is called.
 * @param find A record as it is shown, by its kind and id.
 */
export function actIn(command: object & { type: string }, find: (key: string) => object | undefined): string {
  const text = { nl, en }[currentLanguage()][command.type as GivenType] ?? '';
  const name = shortened(writtenIn(command)[0] ?? nameAt(command, find) ?? '');
  return text.replace('#', name && ` “${name}”`).trim();
}

function nameAt(command: object, find: (key: string) => object | undefined): string | undefined {
  for (const [field, id] of Object.entries(command)) {
    if (!field.endsWith('Id') || typeof id !== 'string') continue;
    const kind = field.slice(0, -2);
    for (const key of kind === 'person' ? [`member/${id}`, `partnerPerson/${id}`, `programmePerson/${id}`] : [`${kind}/${id}`]) {
      const words = writtenIn(find(key) ?? {})[0];
      if (words !== undefined) return words;
    }
  }
  return undefined;
}
