// `doorstep pack check [file…]` and `doorstep pack test [file…]`: whether packs are fit to be switched on, and whether
// their own examples hold. Without files, every pack that ships. Reads files only; changes nothing. The other commands
// about packs are in cli/pack.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Dictionary } from '../core/facts/model.ts';
import { loadDictionary } from '../server/facts/dictionary.ts';
import { type ReadPack, readPack, readPacks } from '../server/packs/library.ts';
import { coverageOf, mutantsOf } from './pack/coverage.ts';
import { writeDocs } from './pack/docs.ts';
import { USAGE as OTHERS, runOthers } from './pack/others.ts';

export const summary = {
  zh: '场景包：新建、检查、试运行、比较、发布、启用',
  en: 'packs: new, check, test, diff, publish, activate',
};

const PACKS = resolve(import.meta.dirname, '../packs');

const USAGE = `doorstep pack check [文件…]   检查场景包：写法、信息项、用途、条件
doorstep pack test  [文件…]   检查并运行场景包自带的例子
doorstep pack test --coverage [文件…]  例子走到了哪些状态变化、规则、时限和拒绝
doorstep pack test --mutants  [文件…]  改错一处，例子能不能发现
doorstep pack docs            由随附的场景包生成 docs/packs
doorstep pack check [file…]   check packs: spelling, elements, purposes, conditions
doorstep pack test  [file…]   check them and run their own examples
doorstep pack test --coverage [file…]  which moves, rules, clocks and refusals the examples go through
doorstep pack test --mutants  [file…]  whether the examples find out one thing made wrong
doorstep pack docs            write docs/packs from the packs that ship
`;

const write = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

function read(files: string[]): { packs: ReadPack[]; dictionary: Dictionary } | undefined {
  const { dictionary, problems } = loadDictionary(resolve(PACKS, 'shared'));
  if (problems.length > 0) {
    for (const { file, line, text } of problems) complain(`packs/shared/${file}:${line}  ${text.zh}\n    ${text.en}`);
    return undefined;
  }
  if (files.length === 0) {
    const packs = readPacks(PACKS, dictionary).map(one => ({ ...one, file: `packs/${one.file}` }));
    return { packs, dictionary };
  }
  const packs: ReadPack[] = [];
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      complain(`${file}: 打不开这个文件，请核对路径。\n    This file cannot be opened. Check its path.`);
      return undefined;
    }
    packs.push(readPack(text, file, dictionary));
  }
  return { packs, dictionary };
}

/** 0 when every pack is fit; 1 when one has problems; 2 when the call itself was not understood. */
export async function run(args: string[]): Promise<number> {
  const [task, ...given] = args;
  if (task === 'docs' && given.length === 0) {
    const shipped = read([]);
    if (shipped === undefined) return 1;
    for (const file of writeDocs(shipped.packs, shipped.dictionary)) write(file);
    return shipped.packs.every(({ pack }) => pack !== undefined) ? 0 : 1;
  }
  if (task !== 'check' && task !== 'test') {
    const ended = await runOthers(args);
    if (ended !== undefined) return ended;
    complain(`${USAGE}\n${OTHERS}`);
    return 2;
  }
  const [options, files] = [given.filter(one => one.startsWith('-')), given.filter(one => !one.startsWith('-'))];
  const known = task === 'test' ? ['--coverage', '--mutants'] : [];
  if (options.some(option => !known.includes(option))) {
    complain(USAGE);
    return 2;
  }
  const found = read(files);
  if (found === undefined) return 1;
  let wrong = 0;
  for (const one of found.packs) {
    const { file, pack, problems, passed, failed } = one;
    const shown = task === 'test' ? [...problems, ...failed] : problems;
    for (const problem of shown) complain(`${file}:${problem.line}  ${problem.text.zh}\n    ${problem.text.en}`);
    if (shown.length > 0) wrong++;
    if (pack === undefined) {
      complain(`✗ ${file}: ${problems.length} 处问题 · ${problems.length} problems`);
      continue;
    }
    const { pack: name, version, title, asks, reports, examples } = pack;
    const broken = examples.length - passed;
    write(`${shown.length > 0 ? '✗' : '✓'} ${name}@${version} ${title.zh} · ${title.en}`);
    write(`    ${asks.length} 项询问 ${reports.length} 项统计 · ${asks.length} questions, ${reports.length} figures`);
    if (task !== 'test') continue;
    write(`    例子 ${passed} 个成立，${broken} 个不成立 · ${passed} examples hold, ${broken} do not`);
    if (shown.length > 0) continue;
    const proofs = [
      ...(options.includes('--coverage') ? [coverageOf(one, found.dictionary)] : []),
      ...(options.includes('--mutants') ? [mutantsOf(one, found.dictionary)] : []),
    ];
    for (const { lines } of proofs) for (const line of lines) write(line);
    if (proofs.some(({ whole }) => !whole)) wrong++;
  }
  return wrong === 0 ? 0 : 1;
}
