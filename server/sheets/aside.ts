// Opens workbooks aside, within limits of time and memory, and few of them at once: a hostile or hopeless file costs
// nobody else anything.
import { accept, type Result } from '../../core/kernel/result.ts';
import type { Taught } from '../../core/sheets/match/lexicon.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import { runAside } from '../kernel/aside.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { TellAbout } from './workbook/fill-template.ts';
import type { SheetTask, WorkerSays } from './worker.ts';

const READ_SECONDS = 20;
/** While rows come from the database as well. */
const FILL_SECONDS = 180;
const MEGABYTES = 512;
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

const WORKER = new URL('./worker.ts', import.meta.url);

/**
 * The layouts of a workbook's tables, the likeliest first. `taught`: what people of this deployment corrected, which comes
 * before every proposal. Refusals besides: those of reading a workbook and of finding its tables.
 */
export function readTables(
  { library: { dictionary, neverHeld } }: { library: Pick<Kernel['library'], 'dictionary' | 'neverHeld'> },
  bytes: Uint8Array,
  taught: readonly Taught[] = [],
  seconds = READ_SECONDS,
): Promise<Result<SheetLayout[]>> {
  const { elements, codeLists } = dictionary;
  const task: SheetTask = { kind: 'read', bytes, dictionary: { elements, codeLists }, neverHeld, taught };
  return runAside(WORKER, task, { seconds, megabytes: MEGABYTES }, (said: WorkerSays) => {
    if (said.says === 'refused') return { ok: false, refusal: said.refusal };
    return said.says === 'layouts' ? accept(said.layouts) : undefined;
  });
}

/**
 * The workbook with these rows. `rows` gives `count` of them in parts, the next part being read while the last is
 * written. With `about` a sheet is added that says what this one is. Throws what they throw. Refusals besides: those of
 * filling.
 */
export function fillAside(
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
  const task: SheetTask = { kind: 'fill', bytes, layout, count, about: about !== undefined };
  const limits = { seconds: FILL_SECONDS, megabytes: MEGABYTES };
  return runAside(WORKER, task, limits, async (said: WorkerSays, answer): Promise<Result<Buffer> | undefined> => {
    switch (said.says) {
      case 'next':
        answer(await next);
        next = ahead();
        return undefined;
      case 'bytes':
        parts.push(said.bytes);
        return undefined;
      case 'counted':
        answer(await about!(said.stats));
        return undefined;
      case 'refused':
        return { ok: false, refusal: said.refusal };
      default:
        return said.says === 'filled' ? accept(Buffer.concat(parts)) : undefined;
    }
  });
}
