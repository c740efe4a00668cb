// Processor time spent, by us and by PostgreSQL for us: the measure that other people's work on the same machine does
// not change. Linux alone tells it for other processes.
import { readFileSync } from 'node:fs';
import type { Rig } from './database.ts';

/** Milliseconds of processor time. */
export type Spent = { node: number; postgres: number };

const TICK_MS = 10;

/** What this process and the connections now open to a database have spent since they began. */
export async function spentOn(rig: Rig, database: string): Promise<Spent> {
  const { user, system } = process.cpuUsage();
  const rows = await rig.ask(
    `select pid from pg_stat_activity where datname = '${database}' and pid <> pg_backend_pid()`,
    database,
  );
  return { node: (user + system) / 1000, postgres: rows.reduce((sum, row) => sum + ticksOf(Number(row.pid)), 0) };
}

function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    // Gone, or not Linux.
    return 0;
  }
}

export const between = (before: Spent, after: Spent): Spent => ({
  node: after.node - before.node,
  postgres: after.postgres - before.postgres,
});
