// Opens workbooks in a thread of their own, stopped at its limits of time and memory, and few of them at once: a
// hostile or hopeless file costs nobody else anything.
import { Worker } from 'node:worker_threads';
import { accept, type Refusal, type Result, refuse } from '../../core/kernel/result.ts';
import type { Taught } from '../../core/sheets/match/lexicon.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { TellAbout } from './workbook/fill-template.ts';
import type { SheetTask, WorkerSays } from './worker.ts';

const READ_SECONDS = 20;
/** While rows come from the database as well. */
const FILL_SECONDS = 180;
const MEGABYTES = 512;
/** Rows that go by die young: more room for them is filled before it is swept, and makes nothing faster. */
const YOUNG_MEGABYTES: Readonly<Record<SheetTask['kind'], number>> = { read: 64, fill: 16 };
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs `work` when fewer than two others run. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

/**
 * Follows one task to its end. `onNext` answers a call for rows, none at the end; `onCounted` the one that comes when all
 * are written. Throws what they throw, and for a bug of ours. Refusals: those of the task, `file-too-slow`, `workbook-too-large`.
 */
function follow<T>(
  task: SheetTask,
  seconds: number,
  hear: (said: WorkerSays) => T | undefined,
  onNext: () => Promise<Cell[][]> = async () => [],
  onCounted?: TellAbout,
): Promise<Result<T>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES[task.kind] },
  });
  return new Promise<Result<T>>((resolve, reject) => {
    const refused = (refusal: Refusal) => resolve({ ok: false, refusal });
    const late = setTimeout(() => refused(refuse('file-too-slow', { seconds }).refusal), seconds * 1000);
    worker.on('message', (said: WorkerSays) => {
      if (said.says === 'refused') return refused(said.refusal);
      if (said.says === 'next') return void onNext().then(rows => worker.postMessage(rows), reject);
      if (said.says === 'counted')
        return void Promise.resolve(said.stats)
          .then(onCounted)
          .then(about => worker.postMessage(about), reject);
      const value = hear(said);
      if (value !== undefined) resolve(accept(value));
    });
    worker.on('error', error => {
      if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return refused(refuse('workbook-too-large', { what: 'MB', limit: MEGABYTES }).refusal);
      reject(error);
    });
    worker.on('exit', code => {
      clearTimeout(late);
      reject(new Error(`the thread of a workbook ended with ${code}`));
    });
  }).finally(() => worker.terminate());
}

/** What people of this deployment taught comes before every proposal. Where the table stands on a blank workbook and what fills its columns. Refusals besides: of reading and layout. */
export const readInThread = (
  { library: { dictionary, neverHeld } }: { library: Pick<Kernel['library'], 'dictionary' | 'neverHeld'> },
  bytes: Uint8Array,
  taught: readonly Taught[] = [],
  seconds = READ_SECONDS,
): Promise<Result<SheetLayout>> => {
  const { elements, codeLists } = dictionary;
  return follow({ kind: 'read', bytes, dictionary: { elements, codeLists }, neverHeld, taught }, seconds, said =>
    said.says === 'layout' ? said.layout : undefined,
  );
};

/**
 * The workbook with these rows. `rows` gives `count` of them in parts, the next part being read while the last is
 * written. With `about` a sheet is added that says what this one is. Refusals besides: those of filling.
 */
export async function fillInThread(
  bytes: Uint8Array,
  layout: SheetLayout,
  count: number,
  rows: AsyncIterator<Cell[][]>,
  about?: TellAbout,
): Promise<Result<Buffer>> {
  const parts: Uint8Array[] = [];
  const read = async () => {
    const part = await rows.next();
    return part.done === true ? [] : part.value;
  };
  const ahead = () => {
    const part = read();
    // A failure is thrown where the part is asked for; until then nobody listens.
    part.catch(() => {});
    return part;
  };
  let next = ahead();
  return follow(
    { kind: 'fill', bytes, layout, count, about: about !== undefined },
    FILL_SECONDS,
    said => {
      if (said.says === 'bytes') parts.push(said.bytes);
      return said.says === 'filled' ? Buffer.concat(parts) : undefined;
    },
    async () => {
      const part = await next;
      next = ahead();
      return part;
    },
    about,
  );
}
