import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { names, shell } from './shell.ts';

const worker = 'service-worker';

/**
 * Leaves out what SignalR's client has for other ways than a WebSocket that is opened at once: the server has no other, nothing here
 * asks for a connection that outlives its socket, and each first visit would fetch it.
 */
function webSocketsAlone(): Plugin {
  const others = ['LongPollingTransport', 'ServerSentEventsTransport', 'DefaultHttpClient', 'MessageBuffer'];
  return {
    name: 'web-sockets-alone',
    enforce: 'pre',
    load(id) {
      const other = others.find((name) => id.endsWith(`/@microsoft/signalr/dist/esm/${name}.js`));
      // A browser sends its cookies by itself.
      return other && `export class ${other} { getCookieString() { return '' } }`;
    },
  };
}

export default defineConfig({
  plugins: [webSocketsAlone(), svelte(), shell()],
  define: names,
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', [worker]: `worker/${worker}.ts` },
      // At the root, so that it may serve every page, and under a name that stays.
      output: {
        entryFileNames: ({ name }) => (name === worker ? '[name].js' : 'assets/[name]-[hash].js'),
        // What the first visit needs is one file: each of a dozen small ones would cost half a kilobyte more than what is in it.
        codeSplitting: { groups: [{ name: 'app', test: /src\/main\.ts$/ }] },
      },
    },
  },
  // For work on the pages alone: the server runs beside it.
  server: { proxy: { '/api': 'http://localhost:5080', '/hub': { target: 'http://localhost:5080', ws: true } } },
});
