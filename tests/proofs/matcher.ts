// `npm run prove -- matcher`: how often the first proposal for a column is right, and how often a sure one is wrong: on
// the labelled header rows as they are; with each sheet left out in turn, its own words forgotten and the weights fitted
// without it; and on generated layouts. `--fit` first fits the weights that ship, `--elsewhere` also looks at layouts of
// another hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLexicon, type Lexicon } from '../../core/sheets/match/lexicon.ts';
import { isSure, matchTable, scoreColumns } from '../../core/sheets/match/match-table.ts';
import { printMeaning } from '../../core/sheets/match/meaning.ts';
import { type Features, logitOf } from '../../core/sheets/match/score.ts';
import { createVocabulary } from '../../core/sheets/match/vocabulary.ts';
import { generateLayouts } from '../support/sheets/layouts/generate-layouts.ts';
import { SECOND_BANK } from '../support/sheets/layouts-b/second-bank.ts';
import {
  forgetting,
  type LabelledTable,
  labelledTables,
  layoutTables,
  neverWithoutWordsOf,
  shippedDictionary,
  withoutWordsOf,
} from './matcher-data.ts';
import { type Example, fitWeights } from './matcher-fit.ts';
import { calibrationPlot } from './matcher-plot.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Candidates of a column the weights are fitted on: the likeliest. */
const FITTED = 3;
/** Seeds of layouts the weights learn from; what is told is measured on others. */
const LEARNT = Array.from({ length: 12 }, (_, i) => `learn ${i}`);
/** Shares of the words, wordings and synonyms forgotten while the weights learn: sheets never seen bring words never seen. */
const FORGOTTEN = [0, 0.15, 0.3, 0.45];
const HELD_OUT = ['held out'];
/** Real columns count for more than made ones, of which there are as many as one likes. */
const LABELLED = 2;
/** Layouts of the bank nobody who works on the matcher reads: only its totals are told, never a header of it. */
const ELSEWHERE = ['elsewhere'];
const ELSEWHERE_POOLED = Array.from({ length: 5 }, (_, i) => `elsewhere ${i}`);

export type Miss = { title: string; path: string; right: string[]; proposed: string; confidence: number };
export type Tried = {
  columns: number;
  right: number;
  sure: number;
  sureWrong: number;
  rows: { tables: number; right: number };
  /** Of proposals with a confidence from 0.0, 0.1, … on: how many, how many right, mean confidence. */
  bins: { from: number; columns: number; right: number; confidence: number }[];
  misses: Miss[];
  rowMisses: string[];
};

export function tryTables(
  tables: readonly LabelledTable[],
  lexiconOf: (table: LabelledTable) => Lexicon,
  weightsOf: (table: LabelledTable) => Features | undefined = () => undefined,
): Tried {
  const bins = Array.from({ length: 10 }, (_, i) => ({ from: i / 10, columns: 0, right: 0, confidence: 0 }));
  const tried: Tried = {
    columns: 0,
    right: 0,
    sure: 0,
    sureWrong: 0,
    rows: { tables: 0, right: 0 },
    bins,
    misses: [],
    rowMisses: [],
  };
  for (const table of tables) {
    const weights = weightsOf(table);
    const match = matchTable(table.title, table.columns, lexiconOf(table), weights === undefined ? {} : { weights });
    tried.rows.tables++;
    if (match.row === table.row) tried.rows.right++;
    else tried.rowMisses.push(`${table.title}: ${table.row}, not ${match.row}`);
    for (const [i, { path, right }] of table.columns.entries()) {
      const { meaning, confidence } = match.columns[i]!;
      const proposed = printMeaning(meaning);
      const isRight = right.includes(proposed);
      const sure = isSure(match.columns[i]!);
      tried.columns++;
      if (isRight) tried.right++;
      else tried.misses.push({ title: table.title, path: path.join('/'), right, proposed, confidence });
      if (sure) tried.sure++;
      if (sure && !isRight) tried.sureWrong++;
      const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
      bin.columns++;
      bin.confidence += confidence;
      if (isRight) bin.right++;
    }
  }
  for (const bin of bins)
    bin.confidence = bin.columns === 0 ? 0 : Math.round((bin.confidence / bin.columns) * 1000) / 1000;
  return tried;
}

