// Work on bytes nobody knows, in a process of its own with limits of time and memory. A thread would not do: when one
// array outgrows a thread's heap, V8 ends the whole process, and ending threads while others begin has crashed it.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Result, refuse } from '../../core/kernel/result.ts';

export type AsideLimits = { seconds: number; megabytes: number };

/** What a process says when it met a bug of ours instead of an answer. */
export type Failed = { failed: string };

/** Of the young generation: rows that go by die there. More room for them makes nothing faster. */
const YOUNG_MEGABYTES = 4;
/** Code read once need not be read again: that saves each process half a second and 30 MB. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
/** How V8, or the system, ends a process that wants more memory than it may have. */
const OUT_OF_MEMORY: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL']);
const ABORTED = 134;

/**
 * Gives `task` to the file (see `serveAside`) and hears what it says until `hear` comes to a result; `answer` sends
 * something back. Rejects with what `hear` throws, and for a bug of ours. Refusals besides: `file-too-slow`,
 * `workbook-too-large`.
 */
export function runAside<Says extends object, T>(
  file: URL,
  task: object,
  { seconds, megabytes }: AsideLimits,
  hear: (said: Says, answer: (what: object) => void) => Result<T> | undefined | Promise<Result<T> | undefined>,
): Promise<Result<T>> {
  const child = fork(file, {
    execArgv: [`--max-old-space-size=${megabytes}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`],
    // It needs nothing of what the server was told, and what a reader prints about an odd file is of no use to anybody.
    env: { NODE_COMPILE_CACHE: COMPILED },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  return new Promise<Result<T>>((resolve, reject) => {
    const end = () => {
      clearTimeout(late);
      child.removeAllListeners();
      child.on('error', () => {});
      child.kill('SIGKILL');
    };
    const close = (result: Result<T>) => {
      end();
      resolve(result);
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    const late = setTimeout(() => close(refuse('file-too-slow', { seconds })), seconds * 1000);
    // A message that cannot be delivered is followed by the exit, which says why.
    const answer = (what: object) => void child.send(what, () => {});
    child.on('message', (said: Says | Failed) => {
      if ('failed' in said) return fail(new Error(said.failed));
      Promise.resolve(hear(said, answer)).then(result => result && close(result), fail);
    });
    child.on('error', fail);
    child.on('exit', (code, signal) => {
      if (code === ABORTED || OUT_OF_MEMORY.has(signal))
        return close(refuse('workbook-too-large', { what: 'MB', limit: megabytes }));
      fail(new Error(`a process aside ended with ${signal ?? code}`));
    });
    answer(task);
  });
}
