// `doorstep pack check [file…]` and `doorstep pack test [file…]`: whether packs are fit to be switched on, and whether
// their own examples hold. Without files, every pack that ships. Reads files only; changes nothing.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadDictionary } from '../server/facts/dictionary.ts';
import { type ReadPack, readPack, readPacks } from '../server/packs/library.ts';

const PACKS = resolve(import.meta.dirname, '../packs');

const USAGE = `doorstep pack check [文件…]   检查场景包：写法、信息项、用途、条件
doorstep pack test  [文件…]   检查并运行场景包自带的例子
doorstep pack check [file…]   check packs: spelling, elements, purposes, conditions
doorstep pack test  [file…]   check them and run their own examples
`;

const write = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

function read(files: string[]): ReadPack[] | undefined {
  const { dictionary, problems } = loadDictionary(resolve(PACKS, 'shared'));
  if (problems.length > 0) {
    for (const { file, line, text } of problems) complain(`packs/shared/${file}:${line}  ${text.zh}\n    ${text.en}`);
    return undefined;
  }
  if (files.length === 0) {
    return readPacks(PACKS, dictionary).map(one => ({ ...one, file: `packs/${one.file}` }));
  }
  const found: ReadPack[] = [];
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      complain(`${file}: 打不开这个文件，请核对路径。\n    This file cannot be opened. Check its path.`);
      return undefined;
    }
    found.push(readPack(text, file, dictionary));
  }
  return found;
}

/** 0 when every pack is fit; 1 when one has problems; 2 when the call itself was not understood. */
export async function run(args: string[]): Promise<number> {
  const [task, ...files] = args;
  if ((task !== 'check' && task !== 'test') || files.some(file => file.startsWith('-'))) {
    complain(USAGE);
    return 2;
  }
  const packs = read(files);
  if (packs === undefined) return 1;
  let wrong = 0;
  for (const { file, pack, problems, passed, failed } of packs) {
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
    if (task === 'test')
      write(`    例子 ${passed} 个成立，${broken} 个不成立 · ${passed} examples hold, ${broken} do not`);
  }
  return wrong === 0 ? 0 : 1;
}
