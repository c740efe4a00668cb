// The process in which packs' texts are checked and their examples run: nobody knows what they hold before they are read.
import type { Dictionary } from '../../core/facts/model.ts';
import type { Pack } from '../../core/packs/model.ts';
import { serveAside } from '../kernel/aside-task.ts';
import { type PackFileProblem, readPack } from './library.ts';

export type CheckTask = { texts: readonly string[]; file: string; dictionary: Dictionary };

/** `pack` is there when nothing is wrong; problems include examples that do not hold. */
export type CheckedText = {
  named?: { pack: string; version: number };
  pack?: Pack;
  problems: PackFileProblem[];
  passed: number;
};

await serveAside<CheckTask, { checked: CheckedText[] }>(({ texts, file, dictionary }, aside) => {
  const checked = texts.map(text => {
    const { pack, problems, failed, passed } = readPack(text, file, dictionary);
    const said: CheckedText = { problems: [...problems, ...failed], passed };
    if (pack !== undefined) said.named = { pack: pack.pack, version: pack.version };
    if (pack !== undefined && said.problems.length === 0) said.pack = pack;
    return said;
  });
  return aside.say({ checked });
});
