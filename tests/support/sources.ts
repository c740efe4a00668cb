// The repository's own sources as tests/architecture.test.ts reads them: code without comments, and what it imports.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export type Source = {
  /** From the root, e.g. `core/visits/decide.ts`. */
  path: string;
  lines: number;
  /** Without comments; every newline kept. */
  code: string;
  /** Paths from the root for what is ours, else the package's name as written. Types and dynamic imports too. */
  imports: string[];
};

const FOLDERS = ['core', 'server', 'web', 'cli', 'bench', 'scripts', 'tests'];

/** Strings are kept whole, so that `//` inside one is not taken for a comment. */
const PARTS = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

const withoutComments = (text: string): string =>
  text.replace(PARTS, part => (/^\/[/*]/.test(part) ? part.replace(/[^\n]/g, '') : part));

const IMPORTS = [
  /^\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

function importsOf(path: string, code: string): string[] {
  const found = IMPORTS.flatMap(pattern => [...code.matchAll(pattern)].map(match => match[1]!));
  return found.map(name => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const code = /\.(?:ts|tsx|mjs)$/.test(path) ? withoutComments(text) : text;
  return { path, lines: text.trimEnd().split('\n').length, code, imports: importsOf(path, code) };
}

/** Every source file of the wings and their surroundings. */
export const readSources = (): Source[] =>
  FOLDERS.flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => /\.(?:ts|tsx|mjs|css|sql)$/.test(file) && !file.split('/').includes('node_modules'))
      .map(file => read(join(folder, file)))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );

/** What stands in quotes of any kind, `${…}` left out. */
export const stringsOf = (code: string): string[] =>
  [...code.matchAll(PARTS)].map(match => match[0].slice(1, -1).replace(/\$\{[^}]*\}/g, ' '));
