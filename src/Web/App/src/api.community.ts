import { download, post, request } from './api';
import { deviceName, idOf, type EntityName } from './sync/identity';
import type { CalendarAddress, ClaimCode, ClaimedNotes, CommunityRole, Entered, FormedCommunity, InvitedMember, LessonPart, MemberInvitation, NoteTrailSteps, ReturnLink, StartedMeeting, TextRevisions } from './wire';

/** What somebody says when they form a community. */
export interface Founding {
  name: string;
  personName: string;
  issueStatement?: string;
  sector?: string;
  programmeId?: string;
}

export interface Invitee {
  name: string;
  sector?: string;
  organisationId?: string;
  roles?: CommunityRole[];
  email?: string;
  text?: string;
  /** The proposal that the invitation accepts. */
  proposalId?: string;
}

/** @param token of a programme or another community, by which they are the same person here */
export const formCommunity = (founding: Founding, requestKey: string, token?: string) =>
  post<FormedCommunity>('/communities', { ...founding, device: deviceName() }, { requestKey, ...(token ? { token } : {}) });

export const inviteMember = (communityId: string, invitee: Invitee, token: string, requestKey: string) =>
  post<InvitedMember>(`/communities/${communityId}/members`, invitee, { token, requestKey });

/** The personal link of somebody who has not answered yet. */
export const invitationLink = (communityId: string, personId: string, token: string) =>
  request<InvitedMember>('GET', `/communities/${communityId}/members/${personId}/invitation`, { token });

export const memberInvitation = (entity: EntityName, token: string) =>
  request<MemberInvitation>('GET', `/communities/${idOf(entity)}/invitation`, { token });

export const communityReturnLink = (communityId: string, token: string) =>
  request<ReturnLink>('GET', `/communities/${communityId}/return-link`, { token });

/** Begins a planned meeting. Asked again, it is the same meeting. */
export const startPlanned = (communityId: string, plannedId: string, token: string) =>
  post<StartedMeeting>(`/communities/${communityId}/planned-meetings/${plannedId}/start`, { device: deviceName() }, { token });

/** How a part of a lesson changed after a revision. */
export const lessonRevisions = async (communityId: string, lessonId: string, part: LessonPart, after: number, token: string) =>
  (await request<TextRevisions>('GET', `/communities/${communityId}/lessons/${lessonId}/${part}/revisions?after=${after}`, { token })).revisions;

/** What became of something that stands in a meeting. */
export const noteTrail = async (communityId: string, meetingId: string, sourceId: string, token: string) =>
  (await request<NoteTrailSteps>('GET', `/communities/${communityId}/meetings/${meetingId}/sources/${sourceId}/trail`, { token })).steps;

/** Somebody goes into another entity as the same person. */
export const enter = (entity: EntityName, token: string) => post<Entered>('/enter', { entity, device: deviceName() }, { token });

/** The planned meetings in somebody's own calendar program. */
export const calendarAddress = (communityId: string, token: string) => request<CalendarAddress>('GET', `/communities/${communityId}/calendar`, { token });

export type FileFormat = 'ics' | 'eml';

/** The invitation for a meeting as a file: for a calendar, or to send oneself. */
export const meetingLetter = (communityId: string, plannedId: string, format: FileFormat, token: string) =>
  download(`/communities/${communityId}/planned-meetings/${plannedId}/letter?format=${format}`, `bijeenkomst.${format}`, token);

/** The invitation of a member, likewise. */
export const invitationLetter = (communityId: string, personId: string, format: FileFormat, token: string) =>
  download(`/communities/${communityId}/members/${personId}/invitation/letter?format=${format}`, `uitnodiging.${format}`, token);

/** What shows in the community that this person was the guest that they are in the meeting. */
export const claimCode = (meetingId: string, token: string) => request<ClaimCode>('GET', `/meetings/${meetingId}/claim-code`, { token });

export const claimNotes = (communityId: string, meetingId: string, code: string, token: string) =>
  post<ClaimedNotes>(`/communities/${communityId}/claims`, { meetingId, code }, { token });
