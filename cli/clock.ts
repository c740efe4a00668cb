// `doorstep clock`: shows the time a database lives in, and moves a demo's or drill's forward. Servers that run follow
// at once. Time is never moved back, and a live database's not at all.
import { join } from 'node:path';
import pg from 'pg';
import { parseDuration } from '../core/facts/durations.ts';
import { readConfig } from '../server/config.ts';
import { forwardClock } from '../server/kernel/drill-clock.ts';
import { attachEngine } from '../server/kernel/engine/attach.ts';

export const summary = { zh: '查看时间；演示、演练库可拨快', en: 'show the time; move a demo’s or drill’s forward' };

const USAGE = `doorstep clock [--forward PT13H] [--data DIR]     （或 or DATABASE_URL=postgres://…）`;

/** ms of an exact duration; undefined for any other text. */
function exactly(text: string | undefined): number | undefined {
  const length = parseDuration(text ?? '');
  return length !== undefined && 'ms' in length ? length.ms : undefined;
}

/** 0 well; 1 on a live database; 2 when the call was not understood. */
export async function run(args: string[]): Promise<number> {
  const at = args.indexOf('--forward');
  const ms = at < 0 ? 0 : exactly(args[at + 1]);
  if (args.includes('--help') || ms === undefined) {
    console.error(USAGE);
    return 2;
  }
  const engine = await attachEngine({
    ...readConfig(args, join(import.meta.dirname, '..')),
    log: line => console.error(line),
  });
  const client = new pg.Client({ connectionString: engine.directUrl });
  try {
    await client.connect();
    const offset = await forwardClock(client, ms);
    if (offset === undefined && ms > 0) {
      console.error('正式库只按真实时间运行，不能拨快。\nA live database keeps real time and cannot be moved.');
      return 1;
    }
    const now = new Date(Date.now() + (offset ?? 0)).toISOString();
    const hours = ((offset ?? 0) / 3_600_000).toFixed(2);
    console.log(`${now}\n比真实时间快 ${hours} 小时 · ${hours} hours ahead of real time`);
    return 0;
  } finally {
    await client.end();
    await engine.stop();
  }
}
