import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the playground and the pages that links lead to into dist/playground; `src/server/playground.ts` serves them. */
export default defineConfig({
  root: here('.'),
  base: '/playground/',
  plugins: [react()],
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
  worker: { format: 'es' },
  build: {
    outDir: here('../../dist/playground'),
    emptyOutDir: true,
    target: 'es2022',
    // Everything is a file of its own: the content security policy allows no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: [here('index.html'), here('invite.html'), here('reset.html'), here('open.html')],
      onLog(level, log, report) {
        // GraphiQL ships compiled by the React compiler; its directive "use no memo" means nothing after that.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
