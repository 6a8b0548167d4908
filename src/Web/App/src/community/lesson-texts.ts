import { lessonRevisions } from '../api.community';
import type { EntitySession, EntityView } from '../session/entity-session.svelte';
import type { Presence } from '../sync/frames';
import { idOf, keptAs } from '../sync/identity';
import type { OutboxStore, TextStore } from '../sync/keeping';
import type { Command, EditLessonText, LessonPart, LessonText } from '../wire';
import { TextAccess } from '../writing/text-access.svelte';
import type { TextsHost } from '../writing/texts.svelte';

export const lessonParts = ['situation', 'whatWeDid', 'whatHappened', 'whyItWorked', 'advice', 'conditions'] as const satisfies readonly LessonPart[];

/** The name of a text: the lesson and the part. No id has a point in it. */
export const textIdOf = (lessonId: string, part: LessonPart): string => `${lessonId}.${part}`;

function partsOf(textId: string): { lessonId: string; part: LessonPart } {
  const [lessonId, part] = textId.split('.') as [string, LessonPart];
  return { lessonId, part };
}

/** Whose texts they are. */
interface Writer {
  readonly entity: EntitySession;
  /** This person's short number. */
  readonly number: number | undefined;
}

/** The texts of the lessons of a community, in which several write at once; where each of them is, passes by. */
export class LessonTexts {
  readonly access = new TextAccess(() => this.#host);
  readonly #present = new Map<number, Presence>();
  #store: (OutboxStore & TextStore) | undefined;

  constructor(private readonly writer: () => Writer) {}

  /** What of the community is told to its texts. */
  readonly view: Omit<EntityView, 'show'> = {
    ready: (store) => {
      this.#store = store;
      return this.access.takeUp(store, keptAs(this.writer().entity.entity));
    },
    stopped: () => this.access.close(),
    arrived: (position, commits, isWelcome) => {
      if (isWelcome && position) this.access.welcome(position);
      this.access.commits(commits);
    },
    lost: () => {
      this.access.lost();
      this.#present.clear();
      this.access.presence([]);
    },
    presence: (news) => {
      if (!news.changed) this.#present.clear();
      for (const presence of news.changed ?? news.writers ?? []) this.#present.set(presence.by, presence);
      for (const number of news.gone ?? []) this.#present.delete(number);
      this.access.presence(this.#present.values());
    },
  };

  get #host(): TextsHost {
    const { writer } = this;
    const { entity } = writer();
    return {
      meetingId: keptAs(entity.entity),
      kind: 'lessonText',
      store: this.#store!,
      get position() {
        return entity.position;
      },
      get isFollowing() {
        return entity.isFollowing;
      },
      get me() {
        return writer().number;
      },
      confirmed: (textId) => entity.confirmed(`lessonText/${textId}`) as LessonText | undefined,
      send: ({ textId, ...edit }, giver) => {
        const command: EditLessonText = { type: 'editLessonText', ...partsOf(textId), ...edit };
        // What is kept and sent knows no command by its type.
        entity.give(command as unknown as Command, giver);
      },
      withdraw: (commandId) => entity.withdraw(commandId),
      revisions: (textId, after) => {
        const { lessonId, part } = partsOf(textId);
        return lessonRevisions(idOf(entity.entity), lessonId, part, after, entity.token);
      },
      present: () => this.#present.values(),
      signal: (presence) => entity.signal(presence),
      changed: () => undefined,
    };
  }
}
