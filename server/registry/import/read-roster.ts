// Reads a roster aside, within limits of time and memory: a hostile or hopeless file costs nobody else anything.
import type { Result } from '../../../core/kernel/result.ts';
import { runAside } from '../../kernel/aside.ts';
import type { ReadRoster, ReadTask, WorkerSays } from './worker.ts';

const SECONDS = 90;
const MEGABYTES = 1024;

/** Throws only for a bug of ours. Refusals: those of the file, `file-too-slow`, `workbook-too-large`. */
export const readAside = (
  task: ReadTask,
  progress: (done: number, total: number) => void,
  seconds = SECONDS,
): Promise<Result<ReadRoster>> =>
  runAside(new URL('./worker.ts', import.meta.url), task, { seconds, megabytes: MEGABYTES }, (said: WorkerSays) => {
    if ('read' in said) return said.read;
    progress(said.progress.done, said.progress.total);
    return undefined;
  });
