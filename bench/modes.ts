// How long a change of mode takes over a whole city: undone, rehearsed, switched on again, and what follows each by jobs.
// The floor of a rehearsal is reading the same households without counting them. On a copy: the city stays as it was.
import type { AnyCommand } from '../core/kernel/command.ts';
import type { Id } from '../core/kernel/id.ts';
import { type House, openHouse } from '../server/house.ts';
import { SYSTEM, writeScope } from '../server/kernel/stream.ts';
import { inTransaction } from '../server/kernel/unit-of-work.ts';
import { fireDueRules, planRules, workOffRules } from '../server/matters/index.ts';
import { getActor } from '../server/organisations/index.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../server/registry/index.ts';
import { workOnRehearsal } from '../server/simulate/index.ts';
import { type HouseholdReader, planRecount, workOffRecounts } from '../server/tallies/index.ts';
import type { Rig } from './rig/database.ts';
import { type Figure, median, timesOf } from './rig/figure.ts';

const COPY = 'bench_modes';
const PACK = 'door_to_door_screening';
const READER: HouseholdReader = { ids: householdIdsOfBuildings, load: loadHouseholds };
/** Switched on and off again this often, without what follows, for the medians. */
const ROUNDS = 5;
const WATCH_MS = 250;
/** As a rehearsal reads. */
const BUILDINGS_AT_ONCE = 12;

const timed = async (work: () => Promise<unknown>): Promise<number> => (await timesOf(1, work))[0]!;
const seconds = (ms: number): number => ms / 1000;

export async function run(rig: Rig): Promise<Figure[]> {
  const ownerUrl = await rig.copy(COPY);
  const house = await openHouse({ ownerUrl, keyFile: rig.keyFile });
  try {
    return await measure(rig, house);
  } finally {
    await house.close();
    await rig.ask(`drop database if exists ${COPY} with (force)`, 'postgres');
  }
}

async function measure(rig: Rig, house: House): Promise<Figure[]> {
  const { kernel } = house;
  const give = await hand(rig, house);
  const [before] = await rig.ask(
    `select id, area_id, area_path::text from activation where pack = '${PACK}' and ended_at is null`,
    COPY,
  );
  const area = before!.area_id as Id;
  const version = Math.max(
    ...kernel.library
      .packsFor(String(before!.area_path))
      .flatMap(one => (one.pack.pack === PACK ? one.pack.version : [])),
  );
  const which = { pack: PACK, version, areaId: area };
  const end = (id: Id) => give('end-activation', area, id, { reason: 'bench' });
  const on = async () => {
    const id = kernel.newId();
    await give('activate-pack', area, id, { ...which, basis: 'bench' });
    return id;
  };

  const undone = await timed(() => end(before!.id as Id));
  const afterUndo = await follow(rig, house, before!.id as Id);

  const read: { households: number }[] = [];
  const floors = [await timed(async () => read.push({ households: await readAll(rig, house) }))];
  const rehearsal = kernel.newId();
  await give('rehearse-pack', area, rehearsal, which);
  const watched = watch(rig, rehearsal);
  const rehearsed = await timed(() => workOnRehearsal(kernel, rehearsal));
  const looks = await watched();
  floors.push(await timed(() => readAll(rig, house)));

  let id = '' as Id;
  const switched = [
    await timed(async () => {
      id = await on();
    }),
  ];
  const afterSwitch = await follow(rig, house, id);
  const differing = await compare(rig, rehearsal, id);
  const ended = [undone];
  for (let round = 1; round < ROUNDS; round++) {
    ended.push(await timed(() => end(id)));
    switched.push(
      await timed(async () => {
        id = await on();
      }),
    );
  }
  const { households } = read[0]!;
  const floor = median(floors);
  const runs = (times: readonly number[]) => `runs ${times.map(ms => Math.round(ms)).join(' ')} ms`;
  const parts = (of: Followed) =>
    `recount ${seconds(of.recount).toFixed(1)} s of ${of.buildings} buildings, rules ${seconds(of.rules).toFixed(1)} s`;
  return [
    { name: 'rehearsal: share of its time that reading alone takes', value: (floor / rehearsed) * 100, unit: '%' },
    {
      ...{
        name: `rehearsing over ${households.toLocaleString('en')} households`,
        value: seconds(rehearsed),
        unit: 's',
      },
      ...{ bar: 90, note: `progress seen at ${looks} different points` },
    },
    { name: '  reading them without counting', value: seconds(floor), unit: 's', note: runs(floors) },
    { name: 'figures after the switch that differ from the rehearsal', value: differing, unit: 'figures', bar: 0 },
    { name: 'switching on', value: seconds(median(switched)), unit: 's', bar: 1, note: runs(switched) },
    { name: 'undoing', value: seconds(median(ended)), unit: 's', bar: 1, note: runs(ended) },
    { name: 'what follows a switch', value: seconds(afterSwitch.ms), unit: 's', bar: 300, note: parts(afterSwitch) },
    { name: 'what follows an undoing', value: seconds(afterUndo.ms), unit: 's', bar: 300, note: parts(afterUndo) },
  ];
}

