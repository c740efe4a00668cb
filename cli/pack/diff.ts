// `doorstep pack diff A B`: what the second version of a pack changes against the first, and for whom, in words.
import { resolve } from 'node:path';
import { diffPacks, type PackChange } from '../../core/packs/diff.ts';
import { loadDictionary } from '../../server/facts/dictionary.ts';
import { readPack } from '../../server/packs/library.ts';
import { readGiven, told, write } from '../sheet/terminal.ts';

const SHARED = resolve(import.meta.dirname, '../../packs/shared');

/** One change a line, Chinese first. */
export function writeChanges(changes: readonly PackChange[]): void {
  for (const { text } of changes) write(`  · ${text.zh}\n    ${text.en}`);
  if (changes.length === 0) write('  没有区别 · no difference');
}

/** Throws in words where a file cannot be read or is no pack. */
export function runDiff(first: string, second: string): void {
  const { dictionary } = loadDictionary(SHARED);
  const [before, after] = [first, second].map(file => {
    const { pack, problems } = readPack(readGiven(file).toString('utf8'), file, dictionary);
    if (pack !== undefined && problems.length === 0) return pack;
    const { line, text } = problems[0]!;
    throw told(`${file}:${line}  ${text.zh}`, `    ${text.en}`);
  });
  write(`${before!.pack}@${before!.version} → ${after!.pack}@${after!.version}`);
  writeChanges(diffPacks(before!, after!, dictionary));
}
