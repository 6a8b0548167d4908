declare const __BUILD__: string;
/** Without these nothing opens: the page, what it names, its font. */
declare const __SHELL__: readonly string[];
/** The parts that come when somebody first goes there. */
declare const __REST__: readonly string[];
/** Those of them that a meeting may need when the connection is lost. */
declare const __MEETING__: readonly string[];

/*
 * Opens the pages without a connection. What it keeps is the files of a build and nothing else: no answer of the server, no
 * word that anybody wrote.
 *
 * A page comes from the server whenever the server answers, so that a new version is there with the next load; the page of
 * this build is only for when it does not. A file of a build has its content in its name, so whichever build kept it, it is
 * the right one. What was fetched once is kept, so that whoever was somewhere can go there again. The files of the build before
 * stay, for pages that are still open.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const name = `samenwerken ${__BUILD__}`;

const shell = __SHELL__;

const rest = __REST__;

/** How long the server has to send a page, in milliseconds. */
const patienceMs = 4000;

worker.addEventListener('install', (event) => event.waitUntil(install()));

worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('message', (event) => {
  if (event.data === 'rest') event.waitUntil(keep(rest));
  else if (event.data === 'meeting') event.waitUntil(keep(__MEETING__));
  // What the page fetched before this was there; the browser has it still.
  else if (Array.isArray(event.data)) event.waitUntil(keep(rest.filter((path) => (event.data as unknown[]).includes(path))));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (!/^\/(api|hub|health)\b/.test(pathname)) event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(file(request, pathname));
  }
});

async function install(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(shell.map((path) => new Request(path, path === '/' ? { cache: 'reload' } : {})));
  // While a server is replaced, the page may be of another build than this.
  const html = await (await cache.match('/'))!.text();
  const isWhole = shell.filter((path) => /\/app-[^/]*\.js$/.test(path)).every((path) => html.includes(path));
  if (!isWhole) {
    await caches.delete(name);
    throw new Error('The page is of another build.');
  }
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((other) => other.startsWith('samenwerken ') && other !== name);
  await Promise.all(others.slice(0, -1).map((other) => caches.delete(other)));
  await worker.clients.claim();
}

async function keep(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(name);
  for (const path of paths) {
    // One that does not come now comes another time.
    if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path).catch(() => undefined);
  }
}

async function file(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && rest.includes(path)) {
    const copy = answer.clone();
    // A full disk: it is shown all the same.
    void caches.open(name).then((cache) => cache.put(request, copy)).catch(() => undefined);
  }
  return answer;
}

async function page(request: Request): Promise<Response> {
  const kept = (): Promise<Response | undefined> => caches.open(name).then((cache) => cache.match('/', { ignoreVary: true }));
  const asked = fetch(request);
  asked.catch(() => undefined);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  try {
    const answer = await Promise.race([asked, late]);
    // A server that is away behind a proxy is answered for by the proxy.
    if (answer && answer.status < 500) return answer;
    return (await kept()) ?? answer ?? (await asked);
  } catch (failure) {
    const answer = await kept();
    if (answer) return answer;
    throw failure;
  }
}

export {};