/** Gives commands as the officer who switches packs on. Throws at a refusal. */
async function hand(rig: Rig, { kernel, pipeline }: House) {
  const [post] = await rig.ask(`select id from post where role = 'district_officer'`, COPY);
  const actor = await getActor(kernel.db, post!.id as Id);
  return async (type: string, stream: Id, subject: Id, payload: unknown) => {
    const command: AnyCommand = { id: kernel.newId(), stream, type, subject, payload, observedAt: kernel.clock.now() };
    const [reply] = await pipeline.submit(actor, [command]);
    if (reply!.status === 'refused') throw new Error(`the bench's own command was refused: ${JSON.stringify(reply)}`);
  };
}

type Followed = { ms: number; recount: number; rules: number; buildings: number };

/** The jobs of a switch, one after the other as one server works them off, until nothing is left to do. */
async function follow(rig: Rig, { kernel, pipeline }: House, activationId: Id): Promise<Followed> {
  const left = async () => Number((await rig.ask('select count(*) as n from recount_todo', COPY))[0]!.n);
  let buildings = 0;
  const recount = await timed(async () => {
    await planRecount(kernel, activationId);
    buildings = await left();
    for (let before = buildings; before > 0; ) {
      await workOffRecounts(kernel, READER);
      const now = await left();
      if (now >= before) throw new Error('buildings are not counted anew');
      before = now;
    }
  });
  const rules = await timed(async () => {
    await planRules(kernel);
    await fireDueRules(kernel);
    await workOffRules(kernel, pipeline);
  });
  return { ms: recount + rules, recount, rules, buildings };
}

/** Looks at a rehearsal's progress as a page would; told to stop, says at how many points it was seen. */
function watch(rig: Rig, id: Id): () => Promise<number> {
  const seen = new Set<number>();
  let over = false;
  const looking = (async () => {
    while (!over) {
      const [row] = await rig.ask(`select done from rehearsal where id = '${id}'`, COPY);
      seen.add(Number(row!.done));
      await new Promise(resolve => setTimeout(resolve, WATCH_MS));
    }
  })();
  return async () => {
    over = true;
    await looking;
    return seen.size;
  };
}

/** Reads every household as a rehearsal does; how many there are. */
async function readAll(rig: Rig, { kernel }: House): Promise<number> {
  const rows = await rig.ask(
    `select community_id, array_agg(id order by id) as ids from area
     where kind = 'building' and until_at is null group by 1 order by 1`,
    COPY,
  );
  let households = 0;
  for (const { community_id, ids } of rows) {
    const [community, buildings] = [community_id as Id, ids as Id[]];
    for (let at = 0; at < buildings.length; at += BUILDINGS_AT_ONCE)
      households += await inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, community), async tx => {
        const homes = await householdIdsOfBuildings(tx, community, buildings.slice(at, at + BUILDINGS_AT_ONCE));
        return (await loadHouseholds(tx, community, homes)).size;
      });
  }
  return households;
}

/** How many figures after the switch are not those of the rehearsal; throws where one is far off. */
async function compare(rig: Rig, rehearsal: Id, activation: Id): Promise<number> {
  const [row] = await rig.ask(`select result from rehearsal where id = '${rehearsal}'`, COPY);
  const said = (row!.result as { figures: Record<string, number> }).figures;
  const rows = await rig.ask(
    `select s.key, sum(t.n)::int as n from tally t join series s on s.id = t.series join area a on a.id = t.area_id
     where a.kind = 'community' and s.key like '${activation}/%' group by 1 having sum(t.n) <> 0`,
    COPY,
  );
  const stands = Object.fromEntries(rows.map(({ key, n }) => [String(key).slice(activation.length + 1), Number(n)]));
  const differ = [...new Set([...Object.keys(said), ...Object.keys(stands)])].filter(key => said[key] !== stands[key]);
  // A figure that time changes may move between the two; none of them by much.
  for (const key of differ)
    if (Math.abs((said[key] ?? 0) - (stands[key] ?? 0)) > 0.01 * Math.max(100, said[key] ?? 0))
      throw new Error(`rehearsed ${key} ${said[key]}, after the switch ${stands[key]}`);
  return differ.length;
}
