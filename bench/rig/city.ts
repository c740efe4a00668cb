// A simulated city in the rig's database, through the pipeline as everything else: both packs switched on, everybody
// registered, half of a screening round behind it. Loaded once; what is there already is left as it is.
import { ymdOfDay } from '../../core/facts/local-time.ts';
import type { AnyCommand } from '../../core/kernel/command.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { createChance } from '../../core/simulate/chance.ts';
import type { SimulatedBuilding } from '../../core/simulate/model.ts';
import { simulateCity } from '../../core/simulate/street.ts';
import { simulateWeek } from '../../core/simulate/week.ts';
import { type House, openHouse } from '../../server/house.ts';
import { SYSTEM } from '../../server/kernel/stream.ts';
import { addPosts, getActor } from '../../server/organisations/index.ts';
import type { Rig } from './database.ts';

const DAY = 86_400_000;
const BATCH = 400;
/** Communities loaded side by side: enough to keep two cores busy. */
const SIDE_BY_SIDE = 3;

export const SEED = 'bench';
export type Loaded = { house: House; districtId: Id; tookMs: number };

/** Opens the house on the rig's database, with a city of about so many residents in it. */
export async function openCity(rig: Rig, residents: number, say: (line: string) => void): Promise<Loaded> {
  const house = await openHouse({ ownerUrl: rig.ownerUrl, keyFile: rig.keyFile });
  const start = performance.now();
  // The same row that says a demo's street is complete: a server started on this city adds nothing to it.
  const [done] = await rig.ask('select seed from demo');
  const mark = `${SEED} ${residents}`;
  if (done === undefined) {
    await load(house, residents, say);
    // Every plan is made for a table whose size the planner knows.
    await rig.ask('vacuum analyze');
    await rig.ask(`insert into demo (seed, at, done_at) values ('${mark}', ${house.kernel.clock.now()}, 1)`);
  } else if (done.seed !== mark) throw new Error(`${rig.dataDir} holds something else: ${String(done.seed)}`);
  const [district] = await rig.ask(`select id from area where kind = 'district'`);
  return { house, districtId: district!.id as Id, tookMs: performance.now() - start };
}

async function load({ kernel, pipeline }: House, residents: number, say: (line: string) => void): Promise<void> {
  const at = kernel.clock.now();
  const place = simulateCity({ seed: SEED, at, residents });
  const chance = createChance(SEED).fork('commands');
  const give = (type: string, stream: Id, subject: Id, observedAt: number, payload: unknown): AnyCommand => ({
    ...{ id: idAt(observedAt, chance.bytes(10)), stream, type, subject, payload, observedAt },
  });
  const submit = async (postId: Id | undefined, commands: AnyCommand[]) => {
    const actor = postId === undefined ? SYSTEM : await getActor(kernel.db, postId);
    for (let from = 0; from < commands.length; from += BATCH) {
      const replies = await pipeline.submit(actor, commands.slice(from, from + BATCH));
      const refused = replies.find(reply => reply.status === 'refused');
      if (refused !== undefined) throw new Error(`the city's own command was refused: ${JSON.stringify(refused)}`);
    }
  };
  const root = kernel.rootAreaId;
  await submit(undefined, [give('lay-out-areas', root, root, at - 40 * DAY, { areas: place.areas })]);
  const district = place.areas.find(area => area.kind === 'district')!.id;
  const post = await appoint(kernel, district, at);
  await submit(post.district, [
    give('activate-pack', district, kernel.newId(), at - 30 * DAY, {
      ...{ pack: 'everyday_visit', version: 2, areaId: district, from: at - 30 * DAY, basis: 'bench' },
    }),
    give('activate-pack', district, kernel.newId(), at - 3 * DAY, {
      ...{ pack: 'door_to_door_screening', version: 2, areaId: district, from: at - 3 * DAY, basis: 'bench' },
    }),
  ]);
  // Nothing stands yet that a switch could have changed.
  await kernel.db.aside.query('delete from outbox');

  const communities = new Map(place.communities.map(one => [one.id, one]));
  let persons = 0;
  let told = 0;
  const fill = async (buildings: readonly SimulatedBuilding[]) => {
    const { id, grids } = communities.get(buildings[0]!.communityId)!;
    await submit(undefined, [
      ...grids.map(one => give('lay-out-grid', id, one.id, at - 35 * DAY, one.layOut)),
      ...buildings.map(one => give('lay-out-building', id, one.id, at - 35 * DAY, one.layOut)),
    ]);
    const households = buildings.flatMap(one => one.households);
    await submit(
      undefined,
      households.map(one => give('register-household', id, one.householdId, at - 20 * DAY, one.payload)),
    );
    const week = simulateWeek({
      ...{ seed: SEED, place: { buildings: () => eachOf(buildings) } },
      ...{ from: at - 7 * DAY, switchedOn: at - 2.5 * DAY, to: at },
    });
    const visits = [...week].map(one => ({
      ...{ id: one.visitId, stream: id, type: 'record-visit', subject: one.householdId },
      ...{ payload: one.visit, observedAt: one.at },
    }));
    await submit(post.visiting, visits);
    persons += households.reduce((sum, one) => sum + one.payload.persons.length, 0);
    if (persons - told < residents / 10) return;
    told = persons;
    say(`  ${persons.toLocaleString('en')} people registered`);
  };
  const waiting = byCommunity(place.buildings());
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (;;) {
        const next = waiting.next();
        if (next.done === true) return;
        await fill(next.value);
      }
    }),
  );
  await kernel.db.aside.query('delete from outbox');
}

function* eachOf<T>(items: readonly T[]): Generator<T> {
  yield* items;
}

/** The buildings of one community after the other; never more of them in memory than are being loaded. */
function* byCommunity(buildings: Iterable<SimulatedBuilding>): Generator<SimulatedBuilding[]> {
  let group: SimulatedBuilding[] = [];
  for (const building of buildings) {
    if (group[0] !== undefined && group[0].communityId !== building.communityId) {
      yield group;
      group = [];
    }
    group.push(building);
  }
  if (group.length > 0) yield group;
}

/** One officer who switches packs on, and one community worker over the whole district who knocks everywhere. */
async function appoint({ db, newId }: House['kernel'], areaId: Id, at: number) {
  const organisation = { id: newId(), name: `bench ${ymdOfDay(Math.floor(at / DAY))}`, kind: 'bench', areaId };
  const posts = (['district_officer', 'community_staff'] as const).map(role => ({
    account: { id: newId(), name: role },
    organisation,
    post: { id: newId(), role, areaId, from: at - 60 * DAY },
  }));
  await addPosts(db, posts);
  return { district: posts[0]!.post.id, visiting: posts[1]!.post.id };
}
