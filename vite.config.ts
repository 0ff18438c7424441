import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import type { InlineConfig } from 'vitest/node';
import manifest from './package.json' with { type: 'json' };
import { pageChunks } from './src/tools/build/page-chunks.mjs';
import { slimLibraries } from './src/tools/build/slim-libraries.mjs';
import { lessonsPlugin } from './src/tools/lessons/vite-plugin.ts';
import { offlinePlugin } from './src/tools/offline/vite-plugin.ts';

/** The development server puts an inline script into the page (fast refresh); the built page has none. */
const allowInlineScriptInDevelopment: Plugin = {
  name: 'allow-inline-script-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
};

const shell = (file: string) => fileURLToPath(new URL(`./src/shell/bash/${file}`, import.meta.url));

/** What the shell's library asks for and a browser has not, or no command of ours uses. Tests run in Node. */
const shellAliases = { 'node:zlib': shell('zlib-for-browsers.ts'), turndown: shell('no-markdown.ts') };

/** They take longest and start first: hundreds of random clouds each, or every type and operation there is. */
const longRuns = [
  'src/testing/naive/agreement*.test.ts',
  'src/io/share-link/share-link.test.ts',
  'src/resources/contract.test.ts',
  'src/testing/operations/data/data-operations.test.ts',
  'src/text/explain.test.ts',
];

const unitTests = {
  environment: 'node',
  setupFiles: ['src/testing/fixed-seed.ts', 'src/state/editing.setup.ts'],
  // Not a promise about speed: only what tells a hang from a slow, busy machine.
  testTimeout: 60_000,
  // Random clouds are made and thrown away by the thousand: with more room for the young there is less to collect.
  execArgv: ['--max-semi-space-size=64'],
} satisfies InlineConfig;

export default defineConfig({
  // Relative addresses: the built page works from any folder of any web server.
  base: './',
  define: { __SKYTRACE_VERSION__: JSON.stringify(manifest.version) },
  plugins: [
    lessonsPlugin(),
    react(),
    tailwindcss(),
    allowInlineScriptInDevelopment,
    offlinePlugin(),
    slimLibraries(),
  ],
  build: {
    target: 'es2023',
    // What counts is the sum that a page loads by itself: e2e/budget.spec.ts holds it.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            pageChunks(`${import.meta.dirname}/src/app/Root.tsx`, [
              {
                page: `${import.meta.dirname}/src/ui/lesson/LessonPages.tsx`,
                within: `${import.meta.dirname}/src/app/learn/LearnRoot.tsx`,
              },
            ]),
          ],
        },
      },
    },
  },
  resolve: { alias: process.env.VITEST === undefined ? shellAliases : {} },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...unitTests,
          name: 'units',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: longRuns,
          // Modules are pure: sharing them between test files saves loading them a hundred times.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...unitTests,
          name: 'long runs',
          include: longRuns,
          // An engine that has seen only this runs it twice as fast as one that has seen every test.
          isolate: true,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
