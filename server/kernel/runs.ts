// A stream's share of a batch, cut into runs that the pipeline takes one by one.
import type { AnyCommand } from '../../core/kernel/command.ts';

/** Neighbouring commands of one type are loaded, decided and written together. */
export function splitRuns(commands: readonly AnyCommand[]): AnyCommand[][] {
  const runs: AnyCommand[][] = [];
  for (const command of commands) {
    const last = runs.at(-1);
    if (last?.[0]?.type === command.type) last.push(command);
    else runs.push([command]);
  }
  return runs;
}
