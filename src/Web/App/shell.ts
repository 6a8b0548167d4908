import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type OutputBundle = Rolldown.OutputBundle;

const hash = (content: string): string => createHash('sha256').update(content).digest('base64url').slice(0, 16);

/** As much as a phone fetches ahead over a network that it knows nothing of, in kB. */
const mostAheadKB = 150;

/** What is not for the list of a meeting in the hand, or large for how seldom somebody begins with it without a connection. */
const onFirstUse = new Set(['Canvas', 'TextEditor', 'Planner', 'PlanItem', 'MakeGroups', 'SplitCluster', 'RestoreBoard', 'Trail', 'Programme', 'OfCommunity']);

/** Where the parts of a meeting are. */
const ofMeeting = /\/src\/(meeting|session|sync|text|ui|writing)\/[^/]+$/;

const contentOf = (file: OutputBundle[string]): string | Uint8Array => (file.type === 'chunk' ? file.code : file.source);

/** The parts of a meeting that come late and may be needed when the connection is lost, with all that they need. */
function meetingParts(bundle: OutputBundle, shell: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const isPart = (it: OutputBundle[string] | undefined) => it?.type === 'chunk' && it.moduleIds.some((id) => ofMeeting.test(id)) && !onFirstUse.has(it.name);
  const late = Object.values(bundle).filter((it) => it.type === 'chunk' && it.moduleIds.some((id) => /\/src\/(meeting|sync|writing)\/[^/]+$/.test(id)) && isPart(it));
  const waiting = late.map((it) => it.fileName);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || found.has(`/${file}`) || shell.has(`/${file}`)) continue;
    found.add(`/${file}`);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) if (!shell.has(`/${sheet}`)) found.add(`/${sheet}`);
    waiting.push(...chunk.imports, ...chunk.dynamicImports.filter((it) => isPart(bundle[it])));
  }
  return [...found].sort();
}

/** Everything that a build is made of. */
function sources(): string {
  const files = ['index.html', 'package-lock.json', 'vite.config.ts', 'shell.ts'];
  for (const folder of ['src', 'worker', 'public'])
    if (existsSync(folder))
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) files.push(join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/'));
  return files.sort().map((file) => `${file} ${hash(readFileSync(file, 'latin1'))}`).join('\n');
}

/** The names of this build and of the shape of its records, for the pages, their tests and the service worker. */
export const names = { __BUILD__: JSON.stringify(hash(sources())), __SHAPE__: JSON.stringify(hash(readFileSync('src/wire.ts', 'utf8'))) };

/**
 * Tells the service worker which files are the shell, without which nothing opens, and which are parts that come late; and
 * writes version.json, by which a page learns that its server has another build or speaks otherwise.
 */
export function shell(): Plugin {
  return {
    name: 'samenwerken-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['service-worker.js'];
        const page = bundle['index.html'];
        if (worker?.type !== 'chunk' || page?.type !== 'asset') throw new Error('There is no service worker or no page.');
        const assets = Object.keys(bundle).filter((file) => file.startsWith('assets/')).map((file) => `/${file}`);
        const named = new Set([...String(page.source).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!));
        const other = [/\/app-[^/]*\.js$/, /\/Start-[^/]*\.js$/, /\/figtree-latin-wght-normal-[^/]*\.woff2$/, /\/en-[^/]*\.js$/];
        const isFirst = (file: string) => named.has(file) || other.some((it) => it.test(file));
        // With what they cannot do without: what they are built on, and how they look.
        const needed = (file: string): string[] => {
          const chunk = bundle[file.slice(1)];
          return chunk?.type === 'chunk' ? [file, ...chunk.imports.map((it) => `/${it}`), ...[...(chunk.viteMetadata?.importedCss ?? [])].map((it) => `/${it}`)] : [file];
        };
        const firstOnes = new Set(assets.filter(isFirst).flatMap(needed));
        const isShell = (file: string) => firstOnes.has(file);
        for (const it of other) if (!assets.some((file) => it.test(file))) throw new Error(`The shell lacks ${it}.`);
        const first = ['/', ...assets.filter(isShell)].sort();
        const rest = assets.filter((file) => !isShell(file)).sort();
        if (first.length < 4 || rest.length === 0) throw new Error('The page names none of its files.');
        const meeting = meetingParts(bundle, firstOnes);
        const kB = Math.round(meeting.reduce((sum, file) => sum + brotliCompressSync(contentOf(bundle[file.slice(1)]!)).length, 0) / 1000);
        if (kB > mostAheadKB || kB < 20) throw new Error(`What a meeting may need without a connection is ${kB} kB; a phone fetches at most ${mostAheadKB} kB ahead.`);
        this.info(`a phone fetches ${kB} kB ahead`);
        worker.code = worker.code.replaceAll('__SHELL__', JSON.stringify(first)).replaceAll('__REST__', JSON.stringify(rest)).replaceAll('__MEETING__', JSON.stringify(meeting));
        if (/__(SHELL|REST|MEETING)__/.test(worker.code)) throw new Error('The service worker names its files otherwise.');
        const protocol = /protocol = (\d+)/.exec(readFileSync('src/sync/version.ts', 'utf8'))?.[1];
        this.emitFile({ type: 'asset', fileName: 'version.json', source: `{"build":${names.__BUILD__},"protocol":${protocol}}` });
      },
    },
  };
}
