/** The pages, and the addresses that lead to them. The server knows the same addresses (AppFiles). */
export type Page =
  | { name: 'start' }
  | { name: 'join'; code: string }
  | { name: 'return'; meetingId: string }
  | { name: 'meeting'; meetingId: string }
  | { name: 'notFound' };

export function pageAt(path: string): Page {
  const [first, second, ...rest] = path.split('/').filter(Boolean);
  if (first === undefined) return { name: 'start' };
  if (second !== undefined && rest.length === 0) {
    if (first === 'm') return { name: 'join', code: second };
    if (first === 'terug') return { name: 'return', meetingId: second };
    if (first === 'bijeenkomst') return { name: 'meeting', meetingId: second };
  }
  return { name: 'notFound' };
}

export const pathOf = {
  start: '/',
  join: (code: string) => `/m/${code}`,
  meeting: (meetingId: string) => `/bijeenkomst/${meetingId}`,
};

let page = $state<Page>(pageAt(location.pathname));

addEventListener('popstate', () => (page = pageAt(location.pathname)));

export const currentPage = (): Page => page;

export function go(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  page = pageAt(location.pathname);
  scrollTo(0, 0);
}
