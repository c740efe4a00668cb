// Reads a roster in a thread of its own, stopped at its limits of time and memory: a hostile or hopeless file costs
// nobody else anything.
import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../../core/kernel/result.ts';
import type { ReadRoster, ReadTask, WorkerSays } from './worker.ts';

const SECONDS = 90;
const MEGABYTES = 1024;

/** Throws only for a bug of ours. Refusals: those of the file, `file-too-slow`, `workbook-too-large`. */
export function readInThread(
  task: ReadTask,
  progress: (done: number, total: number) => void,
  seconds = SECONDS,
): Promise<Result<ReadRoster>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 64 },
    // What a reader prints about an odd file is of no use to anybody.
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve, reject) => {
    const end = (result: Result<ReadRoster>) => {
      clearTimeout(late);
      resolve(result);
      void worker.terminate();
    };
    const late = setTimeout(() => end(refuse('file-too-slow', { seconds })), seconds * 1000);
    worker.on('message', (said: WorkerSays) => {
      if ('read' in said) end(said.read);
      else progress(said.progress.done, said.progress.total);
    });
    worker.on('error', error => {
      if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return end(refuse('workbook-too-large', { what: 'MB', limit: MEGABYTES }));
      clearTimeout(late);
      reject(error);
    });
    worker.on('exit', code => {
      clearTimeout(late);
      reject(new Error(`the reading thread ended with ${code}`));
    });
  });
}
