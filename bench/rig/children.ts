// What processes begun by this one take: on Linux the kernel tells; elsewhere nothing is counted.
import { readFileSync } from 'node:fs';

/** Bytes the largest stood at, and seconds all of them worked, as last seen. */
export type ChildrenTook = { bytes: number; processor: number };

const LOOK_MS = 10;
/** Of the kernel's clock, in which it tells how long a process worked. */
const TICKS = 100;

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/** Looks until the answer is called. What ends between two looks is missed by so much. */
export function watchChildren(): () => ChildrenTook {
  const list = `/proc/${process.pid}/task/${process.pid}/children`;
  const took = new Map<string, ChildrenTook>();
  const look = () => {
    for (const pid of read(list)?.split(' ').filter(Boolean) ?? []) {
      const highest = /VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
      // Fields 14 and 15, the second field being a name in brackets that may hold spaces.
      const fields = read(`/proc/${pid}/stat`)?.split(') ')[1]?.split(' ');
      if (highest === undefined || fields === undefined) continue;
      const processor = (Number(fields[11]) + Number(fields[12])) / TICKS;
      took.set(pid, { bytes: Number(highest) * 1024, processor });
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return () => {
    look();
    clearInterval(timer);
    const all = [...took.values()];
    return {
      bytes: Math.max(0, ...all.map(({ bytes }) => bytes)),
      processor: all.reduce((sum, one) => sum + one.processor, 0),
    };
  };
}
