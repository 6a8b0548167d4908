import type { Edit } from '../meeting/edits';
import { tk } from '../text/community';
import { clock, longDay } from '../text/dates';
import { tg } from '../text/gatherings';
import { communityLimits, limits, type CommunityCommand, type Deal, type Experiment, type PlannedItem, type PlannedMeeting, type RegimeObstacle, type ScaleLevel } from '../wire';

type Find = (key: string) => object | undefined;
type Thing = Record<string, unknown>;

/** An edit of one part of a thing that somebody else changed too. */
export type Overtaken = Edit<CommunityCommand> & {
  mine: string;
  /** What of the thing it is. */
  label: string;
  /** Whether it is chosen, rather than written: then it is one or the other. */
  isChoice: boolean;
  /** The same edit with theirs in this part, so that the rest of it is not lost. */
  leave(): CommunityCommand;
};

/** Something of a thing that people change as one: what it is called, its fields, and what people read of it. */
interface Part {
  label: string;
  fields: string[];
  /** The most that fits; absent where it is chosen. */
  max?: number;
  shown(thing: Thing): string;
}

const words = (field: string, label: string, max: number): Part => ({ label, fields: [field], max, shown: (thing) => (thing[field] as string | undefined) ?? '' });
const lines = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join('\n');

function meetingParts(): Part[] {
  return [
    words('title', tk().meetings.name, limits.title),
    words('aim', tk().meetings.aim, communityLimits.aim),
    {
      label: tk().meetings.day,
      fields: ['startsAt', 'endsAt'],
      shown: (thing) => {
        const { startsAt, endsAt } = thing as unknown as PlannedMeeting;
        return lines(longDay(startsAt), `${clock(startsAt)} – ${longDay(endsAt) === longDay(startsAt) ? '' : `${longDay(endsAt)}, `}${clock(endsAt)}`);
      },
    },
    {
      label: tk().meetings.form,
      fields: ['form', 'place', 'videoLink'],
      shown: (thing) => {
        const { form, place, videoLink } = thing as unknown as PlannedMeeting;
        return lines(tk().meetings.forms[form], place, videoLink);
      },
    },
    {
      label: tg().plan.agenda,
      fields: ['agenda'],
      shown: (thing) => ((thing['agenda'] ?? []) as PlannedItem[]).map(({ title, kind, minutes, method }) => `${title} (${lines(tg().plan.kinds[kind], `${minutes}'`, method).replaceAll('\n', ', ')})`).join('\n'),
    },
  ];
}

function dealParts(find: Find): Part[] {
  const named = (id: string) => (find(`organisation/${id}`) as { name?: string } | undefined)?.name ?? id;
  return [
    words('title', tk().deals.name, communityLimits.dealTitle),
    words('publicInterestNote', tk().deals.note, communityLimits.why),
    { label: tk().deals.parties, fields: ['parties'], shown: (thing) => lines(...((thing as unknown as Deal).parties ?? []).map(named)) },
    { label: tk().deals.start, fields: ['start', 'end'], shown: (thing) => lines(...['start', 'end'].map((field) => (thing[field] ? longDay(thing[field] as string) : '-'))) },
  ];
}

function experimentParts(): Part[] {
  return [
    words('hypothesis', tk().practice.hypothesis, communityLimits.hypothesis),
    words('where', tk().practice.where, communityLimits.where),
    words('learned', tk().practice.learned, communityLimits.learned),
    { label: tk().practice.forTransition, fields: ['transition'], shown: (thing) => (thing['transition'] as string | undefined) ?? tk().practice.toNone },
    {
      label: tk().practice.inTheWay,
      fields: ['ruleInTheWay', 'obstacleNote'],
      shown: (thing) => lines(thing['ruleInTheWay'] ? tk().practice.obstacles[thing['ruleInTheWay'] as RegimeObstacle] : tk().practice.nothingInTheWay, thing['obstacleNote'] as string | undefined),
    },
    { label: tk().practice.nextScale, fields: ['nextScale'], shown: (thing) => (thing['nextScale'] ? tk().levels.names[thing['nextScale'] as ScaleLevel] : tk().practice.noNextScale) },
  ];
}

const spaceParts = (): Part[] => [
  words('sponsor', tk().ten.sponsor, communityLimits.organisationName),
  ...(['coordinator', 'facilitator', 'noteTaker', 'coreGroup'] as const).map((role) => ({
    label: `${tk().ten.hours} ${tk().roles[role]}`,
    fields: [`${role}Hours`],
    shown: (thing: Thing) => `${(thing[`${role}Hours`] as number | undefined) ?? '-'}`,
  })),
];

/** The fields of a thing that its edit says it saw: those that are there, and no others. */
function seen(thing: object, parts: readonly Part[]): Thing {
  return Object.fromEntries(parts.flatMap(({ fields }) => fields).flatMap((field) => (field in thing && (thing as Thing)[field] !== undefined ? [[field, (thing as Thing)[field]]] : [])));
}

export const meetingAsSeen = (meeting: PlannedMeeting) => seen(meeting, meetingParts()) as unknown as Pick<PlannedMeeting, 'title' | 'startsAt' | 'endsAt' | 'form' | 'agenda'>;
export const dealAsSeen = ({ parties, start, end, publicInterestNote }: Deal) => ({
  parties, ...(start ? { start } : {}), ...(end ? { end } : {}), ...(publicInterestNote ? { publicInterestNote } : {}),
});
export const experimentAsSeen = (experiment: Experiment) => {
  const { hypothesis: _, ...saw } = seen(experiment, experimentParts());
  return saw as unknown as Pick<Experiment, 'where'>;
};
export const spaceAsSeen = (space: object | undefined) => seen(space ?? {}, spaceParts());

/** The first part of a thing that its edit changes and that somebody else changed otherwise meanwhile; undefined where there is none. */
export function overtakenIn(command: CommunityCommand, find: Find): Overtaken | undefined {
  const [key, parts, main] = aboutOf(command, find);
  if (!key || !('saw' in command) || !command.saw) return undefined;
  const now = (find(key) ?? (key === 'space/space' ? {} : undefined)) as Thing | undefined;
  if (!now) return undefined;
  const asked = command as unknown as Thing;
  // What a thing is called is seen in `was`, where its edit has one.
  const saw: Thing = { ...(command.saw as object), ...(main && 'was' in command ? { [main]: command.was } : {}) };
  for (const part of parts) {
    const [mine, theirs, before] = [part.shown(asked), part.shown(now), part.shown(saw)];
    if (mine === theirs || mine === before || theirs === before) continue;
    const given = (values: Thing): CommunityCommand => {
      const rest = Object.fromEntries(Object.entries({ ...asked, ...values }).filter(([, value]) => value !== undefined));
      return part.fields[0] === main && 'was' in command
        ? ({ ...rest, was: now[main!] } as unknown as CommunityCommand)
        : ({ ...rest, saw: Object.fromEntries(Object.entries({ ...(command.saw as object), ...from(now, part) }).filter(([, value]) => value !== undefined)) } as unknown as CommunityCommand);
    };
    return {
      mine, now: theirs, label: part.label, max: part.max ?? 0, isChoice: part.max === undefined,
      again: (text) => given(part.max === undefined ? {} : { [part.fields[0]!]: text }),
      leave: () => given(from(now, part)),
    };
  }
  return undefined;
}

/** The values of a part, undefined where there is none, so that they take the place of others. */
const from = (thing: Thing, { fields }: Part): Thing => Object.fromEntries(fields.map((field) => [field, thing[field]]));

function aboutOf(command: CommunityCommand, find: Find): [key: string | undefined, parts: Part[], main?: string] {
  switch (command.type) {
    case 'planMeeting':
      return [`plannedMeeting/${command.plannedId}`, meetingParts()];
    case 'editDeal':
      return [`deal/${command.dealId}`, dealParts(find), 'title'];
    case 'editExperiment':
      return [`experiment/${command.experimentId}`, experimentParts(), 'hypothesis'];
    case 'planSpace':
      return ['space/space', spaceParts()];
    default:
      return [undefined, []];
  }
}
