import { post, request } from './api';
import { deviceName } from './sync/identity';
import type { DirectoryAnswer, EnteredProgramme, PartnerSummary, ProgrammeList } from './wire';

export const programmes = () => request<ProgrammeList>('GET', '/programmes', {});

/** What somebody looks for: words, and what must hold beside them. */
export interface Sought {
  q?: string;
  kind?: string;
  theme?: string;
  transition?: string;
  level?: string;
  area?: string;
  stage?: string;
  sector?: string;
  from?: string;
}

/** @param token of whatever they are somebody in: its people find more than everybody does */
export function search(sought: Sought, token?: string): Promise<DirectoryAnswer> {
  const filled = Object.entries(sought).filter(([, value]) => value);
  return request('GET', `/directory?${new URLSearchParams(filled as [string, string][])}`, token ? { token } : {});
}

export const partner = (partnerId: string) => request<PartnerSummary>('GET', `/partners/${encodeURIComponent(partnerId)}`, {});

export const becomeCoordinator = (programmeId: string, key: string, name: string, requestKey: string) =>
  post<EnteredProgramme>(`/programmes/${encodeURIComponent(programmeId)}/coordinators`, { key, name, device: deviceName() }, { requestKey });
