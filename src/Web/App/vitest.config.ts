import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { names } from './shell.ts';

export default defineConfig({
  plugins: [svelte()],
  define: names,
  resolve: { conditions: ['browser'] },
  test: { include: ['tests/**/*.test.ts'], reporters: ['default'] },
});