/** What the weights learn from one table: its likeliest candidates, with its own words forgotten and with all. */
export function examplesOf(table: LabelledTable, lexicons: readonly Lexicon[], weigh = 1): Example[] {
  return lexicons.flatMap(lexicon =>
    scoreColumns(table.title, table.columns, lexicon).scored.flatMap((scored, i) => {
      const best = new Map<string, { features: Features; logit: number }>();
      for (const { candidate, features } of scored) {
        const name = printMeaning(candidate.meaning);
        const logit = logitOf(features);
        if (logit > (best.get(name)?.logit ?? Number.NEGATIVE_INFINITY)) best.set(name, { features, logit });
      }
      return [...best]
        .sort((a, b) => b[1].logit - a[1].logit)
        .slice(0, FITTED)
        .map(([name, { features }]) => ({ features, right: table.columns[i]!.right.includes(name), weigh }));
    }),
  );
}

/** Without a word of what was tried. */
const untold = (tried: Tried): Tried => ({ ...tried, misses: [], rowMisses: [] });

type Trials = Record<'inSample' | 'leaveOneOut' | 'generated', Tried> &
  Partial<Record<'generatedElsewhere' | 'elsewherePooled', Tried>>;

const elsewhere = (seeds: readonly string[]): LabelledTable[] =>
  layoutTables((seed, count) => generateLayouts(seed, count, SECOND_BANK), seeds);

/** `looks`: also at the bank nobody reads, which is done seldom, or it would be learnt by and by. */
/** Shares of columns: least whose first proposal is right, and most that are sure and wrong. */
const BARS: Readonly<Record<string, { right: number; sureWrong: number }>> = {
  inSample: { right: 0.95, sureWrong: 0.01 },
  leaveOneOut: { right: 0.85, sureWrong: 0.01 },
  generated: { right: 0.85, sureWrong: 0.01 },
  elsewherePooled: { right: 0.85, sureWrong: 0.01 },
};

/** The bars that were missed, in words. */
export const missedBars = (trials: Readonly<Record<string, Tried>>): string[] =>
  Object.entries(trials).flatMap(([name, { columns, right, sureWrong }]) => {
    const bar = BARS[name];
    const met = bar === undefined || (right >= bar.right * columns && sureWrong <= bar.sureWrong * columns);
    return met ? [] : [`${name}: ${right} right and ${sureWrong} sure and wrong of ${columns}`];
  });

/** The same without fitting anything: how the weights that ship do. Seconds instead of minutes. */
export function tryShipped(): Record<'inSample' | 'leaveOneOut' | 'generated', Tried> {
  const tables = labelledTables();
  const { dictionary, neverHeld } = shippedDictionary();
  const whole = createLexicon(dictionary, neverHeld);
  return {
    inSample: tryTables(tables, () => whole),
    leaveOneOut: tryTables(tables, table => withoutOwnWords(table, tables)),
    generated: tryTables(layoutTables(generateLayouts, HELD_OUT), () => whole),
  };
}

function withoutOwnWords(table: LabelledTable, tables: readonly LabelledTable[]): Lexicon {
  const { dictionary, neverHeld } = shippedDictionary();
  const others = tables.filter(one => one !== table);
  return createLexicon(withoutWordsOf(dictionary, table, others), neverWithoutWordsOf(neverHeld, table, others));
}

