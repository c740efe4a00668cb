// The house's rules, read from its own sources: who may import whom, what core may not touch, how long a file may be,
// and that every refusal can be understood. A broken rule fails with what to do about it.
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { REFUSALS } from '../core/kernel/refusals.ts';
import { readSources, type Source, stringsOf } from './support/sources.ts';

const sources = readSources();
const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);
const shipped = sources.filter(one => !isTest(one) && !one.path.startsWith('tests/'));
const below = (folder: string) => shipped.filter(one => one.path.startsWith(`${folder}/`));

/** `core/visits/decide.ts` → `visits`; a file that stands beside the rooms has none. */
const roomOf = (path: string): string | undefined => {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1] : undefined;
};
const isOurs = (name: string) => /^(?:core|server|web|cli|bench|scripts|tests|packs)\//.test(name);

/** One line for each breach; the empty list passes. */
function expectNone(breaches: string[]): void {
  expect(breaches, breaches.join('\n')).toEqual([]);
}

/** A line for every import of these files that `why` finds fault with. */
const faults = (files: Source[], why: (name: string, file: Source) => string | undefined): string[] =>
  files.flatMap(file =>
    file.imports.flatMap(name => {
      const fault = why(name, file);
      return fault === undefined ? [] : [`${file.path} imports ${name}: ${fault}`];
    }),
  );

