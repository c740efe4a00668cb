// Builds the console: a chunk for each page, so that opening the board does not wait for the import. Schemas are
// checked by the server; here their builder is replaced by an empty one.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/console/',
  resolve: { alias: { typebox: here('../shared/quiet-schemas.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['Type', 'endpoint', 'paged'] },
      // "use client" concerns server rendering, which the console has none of.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: { proxy: { '/api': process.env.DOORSTEP_SERVER ?? 'http://127.0.0.1:8080' } },
});
