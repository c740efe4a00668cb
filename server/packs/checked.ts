// Checks packs' texts aside, within limits of time and memory and one after the other: a hostile or hopeless one costs
// nobody else anything.
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import type { Pack } from '../../core/packs/model.ts';
import { runAside } from '../kernel/aside.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { CheckedText, CheckTask } from './checker.ts';
import type { PackFileProblem } from './library.ts';

const LIMITS = { seconds: 20, megabytes: 256 };
const CHECKER = new URL('./checker.ts', import.meta.url);
/** Problems told at once, and characters of them a reply holds. */
const MOST_TOLD = 12;
const LONGEST_TOLD = 4_000;

let last: Promise<unknown> = Promise.resolve();

/** What is wrong with each text, and the pack where nothing is. Refusals: those of the limits. */
export function checkTexts(
  { library }: Pick<Kernel, 'library'>,
  texts: readonly string[],
): Promise<Result<CheckedText[]>> {
  const task: CheckTask = { texts, file: 'pack.yaml', dictionary: library.dictionary };
  const next = last.then(() =>
    runAside(CHECKER, task, LIMITS, ({ checked }: { checked: CheckedText[] }) => accept(checked)),
  );
  last = next.catch(() => {});
  return next;
}

/** Every problem in both languages, `line: …`, as one text; the rest is counted. */
function told(problems: readonly PackFileProblem[]): string {
  const lines = problems
    .slice(0, MOST_TOLD)
    .map(({ line, text }) => `\n第 ${line} 行 line ${line}: ${text.zh} ${text.en}`);
  const more = problems.length - lines.length;
  return lines.join('').slice(0, LONGEST_TOLD) + (more > 0 ? `\n… +${more}` : '');
}

/** The pack, or a refusal that names every problem with its line. */
export function packOfText(checked: Result<CheckedText>): Result<Pack> {
  if (!checked.ok) return checked;
  const { pack, problems } = checked.value;
  if (pack !== undefined) return accept(pack);
  const detail = { count: problems.length, line: problems[0]?.line ?? 1, problems: told(problems) };
  return refuse('pack-faulty', detail, 'payload/text');
}
