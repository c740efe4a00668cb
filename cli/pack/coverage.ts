// `doorstep pack test --coverage` and `--mutants`: what of a pack its own examples go through, and which packs with one
// thing wrong they would not tell from it. Each gap names its line and a step that would close it.
import type { Dictionary } from '../../core/facts/model.ts';
import { coverage } from '../../core/visits/examples/coverage.ts';
import { survivors } from '../../core/visits/examples/mutants.ts';
import type { CoverKind, ToCover } from '../../core/visits/examples/to-cover.ts';
import { lineFinder, type ReadPack } from '../../server/packs/library.ts';

const NAMES: Record<CoverKind, [zh: string, en: string]> = {
  transition: ['状态变化', 'moves of states'],
  rule: ['规则', 'rules'],
  clock: ['时限（按时、超时）', 'clocks (met, late)'],
  refusal: ['拒绝', 'refusals'],
  ask: ['询问（问、不问）', 'questions (asked, not asked)'],
  report: ['统计（有、无）', 'figures (some, none)'],
};

type Told = { lines: string[]; whole: boolean };

const missing = ({ kind, name, hint }: ToCover): { zh: string; en: string } => ({
  zh: `没有例子走到${NAMES[kind][0]} ${name}：${hint.zh}。`,
  en: `No example goes through ${name}: ${hint.en}.`,
});

/** The table of one pack, then what is missing. Whole: nothing that has to be covered is missing. */
export function coverageOf({ file, source, compiled }: ReadPack, dictionary: Dictionary): Told {
  if (compiled === undefined) return { lines: [], whole: false };
  const { counts, missing: gaps, whole } = coverage(compiled, dictionary);
  const lineOf = lineFinder(source);
  const rows = counts
    .filter(({ all }) => all > 0)
    .map(({ kind, all, covered, required }) => {
      const [zh, en] = NAMES[kind];
      const mark = covered === all ? '✓' : required ? '✗' : '·';
      const percent = `${Math.floor((100 * covered) / all)} %`.padStart(6);
      return `    ${mark} ${percent}  ${String(covered).padStart(4)}/${String(all).padEnd(4)} ${zh} · ${en}`;
    });
  const told = gaps.map(gap => `${file}:${lineOf(gap.path)}  ${missing(gap).zh}\n    ${missing(gap).en}`);
  return { lines: [...rows, ...told], whole };
}

/** How many mutants of a pack its examples find out, then those they do not. */
export function mutantsOf({ file, source, pack }: ReadPack, dictionary: Dictionary): Told {
  if (pack === undefined) return { lines: [], whole: false };
  const { mutants, survived } = survivors(pack, dictionary);
  const lineOf = lineFinder(source);
  const found = mutants - survived.length;
  const mark = survived.length === 0 ? '✓' : '✗';
  return {
    lines: [
      `    ${mark} 变异 ${mutants} 个，例子发现 ${found} 个 · ${mutants} mutants, examples find out ${found}`,
      ...survived.map(
        ({ path, what }) =>
          `${file}:${lineOf(path)}  ${what.zh}，没有例子发现。请加一个例子。\n    ${what.en}: no example finds out. Add one that does.`,
      ),
    ],
    whole: survived.length === 0,
  };
}
