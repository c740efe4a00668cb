// Runs a pack's own examples in a pretend place: answers, failed knocks, what people do with matters, and time go through
// the same decisions as real ones, and what comes of it must be what the example says.
import type { Dictionary } from '../../facts/model.ts';
import { REFUSALS } from '../../kernel/refusals.ts';
import type { Refusal } from '../../kernel/result.ts';
import type { CompiledPack } from '../../packs/compile.ts';
import type { Example, ExampleStep } from '../../packs/model.ts';
import { checkThen, type Fail } from './checks.ts';
import { type Pretend, pretend } from './pretend.ts';
import { takeStep } from './steps.ts';
import { newTrace, type Trace } from './trace.ts';

/** What an example expected and what came instead; `path` leads to its place in the pack's file. */
export type ExampleFailure = { path: (string | number)[]; title: string; zh: string; en: string };

const say = (sentence: string, detail: Refusal['detail']): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail?.[name] ?? whole));

/** Takes a step; false where it did not go as the example says, and nothing after it means anything. */
function goesAsSaid(place: Pretend, step: ExampleStep, n: number, trace: Trace, fail: Fail): boolean {
  const { refusal, fault } = takeStep(place, step, n, trace);
  const expected = 'refused' in step ? step.refused : undefined;
  const nth = { zh: `第 ${n + 1} 步`, en: `Step ${n + 1}` };
  if (fault !== undefined) {
    fail(['when', n], `${nth.zh}走不了：${fault.zh}`, `${nth.en} cannot be taken: ${fault.en}`);
    return false;
  }
  if (refusal === undefined) {
    if (expected === undefined) return true;
    fail(
      ['when', n, 'refused'],
      `${nth.zh}应被拒绝（${expected}），却办成了。`,
      `${nth.en} should be refused (${expected}) and is not.`,
    );
    return false;
  }
  const { code, field, detail } = refusal;
  if (expected === code) return true;
  const instead =
    expected === undefined ? { zh: '', en: '' } : { zh: `（应为 ${expected}）`, en: ` instead of ${expected}` };
  const at = field === undefined ? '' : `, ${field}`;
  fail(
    ['when', n],
    `${nth.zh}被拒绝${instead.zh}：${say(REFUSALS[code].zh, detail)}（${code}${at}）`,
    `${nth.en} is refused${instead.en}: ${say(REFUSALS[code].en, detail)} (${code}${at})`,
  );
  return false;
}

/** Runs one example; `fail` is told of every difference. Gives the place as the example left it. */
export function runExample(
  compiled: CompiledPack,
  dictionary: Dictionary,
  example: Example,
  fail: Fail,
  trace: Trace = newTrace(),
): Pretend {
  const place = pretend(compiled, dictionary, example.given);
  const whole = (example.when ?? []).every((step, n) => goesAsSaid(place, step, n, trace, fail));
  if (whole) checkThen(place, example.then, fail);
  for (const rule of place.fired.keys()) trace.fired.add(rule);
  return place;
}

/** Runs every example of a compiled pack; the pack is switched on a minute before the first step, with no end. */
export function runExamples(
  compiled: CompiledPack,
  dictionary: Dictionary,
): { passed: number; failed: ExampleFailure[] } {
  const failed: ExampleFailure[] = [];
  let passed = 0;
  for (const [i, example] of compiled.pack.examples.entries()) {
    const before = failed.length;
    runExample(compiled, dictionary, example, (path, zh, en) =>
      failed.push({ path: ['examples', i, ...path], title: example.title ?? `#${i + 1}`, zh, en }),
    );
    if (failed.length === before) passed++;
  }
  return { passed, failed };
}
