import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page: `vite build dashboard` writes `dashboard/dist`, which the platform serves at `/`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The floor of the page: light-dark(), :has() and 100dvh.
    target: ['safari17.5', 'chrome123'],
    // Everything is a file of our own origin, so that the Content-Security-Policy can forbid data: and inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // For work on the page alone: `vite dashboard`, beside a running platform.
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true }, '/media': 'http://127.0.0.1:4000' } },
});
