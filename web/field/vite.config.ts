// Builds the field page. Schemas are checked by the server: here their builder is replaced by an empty one, which
// keeps 19 kB of script off every phone.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/field/',
  resolve: { alias: { typebox: here('./quiet-schemas.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../dist/field'),
    emptyOutDir: true,
    target: 'es2022',
    // A contract nobody reads an address of leaves nothing behind.
    rolldownOptions: { treeshake: { manualPureFunctions: ['Type', 'endpoint', 'paged'] } },
  },
  server: { proxy: { '/api': process.env.DOORSTEP_SERVER ?? 'http://127.0.0.1:8080' } },
});
