// How long one visit sent from a phone waits while batches come in at half of what the machine can take: 100 commands
// a second over as many communities as there are, beside how long the disk itself took to keep its word that minute.
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyCommand } from '../core/kernel/command.ts';
import type { Household } from '../core/registry/household.ts';
import { type House, openHouse } from '../server/house.ts';
import type { Rig } from './rig/database.ts';
import { type Figure, median, percentile } from './rig/figure.ts';
import { earlierVisitTo, threes, visitor, visitTo } from './rig/visits.ts';

const SECONDS = 30;
const PER_SECOND = 100;
const COMMUNITIES = 24;
const BATCH = 50;

export async function run(rig: Rig): Promise<Figure[]> {
  const url = await rig.copy('bench_interactive');
  const house = await openHouse({ ownerUrl: url, keyFile: rig.keyFile });
  try {
    const communities = await threes(rig, house, COMMUNITIES, 120);
    const actor = await visitor(rig, house);
    let busy = 0;
    const send = async (commands: AnyCommand[]) => {
      for (const { refusal } of await house.pipeline.submit(actor, commands)) {
        if (refusal?.code === 'busy') busy += 1;
        else if (refusal !== undefined) throw new Error(`the bench's own visit was refused: ${refusal.code}`);
      }
    };
    for (const group of communities) await send(group.map(one => earlierVisitTo(house, one)));
    const full = await batchesPerSecond(house, communities, send);
    const alone = await phones(house, communities, send);
    const [beside, disk] = await Promise.all([
      phones(house, communities, send),
      watchDisk(rig.dataDir),
      intake(house, communities, full / 2, send),
    ]);
    const over = `over ${communities.length} communities at ${PER_SECOND}/s`;
    return [
      figureOf(`one visit ${over}, beside ${Math.round((full / 2) * BATCH)} visits/s in batches, p95`, beside, 20),
      figureOf(`one visit ${over}, nothing beside it, p95`, alone),
      // A phone sends again what was answered so; on a machine that keeps up there are none.
      { name: 'visits answered “busy”', value: busy, unit: 'visits', bar: 0 },
      { name: 'fdatasync of 8 kB in the same minute, p99', value: percentile(disk, 0.99), unit: 'ms' },
    ];
  } finally {
    await house.close();
  }
}

const figureOf = (name: string, times: readonly number[], bar?: number): Figure => ({
  ...{ name, value: percentile(times, 0.95), unit: 'ms' },
  ...(bar === undefined ? {} : { bar }),
  note: `median ${median(times).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)}`,
});

type Send = (commands: AnyCommand[]) => Promise<void>;

const batchTo = (house: House, group: readonly Household[], turn: number): AnyCommand[] =>
  Array.from({ length: BATCH }, (_, i) => visitTo(house, group[(turn * BATCH + i) % group.length]!));

/** Batches a second with nothing beside them, two senders. */
async function batchesPerSecond(house: House, groups: Household[][], send: Send): Promise<number> {
  const start = performance.now();
  let done = 0;
  const sender = async (first: number) => {
    for (let turn = 0; performance.now() - start < 5000; turn++) {
      await send(batchTo(house, groups[(first + turn * 2) % groups.length]!, turn));
      done += 1;
    }
  };
  await Promise.all([sender(0), sender(1)]);
  return done / ((performance.now() - start) / 1000);
}

/** Every `1000 / perSecond` ms one more is sent, whether or not the one before was answered. */
async function pace(perSecond: number, send: (turn: number) => Promise<void>): Promise<void> {
  const start = performance.now();
  const sent: Promise<void>[] = [];
  for (let turn = 0; turn < SECONDS * perSecond; turn++) {
    const due = start + (turn * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    sent.push(send(turn));
  }
  await Promise.all(sent);
}

/** Milliseconds from the instant each visit was due to its answer, so that a late start counts too. */
async function phones(house: House, communities: Household[][], send: Send): Promise<number[]> {
  const times: number[] = [];
  await pace(PER_SECOND, async turn => {
    const group = communities[turn % communities.length]!;
    const start = performance.now();
    await send([visitTo(house, group[Math.floor(turn / communities.length) % group.length]!)]);
    times.push(performance.now() - start);
  });
  return times;
}

const intake = (house: House, groups: Household[][], perSecond: number, send: Send): Promise<void> =>
  pace(perSecond, turn => send(batchTo(house, groups[turn % groups.length]!, turn)));

/** How long the disk takes to keep 8 kB, ten times a second. */
async function watchDisk(directory: string): Promise<number[]> {
  const path = join(directory, 'fdatasync');
  const file = await open(path, 'w');
  const page = Buffer.alloc(8192, 1);
  const times: number[] = [];
  try {
    await pace(10, async turn => {
      await file.write(page, 0, page.length, turn * page.length);
      const start = performance.now();
      await file.datasync();
      times.push(performance.now() - start);
    });
    return times;
  } finally {
    await file.close();
    await rm(path);
  }
}
