// How many visits a second Doorstep takes in, in batches of 50 and one at a time, beside the floor: the same rows
// written by SQL alone in the same run. In process, without HTTP; access walls and fsync on; all shipped packs active.
import type { AnyCommand } from '../core/kernel/command.ts';
import type { Household } from '../core/registry/household.ts';
import { type House, openHouse } from '../server/house.ts';
import { captureWrites, type Transaction } from './rig/capture.ts';
import type { Rig } from './rig/database.ts';
import { type Figure, median } from './rig/figure.ts';
import { writeFloor } from './rig/floor.ts';
import { between, spentOn } from './rig/processor.ts';
import { earlierVisitTo, factsHeld, threes, visitor, visitTo } from './rig/visits.ts';

const RUNS = 5;
const BATCH = 50;
/** Visits of one run, in batches and singly; a household is visited once a run. */
const VISITS = 1600;
const SINGLES = 250;
const COMMUNITIES = 4;
const OURS = 'bench_ours';
const FLOOR = 'bench_floor';

type Way = { name: string; senders: number; size: number; visits: number; rate: number; share?: number };

const WAYS: Way[] = [
  { name: 'visits in batches of 50, one sender', senders: 1, size: BATCH, visits: VISITS, rate: 500, share: 30 },
  // Two senders' floor has both cores to itself, while we decide on one: told, and held to its pace alone.
  { name: 'visits in batches of 50, two senders', senders: 2, size: BATCH, visits: VISITS, rate: 500 },
  { name: 'visits one at a time, one sender', senders: 1, size: 1, visits: SINGLES, rate: 150, share: 20 },
];

/** Everything is measured on copies: the city stays as it was. */
export async function run(rig: Rig): Promise<Figure[]> {
  const url = await prepare(rig);
  const house = await openHouse({ ownerUrl: url, keyFile: rig.keyFile });
  try {
    const households = await threes(rig, house, COMMUNITIES, VISITS / COMMUNITIES);
    const actor = await visitor(rig, house);
    const capture = captureWrites(house.kernel.db);
    const submit = async (commands: AnyCommand[]) => {
      const refused = (await house.pipeline.submit(actor, commands)).find(reply => reply.status === 'refused');
      if (refused !== undefined) throw new Error(`the bench's own visit was refused: ${JSON.stringify(refused)}`);
    };
    const figures: Figure[] = [];
    for (const way of WAYS)
      figures.push(
        ...figuresOf(way, await measure(rig, way, submit, capture, run => dealOut(house, households, way, run))),
      );
    const held = factsHeld(households.flat());
    return [...figures, { name: 'facts held by a household of 3 before its visit, mean', value: held, unit: 'facts' }];
  } finally {
    await house.close();
  }
}

/** Two copies of the city, in both of which the households to be visited have been visited before. */
async function prepare(rig: Rig): Promise<string> {
  const url = await rig.copy(OURS);
  const house = await openHouse({ ownerUrl: url, keyFile: rig.keyFile });
  const actor = await visitor(rig, house);
  for (const group of await threes(rig, house, COMMUNITIES, VISITS / COMMUNITIES))
    await house.pipeline.submit(
      actor,
      group.map(household => earlierVisitTo(house, household)),
    );
  await house.close();
  await rig.ask('vacuum analyze', OURS);
  await rig.copy(FLOOR, OURS);
  return url;
}

/** Each sender's batches of one run. A batch is about one community, and no community has two senders. */
function dealOut(house: House, households: readonly Household[][], way: Way, run: number): AnyCommand[][][] {
  const { senders, size, visits } = way;
  const batches = visits / size / senders;
  return Array.from({ length: senders }, (_, sender) => {
    const mine = households.filter((_, i) => i % senders === sender);
    return Array.from({ length: batches }, (_, batch) => {
      const group = mine[batch % mine.length]!;
      const first = Math.floor((run * batches + batch) / mine.length) * size;
      return Array.from({ length: size }, (_, i) => visitTo(house, group[(first + i) % group.length]!));
    });
  });
}

/** Of each run, and of its floor right after it: visits a second, and milliseconds of processor time a visit. */
type Measured = { rate: number; floorRate: number; node: number; postgres: number; floorPostgres: number };

async function measure(
  rig: Rig,
  { senders, size }: Way,
  submit: (commands: AnyCommand[]) => Promise<void>,
  capture: { take(): Transaction[] },
  queuesOf: (run: number) => AnyCommand[][][],
): Promise<Measured[]> {
  const measured: Measured[] = [];
  // The first run warms both up and is not counted.
  for (let run = 0; run <= RUNS; run++) {
    const queues = queuesOf(run);
    const visits = queues.flat(2).length;
    capture.take();
    const before = await spentOn(rig, OURS);
    const start = performance.now();
    await Promise.all(
      queues.map(async queue => {
        for (const commands of queue) await submit(commands);
      }),
    );
    const ms = performance.now() - start;
    const spent = between(before, await spentOn(rig, OURS));
    const written = capture.take();
    if (written.length !== visits / size) throw new Error('the floor would not write the same rows');
    const floor = await writeFloor(rig.urlOf(FLOOR), written, senders, () => spentOn(rig, FLOOR));
    if (run === 0) continue;
    measured.push({
      ...{ rate: (visits / ms) * 1000, floorRate: (visits / floor.ms) * 1000 },
      ...{ node: spent.node / visits, postgres: spent.postgres / visits, floorPostgres: floor.postgresMs / visits },
    });
  }
  return measured;
}

const runs = (numbers: number[]) => `runs ${numbers.map(n => Math.round(n)).join(' ')}`;

function figuresOf({ name, rate, share }: Way, measured: Measured[]): Figure[] {
  const all = (key: keyof Measured) => measured.map(one => one[key]);
  const shares = measured.map(one => (one.rate / one.floorRate) * 100);
  const [node, postgres, floor] = (['node', 'postgres', 'floorPostgres'] as const).map(key => median(all(key)));
  const spent = `Node ${node!.toFixed(2)} + PostgreSQL ${postgres!.toFixed(2)}; the floor's PostgreSQL ${floor!.toFixed(2)}`;
  return [
    {
      name: `${name}: share of the floor`,
      value: median(shares),
      unit: '%',
      ...(share === undefined ? {} : { bar: share, atLeast: true }),
      note: runs(shares),
    },
    { name, value: median(all('rate')), unit: 'visits/s', bar: rate, atLeast: true, note: runs(all('rate')) },
    {
      name: '  the same rows by SQL alone',
      value: median(all('floorRate')),
      unit: 'visits/s',
      note: runs(all('floorRate')),
    },
    { name: '  processor time a visit', value: node! + postgres!, unit: 'ms', note: spent },
  ];
}
