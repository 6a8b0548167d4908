/** The parts of a meeting, and the words by which its address names them: a reload and the back button find the part again. */
export const parts = { ideas: 'ideeen', minutes: 'notulen', outcomes: 'uitkomsten', agenda: 'agenda', people: 'mensen' } as const;
export type Part = keyof typeof parts;

/** The pages, and the addresses that lead to them. The server knows the same addresses (AppFiles). */
export type Page =
  | { name: 'start' }
  | { name: 'join'; code: string }
  | { name: 'return'; meetingId: string }
  | { name: 'meeting'; meetingId: string; part: Part }
  | { name: 'style' }
  | { name: 'notFound' };

export function pageAt(path: string, search = ''): Page {
  const [first, second, ...rest] = path.split('/').filter(Boolean);
  if (first === undefined) return { name: 'start' };
  if (first === 'stijl' && second === undefined) return { name: 'style' };
  if (second !== undefined && rest.length === 0) {
    if (first === 'm') return { name: 'join', code: second };
    if (first === 'terug') return { name: 'return', meetingId: second };
    if (first === 'bijeenkomst') return { name: 'meeting', meetingId: second, part: partIn(search) };
  }
  return { name: 'notFound' };
}

function partIn(search: string): Part {
  const word = new URLSearchParams(search).get('deel');
  return (Object.keys(parts) as Part[]).find((part) => parts[part] === word) ?? 'ideas';
}

export const pathOf = {
  start: '/',
  join: (code: string) => `/m/${code}`,
  meeting: (meetingId: string, part: Part = 'ideas') => `/bijeenkomst/${meetingId}${part === 'ideas' ? '' : `?deel=${parts[part]}`}`,
};

const here = (): Page => pageAt(location.pathname, location.search);

let page = $state<Page>(here());

addEventListener('popstate', () => (page = here()));

export const currentPage = (): Page => page;

export function go(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
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
