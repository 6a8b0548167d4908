import { planOf } from '../content/methods';
import type { Said } from '../community/content';
import { keep, kept } from '../sync/local';
import type { AgendaSort } from '../wire';
import { methodNamed, templateIn, fileOf, type Template, type TemplateItem } from './planning';

interface Line {
  title: Said;
  sort: AgendaSort;
  minutes: number;
  method?: string;
  worksOn?: number;
}

const line = (nl: string, en: string, sort: AgendaSort, minutes: number, method?: string, worksOn?: number): Line => ({
  title: { nl, en }, sort, minutes, ...(method ? { method } : {}), ...(worksOn === undefined ? {} : { worksOn }),
});

/** The meetings that come with the library (domain 12): an hour and a half online, half a day, and a day and a night. */
const given: readonly { id: string; title: Said; minutes: number; lines: Line[] }[] = [
  {
    id: 'short',
    title: { nl: '90 minuten online', en: '90 minutes online' },
    minutes: 90,
    lines: [
      line('Inchecken', 'Check-in', 'checkIn', 10, 'check-in'),
      line('Ideeën', 'Ideas', 'create', 30, 'brainstorm'),
      line('Pauze', 'Break', 'break', 5),
      line('Kiezen', 'Choose', 'choose', 15, 'stippen', 1),
      line('Besluiten en acties', 'Decisions and actions', 'decide', 20),
      line('Uitchecken', 'Check-out', 'checkOut', 10),
    ],
  },
  {
    id: 'halfDay',
    title: { nl: 'Dagdeel', en: 'Half a day' },
    minutes: 240,
    lines: [
      line('Inloop', 'Arrival', 'break', 15),
      line('Welkom en inchecken', 'Welcome and check-in', 'checkIn', 15, 'check-in'),
      line('Terugblik op acties', 'Look back at actions', 'inform', 10),
      line('Inspiratie van een deelnemer', 'Inspiration by a participant', 'inform', 20),
      line('Ideeën', 'Ideas', 'create', 30, 'brainstorm'),
      line('Pauze', 'Break', 'break', 15),
      line('Ordenen', 'Order', 'create', 25, 'clusteren', 4),
      line('Kiezen', 'Choose', 'choose', 15, 'stippen', 4),
      line('Intervisie in groepen', 'Peer consultation in groups', 'learn', 65, 'incidentmethode'),
      line('Besluiten en acties', 'Decisions and actions', 'decide', 20),
      line('Uitchecken', 'Check-out', 'checkOut', 10),
    ],
  },
  {
    id: 'dayAndNight',
    title: { nl: '24 uur', en: '24 hours' },
    minutes: 1440,
    lines: [
      line('Aankomst en lunch', 'Arrival and lunch', 'break', 60),
      line('Welkom en inchecken', 'Welcome and check-in', 'checkIn', 30, 'check-in'),
      line('Halen en brengen', 'Give and take', 'explore', 30, 'halen-brengen'),
      line('Pauze', 'Break', 'break', 30),
      line('Waarderend onderzoek', 'Appreciative inquiry', 'explore', 110, 'waarderend-onderzoek'),
      line('Dialoogwandeling', 'Dialogue walk', 'explore', 50, 'dialoogwandeling'),
      line('Vrij en diner', 'Free time and dinner', 'break', 170),
      line('Avond zonder schermen', 'Evening without screens', 'break', 120),
      line('Nacht en ontbijt', 'Night and breakfast', 'break', 600),
      line('Open Space', 'Open Space', 'create', 150, 'open-space'),
      line('Pauze', 'Break', 'break', 20),
      line('Besluiten en acties', 'Decisions and actions', 'decide', 40),
      line('Terugblik en uitchecken', 'Look back and check-out', 'checkOut', 30, 'terugblik'),
    ],
  },
];

/** The given templates, in the reader's language. A method lasts as long as the line says where that is less or more. */
export const givenTemplates = (say: (said: Said) => string): Template[] =>
  given.map(({ id, title, minutes, lines }) => ({ id, title: say(title), minutes, items: lines.map((it) => itemOf(it, say)) }));

const itemOf = ({ title, method, ...rest }: Line, say: (said: Said) => string): TemplateItem => ({
  title: say(title),
  ...rest,
  ...(method ? { plan: planOf(methodNamed(method), say) } : {}),
});

const key = 'samenwerken.templates';

/** The templates that this device keeps. */
export function ownTemplates(): Template[] {
  const texts = JSON.parse(kept(key) ?? '[]') as string[];
  return texts.flatMap((text) => templateIn(text) ?? []);
}

export function keepTemplate(template: Template): void {
  keep(key, JSON.stringify([...ownTemplates().filter((other) => other.id !== template.id), template].map(fileOf)));
}

export const forgetTemplate = (id: string): void => keep(key, JSON.stringify(ownTemplates().filter((other) => other.id !== id).map(fileOf)));
