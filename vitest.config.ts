import { configDefaults, defineConfig } from 'vitest/config';
import { OWN_NODE } from './test/support/ownNode.ts';

export default defineConfig({
  // Node loads graphql's CommonJS files; Vite would take its ES modules, and two copies refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      ...['dashboard/dist/**', 'data/**', 'data-demo/**'],
      ...(process.env.ESDB_URL ? Object.keys(OWN_NODE) : []),
    ],
    globalSetup: ['test/support/globalSetup.ts'],
    setupFiles: ['test/support/leftovers.ts', 'test/support/standstill.ts'],
    // A process per file: tests kill what they start, and the event store client keeps state in its module.
    pool: 'forks',
    // On one server for all files, these take turns: a checkpoint counts every event that anybody writes.
    maxWorkers: process.env.ESDB_URL ? 1 : 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
  },
});
