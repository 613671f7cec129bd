import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Node loads graphql's CommonJS files; Vite would take its ES modules, and two copies refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'dashboard/dist/**', 'data/**', 'data-demo/**'],
    globalSetup: ['test/support/globalSetup.ts'],
    setupFiles: ['test/support/leftovers.ts', 'test/support/standstill.ts'],
    // A process per file: tests kill what they start, and the event store client keeps state in its module.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
  },
});