/** The first circle among these files' imports, named by `nodeOf`, as one line with its steps. */
function circle(
  files: Source[],
  nodeOf: (path: string) => string | undefined,
  counts: (name: string) => boolean,
): string[] {
  const next = new Map<string, Map<string, string>>();
  for (const { path, imports } of files) {
    for (const name of imports.filter(counts)) {
      const [from, to] = [nodeOf(path), nodeOf(name)];
      if (from === undefined || to === undefined || from === to) continue;
      const steps = next.get(from) ?? new Map<string, string>();
      next.set(from, steps.set(to, steps.get(to) ?? `${path} → ${name}`));
    }
  }
  const visit = (node: string, trail: string[]): string | undefined => {
    const at = trail.indexOf(node);
    if (at >= 0) {
      const round = [...trail.slice(at), node];
      const steps = round.slice(1).map((to, i) => next.get(round[i]!)!.get(to));
      return `circle ${round.join(' → ')}: move what both need to the lower one.\n  ${steps.join('\n  ')}`;
    }
    for (const to of next.get(node)?.keys() ?? []) {
      const found = visit(to, [...trail, node]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const node of next.keys()) {
    const found = visit(node, []);
    if (found !== undefined) return [found];
  }
  return [];
}

describe('who may import whom', () => {
  test('core stands on itself, the schema library and the CEL library', () => {
    expectNone(
      faults(below('core'), name => {
        if (/^(?:typebox|@marcbachmann\/cel-js)(?:\/|$)/.test(name) || name.startsWith('core/')) return undefined;
        return isOurs(name)
          ? 'core decides and knows no other wing; pass what it needs as an argument'
          : 'core takes no package; do this in server/ or web/ and pass the outcome in';
      }),
    );
  });

  test('the rooms of core form no circle', () => {
    // A model.ts tells of shapes and may be read from everywhere; what it reads itself is held below.
    expectNone(circle(below('core'), roomOf, name => name.startsWith('core/') && !name.endsWith('/model.ts')));
  });

  test('the models of core form no circle and read shapes alone', () => {
    const models = below('core').filter(one => one.path.endsWith('/model.ts'));
    expectNone([
      ...circle(
        models,
        path => path,
        name => name.endsWith('/model.ts'),
      ),
      ...faults(models, name =>
        isOurs(name) && !/\/(?:model|contract)\.ts$|^core\/kernel\//.test(name)
          ? 'a model has shapes alone; decide elsewhere'
          : undefined,
      ),
    ]);
  });

  test('the server imports core and itself, never a page, a test or the command line', () => {
    expectNone(
      faults(below('server'), name =>
        isOurs(name) && !/^(?:core|server)\//.test(name) ? 'the server may not know it; pass it in' : undefined,
      ),
    );
  });

  test('a room of the server is entered by its index.ts', () => {
    expectNone(
      faults(below('server'), (name, file) => {
        if (!name.startsWith('server/')) return undefined;
        const [from, to] = [roomOf(file.path), roomOf(name)];
        if (to === undefined || to === from || to === 'kernel') return undefined;
        if (from === 'kernel') return 'the kernel knows no room; let the room register with it';
        return name.endsWith('/index.ts') ? undefined : `export it from server/${to}/index.ts and import it from there`;
      }),
    );
  });

  test('a store keeps: it knows neither HTTP nor channels nor another store', () => {
    const stores = below('server').filter(one => one.path.endsWith('/store.ts'));
    expectNone(
      faults(stores, (name, file) => {
        if (/^fastify|^server\/kernel\/http\/|\/routes\.ts$/.test(name)) return 'HTTP belongs in routes.ts';
        if (name.startsWith('server/channels/')) return 'write an outbox row instead of sending';
        if (name.startsWith('server/') && !['kernel', roomOf(file.path)].includes(roomOf(name)))
          return 'another room is asked by the command or route, not by this store';
        return undefined;
      }),
    );
  });

  test('routes send nothing', () => {
    const routes = below('server').filter(one => one.path.endsWith('/routes.ts'));
    expectNone(
      faults(routes, name =>
        name.startsWith('server/channels/') ? 'write an outbox row instead of sending' : undefined,
      ),
    );
  });

  test('pages import core, what they share and themselves', () => {
    expectNone(
      faults(below('web'), (name, file) => {
        if (name.endsWith('vite.config.ts') || !isOurs(name) || name.startsWith('core/')) return undefined;
        const [app, other] = [roomOf(file.path), name.startsWith('web/') ? roomOf(name) : undefined];
        if (other === app) return undefined;
        if (other === 'shared') return undefined;
        return app === 'shared' ? 'what is shared may not know an app' : 'move what both need to web/shared or core';
      }),
    );
  });

  test('pages use no module of Node', () => {
    const pages = below('web').filter(one => !one.path.endsWith('vite.config.ts'));
    expectNone(
      faults(pages, name =>
        name.startsWith('node:') || builtinModules.includes(name) ? 'a browser has no Node; ask the server' : undefined,
      ),
    );
  });
});

/** A line for every match in these files' code. */
const matches = (files: Source[], pattern: RegExp, remedy: string): string[] =>
  files.flatMap(({ path, code }) =>
    [...code.matchAll(pattern)].map(
      match => `${path}:${code.slice(0, match.index).split('\n').length} ${match[0]}: ${remedy}`,
    ),
  );

describe('time, chance and the environment', () => {
  const CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\)|\bperformance\.now\b/g;

  test('core takes time and chance as arguments', () => {
    expectNone([
      ...matches(below('core'), CLOCK, 'take the instant as an argument'),
      ...matches(below('core'), /\bMath\.random\b|\bcrypto\b|\bgetRandomValues\b/g, 'take chance as an argument'),
      ...matches(below('core'), /\bsetTimeout\b|\bsetInterval\b|\bfetch\(/g, 'core waits for nothing; return a value'),
    ]);
  });

  test('the server asks one clock', () => {
    // The clock itself; the scope's expiry, real even in a drill; and what prepares a database before it has a clock.
    const real = /^server\/kernel\/(?:clock\.ts|unit-of-work\.ts|migrate\.ts|engine\/)/;
    const files = below('server').filter(one => !real.test(one.path));
    expectNone(matches(files, /\bDate\.now\b|\bnew Date\(\s*\)/g, 'use kernel.clock.now()'));
  });

  test('only server/config.ts reads the environment', () => {
    const files = ['core', 'server', 'web']
      .flatMap(below)
      .filter(one => one.path !== 'server/config.ts' && !one.path.endsWith('/vite.config.ts'));
    expectNone(
      matches(files, /\bprocess\.env\b|\benv\b.*from 'node:process'/g, 'add it to Config in server/config.ts'),
    );
  });

  test('SQL never asks the time', () => {
    const time =
      /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|localtime)\b/i;
    // The scope's expiry guards real time, not the time of a drill.
    const allowed = new Set(['server/kernel/migrations/0001_roles_and_scope.sql']);
    const remedy = 'pass the clock’s time as a parameter';
    expectNone(
      ['server', 'cli', 'bench'].flatMap(below).flatMap(({ path, code }) => {
        if (allowed.has(path)) return [];
        const texts = path.endsWith('.sql') ? [code.replace(/--[^\n]*/g, '')] : stringsOf(code);
        const sql = texts.filter(one => /\b(?:select|insert|update|delete|create|alter|set|values)\b/i.test(one));
        return sql.filter(one => time.test(one)).map(one => `${path} ${time.exec(one)![0]}: ${remedy}`);
      }),
    );
  });
});

describe('the size of things', () => {
  // Catalogues grow by one entry at a time and are looked up, not read.
  const isCatalogue = (path: string) => /\/words(?:\.\w+)?\.tsx?$/.test(path);
  const LONGEST = 300;
  const LONGEST_TEST = 500;

  test('a file is one thing', () => {
    expectNone(
      sources.flatMap(one => {
        const most = isTest(one) || one.path.startsWith('tests/') ? LONGEST_TEST : LONGEST;
        if (one.lines <= most || isCatalogue(one.path)) return [];
        return [`${one.path} has ${one.lines} lines, and ${most} is the most: split it by what changes together`];
      }),
    );
  });

  test('a file says at its top what it is for', () => {
    const files = ['core', 'server', 'cli', 'scripts'].flatMap(below).filter(one => /\.(?:ts|mjs)$/.test(one.path));
    expectNone(
      files
        .filter(one => !one.path.endsWith('.d.mts') && one.code.startsWith('import'))
        .map(one => `${one.path} opens with an import: say in one to four lines what it is for and must never do`),
    );
  });
});

describe('the catalogue of refusals', () => {
  const catalogue = 'core/kernel/refusals.ts';
  const codes = new Set<string>(Object.keys(REFUSALS));
  const users = shipped.filter(one => !/^core\/kernel\/refusals[\w-]*\.ts$/.test(one.path) && /\.tsx?$/.test(one.path));

  test('every code that is used has a sentence', () => {
    expectNone(
      users.flatMap(({ path, code }) =>
        [...code.matchAll(/\brefuse\(\s*'([^']+)'/g)]
          .filter(match => !codes.has(match[1]!))
          .map(match => `${path} refuses with “${match[1]}”: add it to ${catalogue} with what to do next`),
      ),
    );
  });

  test('every sentence is used', () => {
    const used = new Set(users.flatMap(({ code }) => stringsOf(code)));
    expectNone(
      [...codes].filter(code => !used.has(code)).map(code => `“${code}” is never used: remove it from ${catalogue}`),
    );
  });

  test('every sentence is there in both languages and quotes the same values', () => {
    const quoted = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort();
    expectNone(
      Object.entries(REFUSALS).flatMap(([code, { zh, en }]) => {
        if (!/\p{Script=Han}/u.test(zh)) return [`“${code}” has no Chinese sentence`];
        if (!/[a-z]{3}/.test(en) || /\p{Script=Han}{4}/u.test(en)) return [`“${code}” has no English sentence`];
        const [a, b] = [new Set(quoted(zh)), new Set(quoted(en))];
        return a.size === b.size && [...a].every(one => b.has(one))
          ? []
          : [`“${code}” quotes other values in zh than in en`];
      }),
    );
  });

  test('a code is words', () => {
    expectNone(
      [...codes]
        .filter(code => !/^[a-z]+(?:-[a-z0-9]+)*$/.test(code))
        .map(code => `“${code}”: words in lower case, joined by hyphens`),
    );
  });
});
