// Whether a process written down earlier is still the same process: pids are used again, so its start time is compared.
import { readFileSync } from 'node:fs';

/** A process, so that a later one with the same pid is not taken for it. */
export type Running = { pid: number; started: string };

/** Boot and start time of a living process; undefined when there is none, or only its exit status is left. */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

export const describe = (pid: number): Running => ({ pid, started: startOf(pid) ?? '' });

export const isAlive = ({ pid, started }: Running): boolean => started !== '' && startOf(pid) === started;

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** Polls until `done`; false when `withinMs` passed first. */
export async function until(done: () => boolean, withinMs: number, everyMs = 10): Promise<boolean> {
  for (const end = performance.now() + withinMs; !done(); await pause(everyMs))
    if (performance.now() > end) return false;
  return true;
}
