import { deviceName, idOf, type EntityName } from './sync/identity';
import { newId } from './sync/ids';
import { currentLanguage, t } from './text/index.svelte';
import type { Channel, CodeStatus, DemonstrationCommunityList, DemonstrationList, Entered, ForeseenBoard, Invitation, JoinedMeeting, MeetingSummary, RenewedCode, ReturnLink, Sector, StartedMeeting, TextRevisions } from './wire';

/** What the server refused, as problem+json (RFC 9457) says it, or that it could not be reached. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly errors: { field: string; message: string }[] = [],
  ) {
    super(message);
  }
}

export const unreachable = 'unreachable';

export interface Newcomer {
  name?: string;
  sector?: Sector;
  channel?: Channel;
}

/** A name for a request that makes something: asked again under it, it makes it once. */
export const newRequestKey = newId;

export const startMeeting = (title: string, newcomer: Newcomer, requestKey: string) =>
  post<StartedMeeting>('/meetings', { title, ...newcomer, device: deviceName() }, { requestKey });

/** Opens a meeting of invented people, this visitor's own. */
export const startDemonstration = (name: string, requestKey: string, community?: string) =>
  post<StartedMeeting>('/demonstrations', { name, device: deviceName(), ...(community ? { community } : {}) }, { requestKey });

/** The invented communities of which there is one. */
export const demonstrations = async () => (await request<DemonstrationList>('GET', '/demonstrations', {})).communities;

/** Asks whether somebody is in a meeting still. */
export const isIn = (meetingId: string, token: string) => request<MeetingSummary>('GET', `/meetings/${meetingId}`, { token });

/** Puts a meeting back that was taken along as a file, as it is; the server judges it. */
export async function putBack(file: Blob, requestKey: string): Promise<StartedMeeting> {
  const response = await ask('POST', `/meetings/import?device=${deviceName()}`, { file, requestKey });
  return (await response.json()) as StartedMeeting;
}

export const codeStatus = (code: string) => request<CodeStatus>('GET', `/join-codes/${encodeURIComponent(code)}`, {});

export const join = (code: string, newcomer: Newcomer, requestKey: string) =>
  post<JoinedMeeting>('/join', { code, ...newcomer, device: deviceName() }, { requestKey });

/** Whoever has the key behind the # of a return link is its person again, on any device. */
export const comeBack = (entity: EntityName, returnKey: string): Promise<Pick<JoinedMeeting, 'personId' | 'token' | 'returnUrl'>> =>
  entity.startsWith('meeting/')
    ? post('/return', { meetingId: idOf(entity), returnKey, device: deviceName() }, {})
    : post('/enter', { entity, returnKey, device: deviceName() }, {});

export const invitation = (meetingId: string, token: string) =>
  request<Invitation>('GET', `/meetings/${meetingId}/invitation`, { token });

export const renewCode = (meetingId: string, token: string) => post<RenewedCode>(`/meetings/${meetingId}/join-codes`, {}, { token });

export const returnLink = (meetingId: string, token: string) =>
  request<ReturnLink>('GET', `/meetings/${meetingId}/return-link`, { token });

export type ExampleCommunity = DemonstrationCommunityList['communities'][number];

/** The invented communities that this server shows; most show none. */
export const exampleCommunities = async (): Promise<ExampleCommunity[]> =>
  (await request<DemonstrationCommunityList>('GET', '/demonstrations/communities', {})).communities;

export const visitCommunity = (key: string) => post<Entered>(`/demonstrations/communities/${key}/visits`, { device: deviceName() }, {});

/** How the minutes of an agenda item changed after a revision. */
export const minutesRevisions = async (meetingId: string, itemId: string, after: number, token: string) =>
  (await request<TextRevisions>('GET', `/meetings/${meetingId}/minutes/${itemId}/revisions?after=${after}`, { token })).revisions;

/** What would become of the board if it were made as it was at a moment. */
export const boardBefore = (meetingId: string, to: string, token: string) => request<ForeseenBoard>('GET', `/meetings/${meetingId}/board-before?to=${encodeURIComponent(to)}`, { token });

/** Downloads a meeting as a file. */
export const exportMeeting = (meetingId: string, format: string, token: string) =>
  download(`/meetings/${meetingId}/export?format=${format}`, `bijeenkomst.${format}`, token);

/** Saves what the server gives as a file, under the name that it says. */
export async function download(path: string, otherwise: string, token: string): Promise<void> {
  const response = await ask('GET', path, { token });
  const name = /filename="?([^";]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

interface Options {
  token?: string;
  /** Of all that somebody is in, to see what any of it lets them see. */
  memberships?: readonly string[];
  requestKey?: string;
  body?: unknown;
  /** A body that is JSON already. */
  file?: Blob;
  /** How long the answer may take, in milliseconds; as long as it takes, where that is not said. */
  patienceMs?: number;
}

/** Whoever waits longer than this for a small answer is told that there is none; in milliseconds. */
const answerPatienceMs = 30_000;

export const post = <T>(path: string, body: unknown, options: Options) => request<T>('POST', path, { ...options, body });

export async function request<T>(method: string, path: string, options: Options): Promise<T> {
  const response = await ask(method, path, { ...options, patienceMs: answerPatienceMs });
  try {
    return (await response.json()) as T;
  } catch {
    throw new Refusal(unreachable, t().noConnection);
  }
}

async function ask(method: string, path: string, { token, memberships, requestKey, body, file, patienceMs }: Options): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        'Accept-Language': currentLanguage(),
        ...(body === undefined && !file ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(memberships?.length ? { 'Samenwerken-Memberships': memberships.join(',') } : {}),
        ...(requestKey ? { 'Idempotency-Key': requestKey } : {}),
      },
      ...(patienceMs ? { signal: AbortSignal.timeout(patienceMs) } : {}),
      ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refusal(unreachable, t().noConnection);
  }
  if (response.ok) return response;
  throw await refusal(response);
}

async function refusal(response: Response): Promise<Refusal> {
  try {
    const problem = (await response.json()) as { code?: string; title?: string; errors?: { field: string; message: string }[] };
    return new Refusal(problem.code ?? String(response.status), problem.title ?? t().unexpected, problem.errors);
  } catch {
    return new Refusal(String(response.status), t().unexpected);
  }
}
