// Reads the packs that ship (packs/*.yaml), checks each against the dictionary, proves it by its own examples and
// compiles it. One that fails is left out and every problem names its file and line; it never repairs or guesses.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Dictionary, Title } from '../../core/facts/model.ts';
import { checkPack } from '../../core/packs/check.ts';
import { type CompiledPack, compilePack } from '../../core/packs/compile.ts';
import type { Pack } from '../../core/packs/model.ts';
import type { PackProblemCode } from '../../core/packs/problems.ts';
import { runExamples } from '../../core/visits/examples/run.ts';

/** `code`: of the check; absent where the file itself cannot be read, or an example does not hold. */
export type PackFileProblem = { file: string; line: number; text: Title; code?: PackProblemCode };

export type ReadPack = {
  file: string;
  /** The text as it was written. */
  source: string;
  /** Absent when the file has problems. */
  pack?: Pack;
  compiled?: CompiledPack;
  problems: PackFileProblem[];
  /** How many of its examples hold, and what came instead where one does not. */
  passed: number;
  failed: PackFileProblem[];
};

/** Whether a text is published word for word: it was checked and its examples were run then. */
export type IsPublished = (text: string) => boolean;

type Path = readonly (string | number)[];

/** Line of what stands at a path, where it has a key of that key, or of the nearest thing above it. */
function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const above = document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    const key = isMap(above)
      ? above.items.find(({ key: one }) => isScalar(one) && String(one.value) === last)?.key
      : null;
    const node = isNode(key) ? key : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The line of what stands at a path of a pack's text, or of the nearest thing above it. */
export function lineFinder(text: string): (path: Path) => number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return path => lineAt(document, lines, path);
}

/** Reads one pack's text. `file` is only quoted in problems. */
export function readPack(text: string, file: string, dictionary: Dictionary): ReadPack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const read: ReadPack = { file, source: text, problems: [], passed: 0, failed: [] };
  for (const error of [...document.errors, ...document.warnings]) {
    const what = error.message.split('\n')[0]!;
    read.problems.push({
      file,
      line: lines.linePos(error.pos[0]).line,
      text: {
        zh: `YAML 写法有误：${what}。含有 : # [ ] { } 的文字请加引号。`,
        en: `Not well-formed YAML: ${what}. Quote a text that holds : # [ ] { or }.`,
      },
    });
  }
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) || !isNode(key)) return;
      read.problems.push({
        file,
        line: lines.linePos(key.range?.[0] ?? 0).line,
        text: {
          zh: '冒号前面应是一个名称。含有 [ ] { } 的请加引号。',
          en: 'A key is a name. Quote one that holds [ ] { or }.',
        },
      });
    },
    Alias: (_, alias) => {
      read.problems.push({
        file,
        line: lines.linePos(alias.range?.[0] ?? 0).line,
        text: {
          zh: '场景包里不能用 * 引用。请把内容写全，好让人一眼看懂。',
          en: 'A pack holds no * references. Write it out, so that anybody can read it.',
        },
      });
    },
  });
  if (read.problems.length > 0) return read;

  const { pack, problems } = checkPack(document.toJS(), dictionary);
  for (const { path, code, zh, en } of problems)
    read.problems.push({ file, line: lineAt(document, lines, path), text: { zh, en }, code });
  if (pack === undefined) return read;

  read.pack = pack;
  read.compiled = compilePack(pack, dictionary);
  const { passed, failed } = runExamples(read.compiled, dictionary);
  read.passed = passed;
  read.failed = failed.map(({ path, title, zh, en }) => ({
    file,
    line: lineAt(document, lines, path),
    text: { zh: `例子“${title}”不成立：${zh}`, en: `Example "${title}" does not hold: ${en}` },
  }));
  return read;
}

/** Every `*.yaml` directly in `dir`, by name. Two files with one pack and version are a problem of the second. */
export function readPacks(dir: string, dictionary: Dictionary, isPublished?: IsPublished): ReadPack[] {
  const files = readdirSync(dir)
    .filter(file => file.endsWith('.yaml'))
    .sort();
  const owners = new Map<string, string>();
  return files.flatMap(file => {
    const text = readFileSync(join(dir, file), 'utf8');
    if (isPublished?.(text)) return [];
    const read = readPack(text, file, dictionary);
    if (read.pack === undefined) return read;
    const name = `${read.pack.pack}@${read.pack.version}`;
    const owner = owners.get(name);
    if (owner !== undefined)
      read.problems.push({
        file,
        line: 1,
        text: {
          zh: `${name} 已在 ${owner} 中。请改名或提高 version。`,
          en: `${name} stands in ${owner} already. Rename it or raise its version.`,
        },
      });
    else owners.set(name, file);
    return read;
  });
}

/**
 * The packs that ship, compiled. With `problems` the server does not start. Throws only where a file cannot be read.
 */
export function loadPacks(
  dir: string,
  dictionary: Dictionary,
  isPublished?: IsPublished,
): { packs: CompiledPack[]; problems: PackFileProblem[]; sources: Map<string, string> } {
  const read = readPacks(dir, dictionary, isPublished);
  return {
    sources: new Map(
      read.flatMap(({ pack, source }) => (pack === undefined ? [] : [[`${pack.pack}@${pack.version}`, source]])),
    ),
    packs: read.flatMap(({ compiled, problems, failed }) =>
      compiled !== undefined && problems.length + failed.length === 0 ? [compiled] : [],
    ),
    problems: read.flatMap(({ problems, failed }) => [...problems, ...failed]),
  };
}
