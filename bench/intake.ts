// How many visits a second Doorstep takes in, in batches of 50 and one at a time, beside the floor: the same rows
// written by SQL alone in the same run. In process, without HTTP; access walls and fsync on; all shipped packs active.
import type { AnyCommand } from '../core/kernel/command.ts';
import type { Household } from '../core/registry/household.ts';
import { type House, openHouse } from '../server/house.ts';
import { captureWrites, type Transaction } from './rig/capture.ts';
import type { Rig } from './rig/database.ts';
import { type Figure, median } from './rig/figure.ts';
import { writeFloor } from './rig/floor.ts';
import { earlierVisitTo, factsHeld, threes, visitor, visitTo } from './rig/visits.ts';

const RUNS = 5;
const BATCH = 50;
const BATCHES = 16;
const SINGLES = 250;
/** Batches come from so many senders at once; single visits from one. */
const SENDERS = 2;
const COMMUNITIES = 4;

/** Everything is measured on copies: the city stays as it was. */
export async function run(rig: Rig): Promise<Figure[]> {
  const [url, floorUrl] = await prepare(rig);
  const house = await openHouse({ ownerUrl: url, keyFile: rig.keyFile });
  try {
    const households = await threes(rig, house, COMMUNITIES, (BATCHES * BATCH * SENDERS) / COMMUNITIES);
    const actor = await visitor(rig, house);
    const capture = captureWrites(house.kernel.db);
    const submit = async (commands: AnyCommand[]) => {
      const replies = await house.pipeline.submit(actor, commands);
      const refused = replies.find(reply => reply.status === 'refused');
      if (refused !== undefined) throw new Error(`the bench's own visit was refused: ${JSON.stringify(refused)}`);
    };
    const batches = await measure(submit, capture, floorUrl, SENDERS, BATCH, () => inBatches(house, households));
    const singles = await measure(submit, capture, floorUrl, 1, 1, run => one(house, households, run));
    const held = factsHeld(households.flat());
    return [
      ...figuresOf(`visits in batches of ${BATCH}, ${SENDERS} senders`, batches, 500, 0.3),
      ...figuresOf('visits one at a time, one sender', singles, 150, 0.2),
      { name: 'facts held by a household of 3 before its visit, mean', value: held, unit: 'facts' },
    ];
  } finally {
    await house.close();
  }
}

/** Two copies of the city, in both of which the households to be visited have been visited before. */
async function prepare(rig: Rig): Promise<[string, string]> {
  const url = await rig.copy('bench_ours');
  const house = await openHouse({ ownerUrl: url, keyFile: rig.keyFile });
  const households = await threes(rig, house, COMMUNITIES, (BATCHES * BATCH * SENDERS) / COMMUNITIES);
  const actor = await visitor(rig, house);
  for (const group of households)
    await house.pipeline.submit(
      actor,
      group.map(household => earlierVisitTo(house, household)),
    );
  await house.close();
  await rig.ask('vacuum analyze', 'bench_ours');
  await rig.ask('drop database if exists bench_floor with (force)', 'postgres');
  await rig.ask('create database bench_floor template bench_ours strategy file_copy', 'postgres');
  return [url, url.replace('/bench_ours?', '/bench_floor?')];
}

type Queues = AnyCommand[][][];

/** Each sender's batches of one run: no household twice, and no community with two senders. */
function inBatches(house: House, households: readonly Household[][]): Queues {
  return Array.from({ length: SENDERS }, (_, sender) => {
    const mine = households.filter((_, i) => i % SENDERS === sender).flat();
    const batches: AnyCommand[][] = [];
    for (let from = 0; from + BATCH <= mine.length && batches.length < BATCHES; from += BATCH)
      batches.push(mine.slice(from, from + BATCH).map(household => visitTo(house, household)));
    return batches;
  });
}

function one(house: House, households: readonly Household[][], run: number): Queues {
  const all = households[run % households.length]!;
  return [Array.from({ length: SINGLES }, (_, i) => [visitTo(house, all[i % all.length]!)])];
}

type Measured = { ours: number[]; floor: number[]; share: number[] };

/** Visits a second, ours and the floor's, run by run; each run's floor right after it. */
async function measure(
  submit: (commands: AnyCommand[]) => Promise<void>,
  capture: { take(): Transaction[] },
  floorUrl: string,
  senders: number,
  size: number,
  queuesOf: (run: number) => Queues,
): Promise<Measured> {
  const measured: Measured = { ours: [], floor: [], share: [] };
  // The first run warms both up and is not counted.
  for (let run = 0; run <= RUNS; run++) {
    const queues = queuesOf(run);
    const visits = queues.flat(2).length;
    capture.take();
    const start = performance.now();
    await Promise.all(
      queues.map(async queue => {
        for (const commands of queue) await submit(commands);
      }),
    );
    const ours = (visits / (performance.now() - start)) * 1000;
    const written = capture.take();
    if (written.length !== visits / size) throw new Error('the floor would not write the same rows');
    const floor = (visits / (await writeFloor(floorUrl, written, senders))) * 1000;
    if (run === 0) continue;
    measured.ours.push(ours);
    measured.floor.push(floor);
    measured.share.push(ours / floor);
  }
  return measured;
}

const spread = (numbers: number[]) =>
  `runs ${[...numbers]
    .sort((a, b) => a - b)
    .map(n => Math.round(n))
    .join(' ')}`;

const figuresOf = (name: string, { ours, floor, share }: Measured, rate: number, ratio: number): Figure[] => [
  { name: `${name}: share of the floor`, value: median(share) * 100, unit: '%', bar: ratio * 100, atLeast: true },
  { name, value: median(ours), unit: 'visits/s', bar: rate, atLeast: true, note: spread(ours) },
  { name: `  the same rows by SQL alone`, value: median(floor), unit: 'visits/s', note: spread(floor) },
];
