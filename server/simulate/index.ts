// The door of simulate: what a database holds after its first start, and completing it where that was broken off.
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { addDemoUsers } from '../organisations/index.ts';
import { type Counts, type SeedOptions, seedDemo } from './seed.ts';
import { beginDemo, findDemo, finishDemo, hasNobody, measureRegistry } from './store.ts';

export { REHEARSALS, rehearsalHandlers } from './rehearsals/commands.ts';
export { rehearsalRoutes } from './rehearsals/routes.ts';
export { workOnRehearsal } from './rehearsals/work.ts';
export { type SeedOptions, seedDemo } from './seed.ts';

/** Absent: the whole street. Must stay the same while one database is being completed. */
export type StreetSize = Omit<SeedOptions, 'seed' | 'at'>;

const SEED = 'tinglandu';
/** Shares at which the terminal says how far it is. */
const MARKS = [0.25, 0.5, 0.75];

/**
 * Makes a new database ready to sign in at: with the demo's street, or `empty` with its users alone. Does nothing on
 * any later start but complete a street that was broken off.
 */
export async function prepareFirstUse(
  kernel: Kernel,
  pipeline: Pipeline,
  { empty, say, size }: { empty: boolean; say: (line: string) => void; size?: StreetSize },
): Promise<void> {
  let demo = await findDemo(kernel.db);
  if (demo === undefined) {
    if (!(await hasNobody(kernel.db))) return;
    if (empty) return addDemoUsers(kernel);
    demo = await beginDemo(kernel.db, SEED, kernel.clock.now());
  }
  if (demo.done_at !== null) return;
  await seedDemo(kernel, pipeline, { ...size, seed: demo.seed, at: demo.at }, telling(say));
  await measureRegistry(kernel.db);
  await finishDemo(kernel.db, kernel.clock.now());
}

function telling(say: (line: string) => void): (share: number, counts: Counts) => void {
  let told = -1;
  return (share, { households, persons, visits }) => {
    if (told < 0) {
      told = 0;
      const [zh, en] = [(n: number) => String(n), (n: number) => n.toLocaleString('en')];
      say(
        `正在准备演示数据：虚构的一条街，${zh(households)} 户、${zh(persons)} 人、${zh(visits)} 次走访。只在第一次启动时需要。\n` +
          `Preparing the demo: a fictional street of ${en(households)} households, ${en(persons)} people and ${en(visits)} visits. Only at the first start.`,
      );
    }
    while (told < MARKS.length && share >= MARKS[told]!) {
      say(`演示数据 demo data ${MARKS[told]! * 100}%`);
      told += 1;
    }
  };
}
