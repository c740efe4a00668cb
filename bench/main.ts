// `npm run bench [-- NAME …] [--residents N] [--data DIR]`: asks the questions beside this file one after the other,
// prints each figure next to its bar, ratios first, and keeps them in bench/results with machine, commit and seed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCity, SEED } from './rig/city.ts';
import { openRig, type Rig } from './rig/database.ts';
import { type Figure, isMet, lineOf } from './rig/figure.ts';

type Question = { name: string; about: string; city: boolean; load(): Promise<{ run(rig: Rig): Promise<Figure[]> }> };

const QUESTIONS: Question[] = [
  { name: 'intake', about: 'visits in batches and singly', city: true, load: () => import('./intake.ts') },
  { name: 'interactive', about: 'one visit beside intake', city: true, load: () => import('./interactive.ts') },
  { name: 'pages', about: 'boards, lists, searches', city: true, load: () => import('./pages.ts') },
  { name: 'modes', about: 'rehearse, switch, undo', city: true, load: () => import('./modes.ts') },
  { name: 'start', about: 'warm npm start', city: true, load: () => import('./start.ts') },
  { name: 'import', about: 'a messy roster', city: false, load: () => import('./import.ts') },
  { name: 'conditions', about: 'CEL conditions and counting', city: false, load: () => import('./conditions.ts') },
  { name: 'sheet', about: 'a workbook filled', city: false, load: () => import('./sheet.ts') },
];

const RESULTS = join(import.meta.dirname, 'results');
const DEFAULT_RESIDENTS = 40_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { residents: { type: 'string' }, data: { type: 'string' } },
});
const residents = Number(values.residents ?? DEFAULT_RESIDENTS);
const unknown = positionals.filter(name => !QUESTIONS.some(one => one.name === name));
if (unknown.length > 0 || !Number.isInteger(residents) || residents < 1000) {
  console.error(`npm run bench -- [NAME …] [--residents N (at least 1000)] [--data DIR, kept]\n`);
  for (const { name, about } of QUESTIONS) console.error(`  ${name.padEnd(12)} ${about}`);
  process.exit(2);
}

const git = (...args: string[]) => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
const conditions = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  commit:
    git('rev-parse', '--short=12', 'HEAD') +
    (git('status', '--porcelain', '--', '.', ':!results', '../core', '../server') === '' ? '' : ' with changes'),
  seed: SEED,
};
console.log(
  Object.entries(conditions)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n'),
);

let missed = 0;
let directory: string | undefined;
for (const question of QUESTIONS.filter(one => positionals.length === 0 || positionals.includes(one.name)))
  await ask(question);
if (directory !== undefined && values.data === undefined) rmSync(directory, { recursive: true, force: true });
if (missed > 0) console.log(`\n${missed} missed`);

async function ask({ name, city, load }: Question): Promise<void> {
  console.log(`\n${name}${city ? `, ${residents.toLocaleString('en')} residents` : ''}`);
  const { run } = await load();
  const figures = city ? await inCity(run) : await run(undefined as never);
  // Ratios to something measured in the same run stand first: they say the same on any machine.
  figures.sort((a, b) => Number(b.unit === '%') - Number(a.unit === '%'));
  for (const figure of figures) console.log(`  ${lineOf(figure)}`);
  missed += figures.filter(figure => isMet(figure) === false).length;
  mkdirSync(RESULTS, { recursive: true });
  const result = {
    question: name,
    at: new Date().toISOString(),
    ...conditions,
    ...(city ? { residents } : {}),
    figures,
  };
  const file = join(RESULTS, `${name}${city ? `-${residents}` : ''}.json`);
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
}

/** The city is loaded by the first question that needs it and serves them all; its directory goes unless it was given. */
async function inCity(run: (rig: Rig) => Promise<Figure[]>): Promise<Figure[]> {
  directory ??= values.data ?? mkdtempSync(join(tmpdir(), 'doorstep-bench-'));
  const rig = await openRig(directory);
  try {
    const { house } = await openCity(rig, residents, line => console.log(line));
    await house.close();
    return await run(rig);
  } finally {
    await rig.close();
  }
}
