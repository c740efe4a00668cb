// How fast a messy roster of 40,000 people becomes the registry: uploaded as .xlsx over HTTP to a server of its own,
// read and checked, confirmed, and written through the pipeline with search keys, blind indexes, duplicates and figures.
import { type Id, idAt } from '../core/kernel/id.ts';
import { createChance } from '../core/simulate/chance.ts';
import { openHouse } from '../server/house.ts';
import { SYSTEM } from '../server/kernel/stream.ts';
import { addPosts } from '../server/organisations/index.ts';
import { messyRoster } from '../tests/support/messy-roster.ts';
import { rosterXlsx } from '../tests/support/roster-files.ts';
import { openRig, type Rig } from './rig/database.ts';
import type { Figure } from './rig/figure.ts';
import { openPages, type Visitor } from './rig/pages.ts';

const PERSONS = 40_000;
const BAR = 3000;
const POLL_MS = 100;

export async function run(): Promise<Figure[]> {
  const roster = messyRoster({ seed: 'bench', persons: PERSONS, faults: 40 });
  const file = await rosterXlsx(roster);
  const rig = await openRig();
  try {
    const community = await newCommunity(rig);
    const visitor = await openPages(rig, 'community_staff');
    try {
      const first = await importOnce(visitor, community, file, 'first');
      const again = await importOnce(visitor, community, file, 'again');
      const persons = Number(first.counts.persons);
      const name = `roster of ${PERSONS.toLocaleString('en')} rows, ${(file.length / 1_048_576).toFixed(1)} MB .xlsx`;
      const rate = (seconds: number) => ({ value: persons / seconds, unit: 'persons/s' });
      return [
        {
          ...{ name: `${name}, checked and written`, ...rate(first.checkSeconds + first.writeSeconds) },
          ...{ bar: BAR, atLeast: true, note: `${Number(first.counts.refusedRows)} rows refused` },
        },
        { name: '  checked (nothing written)', ...rate(first.checkSeconds) },
        { name: '  written', ...rate(first.writeSeconds) },
        { name: 'the same roster once more, nothing changed', ...rate(again.checkSeconds + again.writeSeconds) },
      ];
    } finally {
      await visitor.stop();
    }
  } finally {
    await rig.close();
  }
}

async function newCommunity(rig: Rig): Promise<Id> {
  const { kernel, pipeline, close } = await openHouse({ ownerUrl: rig.ownerUrl, keyFile: rig.keyFile });
  const { rootAreaId: root } = kernel;
  const id = kernel.newId();
  const areas = [{ id, kind: 'community', code: '990101001001', name: '槐雨里社区', parentCode: '' }];
  const at = kernel.clock.now();
  const command = { id: kernel.newId(), stream: root, type: 'lay-out-areas', subject: root, observedAt: at };
  const [reply] = await pipeline.submit(SYSTEM, [{ ...command, payload: { areas } }]);
  if (reply?.status !== 'accepted') throw new Error(JSON.stringify(reply));
  await addPosts(kernel.db, [
    {
      account: { id: kernel.newId(), name: '周' },
      organisation: { id: kernel.newId(), name: 'bench', kind: 'residents_committee', areaId: id },
      post: { id: kernel.newId(), role: 'community_staff', areaId: id, from: 0 },
    },
  ]);
  await close();
  return id;
}

type Imported = { checkSeconds: number; writeSeconds: number; counts: Record<string, unknown> };

async function importOnce(visitor: Visitor, community: Id, file: Uint8Array, label: string): Promise<Imported> {
  const id = idAt(performance.timeOrigin, createChance(`import ${label}`).bytes(10));
  const until = async (state: string) => {
    for (;;) {
      const { body } = await visitor.get(`/api/imports/${id}?community=${community}`);
      if (body.state === state) return body;
      if (body.state === 'refused' || body.state === 'cancelled') throw new Error(JSON.stringify(body));
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  };
  const start = performance.now();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'roster.xlsx');
  await visitor.post(`/api/imports?community=${community}&id=${id}`, form);
  const checked = await until('checked');
  const middle = performance.now();
  const command = { id: idAt(performance.timeOrigin, createChance(`confirm ${label}`).bytes(10)), stream: community };
  await visitor.post('/api/commands', {
    commands: [{ ...command, type: 'confirm-import', subject: id, payload: {}, observedAt: performance.timeOrigin }],
  });
  await until('done');
  return {
    checkSeconds: (middle - start) / 1000,
    writeSeconds: (performance.now() - middle) / 1000,
    counts: checked.counts as Record<string, unknown>,
  };
}
