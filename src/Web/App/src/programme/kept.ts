import { Followed, identityFor } from '../session/followed.svelte';
import type { AnyPartnerRecord, AnyProgrammeRecord, PartnerCommand, ProgrammeCommand } from '../wire';
import type { EntityName } from '../sync/identity';

/** @returns a session for who this browser is in the programme; undefined where it is nobody there. */
export function programmeOf(entity: EntityName) {
  const identity = identityFor(entity);
  return identity && new Followed<AnyProgrammeRecord, ProgrammeCommand>(identity, ['programme', 'programmePerson', 'topic']);
}

/** @returns a session for who this browser is for the partner; undefined where it is nobody there. */
export function partnerOf(partnerId: string) {
  const identity = identityFor(`partner/${partnerId}`);
  return identity && new Followed<AnyPartnerRecord, PartnerCommand>(identity, ['partner', 'partnerPerson', 'communityLink', 'communityAccount']);
}

export type ProgrammeSession = NonNullable<ReturnType<typeof programmeOf>>;
export type PartnerSession = NonNullable<ReturnType<typeof partnerOf>>;
