// What a hostile file may make of a reader: one array that outgrows every limit, a crash, or no end at all.
import { serveAside } from './aside-task.ts';

await serveAside<{ does: 'grow' | 'crash' | 'throw' | 'wait' | 'answer' }, { value: number }>(
  async ({ does }, { say }) => {
    if (does === 'grow') for (const all: number[][] = []; ; ) all.push([all.length]);
    if (does === 'crash') process.kill(process.pid, 'SIGSEGV');
    if (does === 'throw') throw new TypeError('a bug of ours');
    if (does === 'wait') await new Promise(resolve => setTimeout(resolve, 60_000));
    await say({ value: 7 });
  },
);
