import { post, request } from './api';
import { deviceName, identities, idOf, type EntityName } from './sync/identity';
import type { DirectoryAnswer, EnteredProgramme, InvitedPerson, PartnerNetwork, PartnerSummary, ProgrammeList, RegisteredPartner, SharedCommunity, SharedLesson } from './wire';

export const programmes = () => request<ProgrammeList>('GET', '/programmes', {});

/** What somebody looks for: words, and what must hold beside them. */
export interface Sought {
  q?: string;
  kind?: string;
  theme?: string | undefined;
  transition?: string | undefined;
  level?: string | undefined;
  area?: string | undefined;
  stage?: string | undefined;
  sector?: string;
  status?: string;
  from?: string;
  limit?: string;
}

/** The tokens of all that this browser is somebody in, meetings aside: its people see more than everybody does. */
const memberships = (): string[] => (['programme', 'community', 'partner'] as const).flatMap((kind) => identities(kind)).map(({ token }) => token);

/** Searches as everything at once that this person is here. */
export function search(sought: Sought): Promise<DirectoryAnswer> {
  const filled = Object.entries(sought).filter(([, value]) => value);
  return request('GET', `/directory?${new URLSearchParams(filled as [string, string][])}`, { memberships: memberships() });
}

export const partner = (partnerId: string) => request<PartnerSummary>('GET', `/partners/${encodeURIComponent(partnerId)}`, { memberships: memberships() });

/** What a community shares with whoever finds it. */
export const sharedCommunity = (communityId: string) => request<SharedCommunity>('GET', `/communities/${encodeURIComponent(communityId)}/facts`, { memberships: memberships() });

export const sharedLesson = (communityId: string, lessonId: string) =>
  request<SharedLesson>('GET', `/communities/${encodeURIComponent(communityId)}/lessons/${encodeURIComponent(lessonId)}`, { memberships: memberships() });

export const becomeCoordinator = (programmeId: string, key: string, name: string, requestKey: string) =>
  post<EnteredProgramme>(`/programmes/${encodeURIComponent(programmeId)}/coordinators`, { key, name, device: deviceName() }, { requestKey });

/** Which partners take part in which communities, of those that everybody may know of. */
export function network(asked: { partner?: readonly string[]; theme?: string | undefined; transition?: string | undefined; level?: string | undefined }): Promise<PartnerNetwork> {
  const { partner = [], ...filters } = asked;
  const filled = Object.entries(filters).filter(([, value]) => value) as [string, string][];
  return request('GET', `/network?${new URLSearchParams([...partner.map((id) => ['partner', id]), ...filled])}`, {});
}

/** Somebody is invited to speak for a partner, or into the programme, with a link of their own. */
export const appoint = (entity: EntityName, name: string, role: string, token: string, requestKey: string) =>
  post<InvitedPerson>(`/${entity.startsWith('programme/') ? 'programmes' : 'partners'}/${idOf(entity)}/invitations`, { name, role }, { token, requestKey });

/** What is said of an organisation; the fields that are left out are not known. */
export interface PartnerFields {
  name: string;
  sector: string;
  area?: string;
  website?: string;
  kvk?: string;
  oin?: string;
  about?: string;
}

/** @param token of whatever the sender is known in: so nobody fills the directory from outside */
export const registerPartner = (fields: PartnerFields, personName: string, token: string, requestKey: string) =>
  post<RegisteredPartner>('/partners', { ...fields, personName, device: deviceName() }, { token, requestKey });
