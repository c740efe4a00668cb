// The clock of a demo or drill database: how far it stands ahead of real time, and moving it forward. A live database
// keeps real time (a constraint of its table); nothing ever moves a clock back.
import type pg from 'pg';

/** Processes that run hear the new offset, in ms, on this channel. */
export const CLOCK_CHANNEL = 'doorstep_clock';

type Installation = { kind: 'demo' | 'drill' | 'live'; clock_offset_ms: string };

const READ = 'select kind, clock_offset_ms from installation';
const FORWARD = `update installation set clock_offset_ms = clock_offset_ms + $1 where kind <> 'live' and $1 >= 0
  returning kind, clock_offset_ms`;

/** ms ahead of real time. */
export async function readOffset(client: pg.Client): Promise<number> {
  const { rows } = await client.query(READ);
  return Number((rows[0] as Installation).clock_offset_ms);
}

/** Moves it by `ms` (≥ 0) and tells every process; gives the new offset, undefined on a live database. */
export async function forwardClock(client: pg.Client, ms: number): Promise<number | undefined> {
  await client.query('begin');
  try {
    const { rows } = await client.query(FORWARD, [ms]);
    const moved = rows[0] as Installation | undefined;
    if (moved !== undefined) await client.query('select pg_notify($1, $2)', [CLOCK_CHANNEL, moved.clock_offset_ms]);
    await client.query('commit');
    return moved === undefined ? undefined : Number(moved.clock_offset_ms);
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
