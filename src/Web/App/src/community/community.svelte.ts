import { Followed, identityFor, useFollowed } from '../session/followed.svelte';
import type { Identity } from '../sync/identity';
import { tk } from '../text/community';
import type { AnyCommunityRecord, CommunityCommand, CommunityRole, Member } from '../wire';
import { LessonTexts } from './lesson-texts';

const kinds = ['community', 'member', 'contact', 'accessNeeds', 'agreements', 'space', 'organisation', 'step', 'progress', 'explorationTalk', 'plannedMeeting', 'meetingSeries', 'meetingAnswer', 'meetingAttendance', 'meetingResult', 'claim', 'participation', 'communityDecision', 'communityAction', 'balanceReview', 'partnerGroups', 'balance', 'balancePoint', 'dismissedAdvice', 'experiment', 'obstacleOverview', 'xCurvePosition', 'lesson', 'lessonText', 'lessonContribution', 'helpRequest', 'experienceOffer', 'coalition', 'deal', 'valueStory', 'valueStoryTeller', 'proposal', 'stageAdvice', 'levelAdvice', 'callForProposals', 'lessonPerspective'] as const;

/** What this person sees of a community, and what follows from it: who they are in it, what they may do, who takes part. */
export class CommunitySession extends Followed<AnyCommunityRecord, CommunityCommand> {
  readonly record = $derived.by(() => this.the('community'));
  readonly me = $derived.by(() => this.of('member').get(this.personId));
  readonly agreements = $derived.by(() => this.the('agreements'));
  /** The groups of partners of its programme, where it is of one. */
  readonly groups = $derived.by(() => this.the('partnerGroups')?.groups);
  readonly progress = $derived.by(() => this.the('progress'));
  readonly steps = $derived.by(() => this.all('step').sort((a, b) => a.number - b.number));
  readonly isOver = $derived(this.record?.status === 'archived' || this.record?.status === 'cancelled');
  readonly isCoordinator = $derived(this.has('coordinator'));
  readonly isLeader = $derived(this.has('coordinator', 'facilitator'));
  /** Whether this person may add something: everybody but those who only read along. */
  readonly mayContribute = $derived(this.has('coordinator', 'facilitator', 'noteTaker', 'coreGroup', 'member'));
  /** Whether this person may propose a meeting, or more, to those who may plan and change. */
  readonly mayProposeMeeting = $derived(!this.isLeader && this.has('coreGroup', 'member'));
  readonly mayProposeMore = $derived(!this.isCoordinator && this.has('coreGroup'));
  /** Those who are members now, the first first. */
  readonly active = $derived.by(() => this.#inOrder('active'));
  readonly invited = $derived.by(() => this.#inOrder('invited'));
  readonly paused = $derived.by(() => this.#inOrder('paused'));
  /** Those who are counted among the members: who only reads along is not. */
  readonly participants = $derived(this.active.filter(({ roles }) => roles.some((role) => role !== 'observer')));
  /** How many have accepted the agreements as they are. */
  readonly agreed = $derived(this.active.filter(({ agreementsVersion }) => this.agreements && agreementsVersion === this.agreements.version).length);

  /** What several write at once in the lessons. */
  readonly texts: LessonTexts;

  constructor(identity: Identity) {
    const texts = new LessonTexts(() => ({ entity: this.entity, number: this.me?.number }));
    super(identity, kinds, texts.view);
    this.texts = texts;
  }

  /** Whether this person has one of these roles, in a community that goes on. */
  has(...roles: CommunityRole[]): boolean {
    return !this.isOver && this.me?.status === 'active' && roles.some((role) => this.me!.roles.includes(role));
  }

  nameOf(personId: string | undefined): string | undefined {
    return personId === undefined ? undefined : this.of('member').get(personId)?.name;
  }

  /** What the member with this number is called. */
  byNumber(number: number): string | undefined {
    return this.all('member').find((member) => member.number === number)?.name;
  }

  /** What somebody is called, also when they left and asked for their name to be taken away. */
  called(personId: string): string {
    return this.nameOf(personId) ?? tk().members.formerMember;
  }

  /** The name of an organisation of the community. */
  organisationName(id: string): string {
    return this.of('organisation').get(id)?.name ?? '';
  }

  organisationOf({ organisationId }: Member): string | undefined {
    return organisationId === undefined ? undefined : this.of('organisation').get(organisationId)?.name;
  }

  #inOrder(status: Member['status']): Member[] {
    return this.all('member').filter((member) => member.status === status).sort((a, b) => a.number - b.number);
  }
}

/** @returns a session for who this browser is in the community; undefined where it is nobody there. */
export function communityOf(communityId: string): CommunitySession | undefined {
  const identity = identityFor(`community/${communityId}`);
  return identity && new CommunitySession(identity);
}

export const useCommunity = (): CommunitySession => useFollowed<CommunitySession>();
