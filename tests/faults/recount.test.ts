// Counting anew when one community cannot be counted: it is told, the others are counted, and what is left waits.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { type HouseholdReader, planRecount, workOffDue, workOffRecounts } from '../../server/tallies/index.ts';
import { openServedPlace, type ServedPlace } from '../support/served-place.ts';

let place: ServedPlace;
beforeAll(async () => {
  place = await openServedPlace();
});
afterAll(() => place.close());

const READER: HouseholdReader = { ids: householdIdsOfBuildings, load: loadHouseholds };
const LEFT = {
  recount_todo: 'select distinct community_id from recount_todo',
  tally_due: 'select distinct community_id from tally_due where due_at = 1',
};
const leftIn = async (table: keyof typeof LEFT): Promise<Id[]> =>
  (await place.owner.query(LEFT[table])).rows.map(row => row.community_id).sort();

/** Counts while the first community by order cannot be read; what was logged, as `line community`. */
async function countBroken(work: typeof workOffDue, broken: Id): Promise<string[]> {
  const said: string[] = [];
  const log = (line: string, detail?: Record<string, unknown>) => void said.push(`${line} ${detail?.community}`);
  await work(
    { ...place.house.kernel, log },
    {
      ...READER,
      load: (tx, communityId, ids) => {
        if (communityId === broken) throw new Error('cannot be read');
        return READER.load(tx, communityId, ids);
      },
    },
  );
  return said;
}

test('a switch over two communities is counted in the one although the other fails, and there later', async () => {
  const [broken, sound] = place.communities.map(({ id }) => id).sort() as [Id, Id];
  for (const community of place.communities) await planRecount(place.house.kernel, await place.screening(community));
  expect(await leftIn('recount_todo')).toEqual([broken, sound]);
  expect(await countBroken(workOffRecounts, broken)).toEqual([`recount ${broken}`]);
  expect(await leftIn('recount_todo')).toEqual([broken]);
  await workOffRecounts(place.house.kernel, READER);
  expect(await leftIn('recount_todo')).toEqual([]);
  expect(await place.recountChanges()).toEqual([]);
});

test('what time alone changed is counted in the one although the other fails, and there later', async () => {
  const [broken, sound] = place.communities.map(({ id }) => id).sort() as [Id, Id];
  for (const { id, buildings } of place.communities)
    await place.owner.query(
      `insert into tally_due (community_id, building_id, due_at) values ($1, $2, 1)
       on conflict (community_id, building_id) do update set due_at = 1`,
      [id, buildings[0]],
    );
  expect(await leftIn('tally_due')).toEqual([broken, sound]);
  expect(await countBroken(workOffDue, broken)).toEqual([`recount ${broken}`]);
  expect(await leftIn('tally_due')).toEqual([broken]);
  await workOffDue(place.house.kernel, READER);
  expect(await leftIn('tally_due')).toEqual([]);
});

test('a switch that cannot be planned in one community is planned in the others, and says so', async () => {
  const [broken, sound] = place.communities;
  const id = place.newId();
  const payload = { pack: 'everyday_visit', version: 2, areaId: place.streetId, basis: '演练' };
  const [reply] = await place.submit(place.zheng, place.command(place.streetId, 'activate-pack', id, payload));
  expect(reply).toMatchObject({ status: 'accepted' });
  await place.owner.query(
    `alter table recount_todo add constraint not_here check (community_id <> '${broken.id}') not valid`,
  );
  await expect(planRecount(place.house.kernel, id)).rejects.toThrow('not_here');
  expect(await leftIn('recount_todo')).toEqual([sound.id]);
  await place.owner.query('alter table recount_todo drop constraint not_here');
  await planRecount(place.house.kernel, id);
  expect(await leftIn('recount_todo')).toEqual([broken.id, sound.id].sort());
});