export function proveMatcher(looks: boolean): { weights: Features } & Trials {
  const tables = labelledTables();
  const { dictionary, neverHeld } = shippedDictionary();
  const whole = createLexicon(dictionary, neverHeld);
  const without = new Map(tables.map(table => [table, withoutOwnWords(table, tables)]));
  const examples = new Map(tables.map(table => [table, examplesOf(table, [without.get(table)!, whole], LABELLED)]));
  const learnt = LEARNT.flatMap((seed, i) => {
    const forgets = forgetting(FORGOTTEN[i % FORGOTTEN.length]!, seed);
    const less = createLexicon(dictionary, neverHeld, [], { vocabulary: createVocabulary(forgets), forgets });
    return layoutTables(generateLayouts, [seed]).flatMap(table => examplesOf(table, [less]));
  });
  const fitted = (leftOut?: LabelledTable) =>
    fitWeights([...learnt, ...tables.filter(table => table !== leftOut).flatMap(table => examples.get(table)!)]);
  const weights = fitted();
  const look = (seeds: readonly string[]) =>
    untold(
      tryTables(
        elsewhere(seeds),
        () => whole,
        () => weights,
      ),
    );
  return {
    weights,
    inSample: tryTables(
      tables,
      () => whole,
      () => weights,
    ),
    leaveOneOut: tryTables(
      tables,
      table => without.get(table)!,
      table => fitted(table),
    ),
    generated: tryTables(
      layoutTables(generateLayouts, HELD_OUT),
      () => whole,
      () => weights,
    ),
    ...(looks ? { generatedElsewhere: look(ELSEWHERE), elsewherePooled: look(ELSEWHERE_POOLED) } : {}),
  };
}

const share = (part: number, whole: number) => `${part}/${whole} ${((100 * part) / whole).toFixed(1)} %`;
const line = (name: string, { columns, right, sure, sureWrong, rows }: Tried) =>
  `${name}: right ${share(right, columns)} · sure ${share(sure, columns)} · sure and wrong ${share(sureWrong, columns)} · rows ${share(rows.right, rows.tables)}`;

/** What is committed: no header of anybody, only counts, and the misses of the labelled rows. */
const kept = ({ misses, rowMisses: _, ...counts }: Tried) => ({
  ...counts,
  misses: misses.map(miss => Object.values(miss).flat().join(' | ')),
});

export async function prove(args: string[]): Promise<number> {
  const { weights, ...trials } = proveMatcher(args.includes('--elsewhere'));
  if (args.includes('--fit')) {
    const text = Object.entries(weights)
      .map(([name, value]) => `  ${name}: ${value},`)
      .join('\n');
    writeFileSync(
      join(ROOT, 'core/sheets/match/weights.ts'),
      `// Fitted by \`npm run prove -- matcher --fit\` to the labelled header rows and to layouts read with some words forgotten;\n// what cells show (\`fits\`, \`clashes\`) and what wordings of ours risk (\`worded\`, \`unlike\`) is set by hand.\nimport type { Features } from './score.ts';\n\nexport const WEIGHTS: Features = {\n${text}\n};\n`,
    );
  }
  const all: Record<string, Tried> = { ...trials };
  for (const [name, one] of Object.entries(all)) {
    console.log(line(name, one));
    if (args.includes('--misses')) for (const miss of one.rowMisses) console.log(`  row ${miss}`);
    if (args.includes('--misses'))
      for (const { title, path, right, proposed, confidence } of one.misses)
        console.log(`  ${confidence.toFixed(2)} ${title} | ${path} | ${right.join(' or ')} | ${proposed}`);
  }
  const file = join(ROOT, 'docs/proofs/matcher.json');
  // What was not looked at again stands as it was.
  const before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Pick<Tried, 'bins'>>;
  const result = { ...before, ...Object.fromEntries(Object.entries(all).map(([name, one]) => [name, kept(one)])) };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(ROOT, 'docs/images/matcher-calibration.svg'), calibrationPlot(result));
  const missed = missedBars(all);
  for (const one of missed) console.error(`missed: ${one}`);
  return missed.length === 0 ? 0 : 1;
}
