import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matches } from '../src/community/matching';

const member = (id: string, bring?: string) => ({ id, ...(bring === undefined ? {} : { bring }) });
const request = { text: 'Hoe krijg ik huurders mee die de taal niet spreken?', pitchedById: 'marloes' };

it('who brings something with the words of a request may be able to help, whatever their inflection', () => {
  const found = matches(request, [member('hakan', 'Ervaring met een huurdersvereniging'), member('greetje', 'Taalles aan nieuwkomers'), member('piet', 'Een vergaderzaal')]);
  expect(found.map(({ of }) => of.id)).toEqual(['hakan', 'greetje']);
  expect(found[0]!.shared).toEqual(['huurdersvereniging']);
});

it('who brings most of it stands first, and who asked it never does', () => {
  const found = matches(request, [member('greetje', 'Taal'), member('hakan', 'Huurders die een andere taal spreken'), member('marloes', 'Huurders en taal')]);
  expect(found.map(({ of }) => of.id)).toEqual(['hakan', 'greetje']);
});

it('words that stand in every sentence match nobody', () => {
  expect(matches({ text: 'Wie kan mij helpen met de vraag hoe dit moet?', pitchedById: '' }, [member('hakan', 'Ik kan met iedereen die dit wil, en hoe dan ook')])).toEqual([]);
});

it('nobody is a match who does not say what they bring, and each once', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.option(fc.string(), { nil: undefined })), (text, brought) => {
      const members = brought.map((bring, i) => member(`m${i}`, bring));
      const found = matches({ text, pitchedById: 'm0' }, members);
      expect(new Set(found.map(({ of }) => of.id)).size).toBe(found.length);
      for (const { of, shared } of found) {
        expect(of.bring).toBeTruthy();
        expect(of.id).not.toBe('m0');
        expect(shared.length).toBeGreaterThan(0);
      }
    }),
  );
});
