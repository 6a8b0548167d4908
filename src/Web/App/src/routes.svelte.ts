import type { EntityName } from './sync/identity';

/** The parts of a meeting, and the words by which its address names them: a reload and the back button find the part again. */
export const parts = { ideas: 'ideeen', minutes: 'notulen', outcomes: 'uitkomsten', agenda: 'agenda', people: 'mensen' } as const;
export type Part = keyof typeof parts;

/** The parts of a community, likewise. */
export const communityParts = { home: 'begin', steps: 'stappen', meetings: 'bijeenkomsten', outcomes: 'besluiten', members: 'mensen', agreements: 'afspraken', balance: 'balans', help: 'hulpvragen', practice: 'proeven', deals: 'deals', lessons: 'lessen', stories: 'waarde' } as const;
export type CommunityPart = keyof typeof communityParts;

/** What return links and invitations lead to, beside meetings. */
const kinds = ['community', 'programme', 'partner'] as const;
export type OtherKind = (typeof kinds)[number];

/** The pages, and the addresses that lead to them. The server knows the same addresses (AppFiles). */
export type Page =
  | { name: 'start' }
  | { name: 'join'; code: string }
  | { name: 'return'; entity: EntityName }
  | { name: 'meeting'; meetingId: string; part: Part }
  | { name: 'formCommunity' }
  | { name: 'community'; communityId: string; part: CommunityPart; thing?: string | undefined }
  | { name: 'lesson'; communityId: string; lessonId: string }
  | { name: 'invitation'; entity: `${OtherKind}/${string}` }
  | { name: 'programme' }
  | { name: 'keepProgramme' }
  | { name: 'registerPartner' }
  | { name: 'methods' }
  | { name: 'partner'; partnerId: string }
  | { name: 'coordinator'; programmeId: string }
  | { name: 'screen'; code?: string }
  | { name: 'style' }
  | { name: 'notFound' };

export function pageAt(path: string, search = ''): Page {
  const [first, second, third, ...rest] = path.split('/').filter(Boolean);
  if (first === undefined) return { name: 'start' };
  if (first === 'scherm' && third === undefined) return { name: 'screen', ...(second ? { code: second } : {}) };
  if (first === 'stijl' && second === undefined) return { name: 'style' };
  if (first === 'werkvormen' && second === undefined) return { name: 'methods' };
  if (first === 'programma' && second === undefined) return { name: 'programme' };
  if (first === 'programma' && second === 'beheer' && third === undefined) return { name: 'keepProgramme' };
  if (second !== undefined && third === undefined) {
    if (first === 'm') return { name: 'join', code: second };
    if (first === 'terug') return { name: 'return', entity: `meeting/${second}` };
    if (first === 'partner') return second === 'nieuw' ? { name: 'registerPartner' } : { name: 'partner', partnerId: second };
    if (first === 'coordinator') return { name: 'coordinator', programmeId: second };
    if (first === 'community') return second === 'nieuw' ? { name: 'formCommunity' } : { name: 'community', communityId: second, part: wordIn(search, communityParts) ?? 'home', thing: new URLSearchParams(search).get('bij') ?? undefined };
    if (first === 'bijeenkomst') return { name: 'meeting', meetingId: second, part: wordIn(search, parts) ?? 'ideas' };
  }
  if (first === 'les' && second !== undefined && third !== undefined && rest.length === 0) return { name: 'lesson', communityId: second, lessonId: third };
  const kind = kinds.find((kind) => kind === second);
  if (kind && third !== undefined && rest.length === 0) {
    if (first === 'terug') return { name: 'return', entity: `${kind}/${third}` };
    if (first === 'uitnodiging') return { name: 'invitation', entity: `${kind}/${third}` };
  }
  return { name: 'notFound' };
}

function wordIn<P extends string>(search: string, words: Record<P, string>): P | undefined {
  const word = new URLSearchParams(search).get('deel');
  return (Object.keys(words) as P[]).find((part) => words[part] === word);
}

export const pathOf = {
  start: '/',
  join: (code: string) => `/m/${code}`,
  meeting: (meetingId: string, part: Part = 'ideas') => `/bijeenkomst/${meetingId}${part === 'ideas' ? '' : `?deel=${parts[part]}`}`,
  /** The screen in the hall. */
  screen: (code?: string) => `/scherm${code ? `/${code}` : ''}`,
  programme: '/programma',
  keepProgramme: '/programma/beheer',
  registerPartner: '/partner/nieuw',
  partner: (partnerId: string) => `/partner/${partnerId}`,
  methods: (methodId?: string) => `/werkvormen${methodId ? `#${methodId}` : ''}`,
  formCommunity: '/community/nieuw',
  /** A published lesson, for whoever may find it. */
  lesson: (communityId: string, lessonId: string) => `/les/${communityId}/${lessonId}`,
  /** @param thing the one thing of the part that is meant: a lesson, a deal */
  community: (communityId: string, part: CommunityPart = 'home', thing?: string) => `/community/${communityId}${part === 'home' ? '' : `?deel=${communityParts[part]}`}${thing ? `&bij=${thing}` : ''}`,
};

const here = (): Page => pageAt(location.pathname, location.search);

let page = $state<Page>(here());

addEventListener('popstate', () => (page = here()));

/** Whether the browser is on its way back by itself: to the page, from what lay over it. */
export const way = { isBack: false };

export const currentPage = (): Page => page;

export function go(path: string, options: { replace?: boolean } = {}): void {
  if (way.isBack) return addEventListener('popstate', () => go(path, options), { once: true });
  // What lies over the page has the last entry; it goes with that.
  if (options.replace || (history.state as { above?: number } | null)?.above) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  page = here();
  scrollTo(0, 0);
}

/** Follows a link within the app, unless somebody asks their browser for something else with it: a new tab, say. */
export function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { pathname, search } = event.currentTarget as HTMLAnchorElement;
  if (pathname + search !== location.pathname + location.search) go(pathname + search);
}
