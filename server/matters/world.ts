// What commands on matters load: the matters, the households or buildings they are about, and what follows rules.
import type { Id } from '../../core/kernel/id.ts';
import { placeOnly, withMatter } from '../../core/matters/contexts.ts';
import type { Standing } from '../../core/matters/decide-more.ts';
import type { Matter } from '../../core/matters/model.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Context } from '../kernel/stream.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from '../registry/index.ts';
import { type Held, loadContributions, recontribute } from '../tallies/index.ts';
import { mattersAbout, mattersById } from './load.ts';
import { type Book, newBook, prepareBook } from './run.ts';
import { standingsOf } from './stairwell.ts';
import { writeBook } from './write.ts';

export type World = {
  /** The place of a matter, or of what a new one is about: its household or building, as it is by now. */
  places: Map<Id, Household>;
  /** Household or building by the matter's id, or by what a new one is about. */
  at: Map<Id, Id>;
  /** Those that are homes, and counted. */
  homes: Set<Id>;
  held: Held[];
  standings: Map<Id, Standing>;
  touched: Set<Id>;
  book: Book;
};

type About = { id: Id; household_id: Id | null; building_id: Id };
// A person is at the door they live at now; what is open about them goes with them.
const OF_MATTERS = sql(
  'places_of_matters',
  `select m.id, m.building_id, coalesce((
     select r.household_id from residence r where r.community_id = m.community_id and r.person_id = m.subject_id and m.subject_kind = 'person'
       and r.until_at is null and r.kind <> 'registered' order by r.from_at, r.household_id limit 1), m.household_id) as household_id
   from matter m where m.community_id = $1 and m.id = any($2::uuid[])`,
);
const OF_SUBJECTS = sql(
  'places_of_subjects',
  `select h.id, h.id as household_id, h.building_id from household h where h.community_id = $1 and h.until_at is null and h.id = any($2::uuid[])
   union all select h.dwelling_id, h.id, h.building_id from household h
     where h.community_id = $1 and h.until_at is null and h.dwelling_id = any($2::uuid[])
   union all select distinct on (r.person_id) r.person_id, h.id, h.building_id from residence r
     join household h on h.community_id = r.community_id and h.id = r.household_id
     where r.community_id = $1 and r.until_at is null and r.person_id = any($2::uuid[])
   union all select a.id, null, a.id from area a
     where a.community_id = $1 and a.kind = 'building' and a.until_at is null and a.id = any($2::uuid[])`,
);
const GRIDS = sql(
  'grids_of_buildings',
  'select building_id, grid_id from building_grid where community_id = $1 and building_id = any($2::uuid[]) and until_at is null',
);

/**
 * Loads the places of these matters, and of these people, households, dwellings and buildings. `standing`: where those
 * places, and these households, stand is wanted too.
 */
export async function loadWorld(
  tx: Tx,
  communityId: Id,
  { matterIds = [], subjectIds = [], standing }: { matterIds?: Id[]; subjectIds?: Id[]; standing?: Id[] },
): Promise<World> {
  const [ofMatters, ofSubjects, matters] = await Promise.all([
    matterIds.length > 0 ? tx.rows<About>(OF_MATTERS, [communityId, matterIds]) : [],
    subjectIds.length > 0 ? tx.rows<About>(OF_SUBJECTS, [communityId, subjectIds]) : [],
    mattersById(tx, communityId, matterIds),
  ]);
  const abouts = [...ofMatters, ...ofSubjects];
  const householdIds = [...new Set(abouts.flatMap(one => one.household_id ?? []))];
  const buildingIds = [...new Set(abouts.map(one => one.building_id))];
  const [homes, held, ofBuildings, grids, standings] = await Promise.all([
    loadHouseholds(tx, communityId, householdIds),
    loadContributions(tx, communityId, householdIds),
    mattersAbout(tx, communityId, buildingIds),
    tx.rows<{ building_id: Id; grid_id: Id }>(GRIDS, [communityId, buildingIds]),
    standingsOf(tx, communityId, standing === undefined ? [] : [...standing, ...householdIds]),
  ]);
  const gridOf = new Map(grids.map(row => [row.building_id, row.grid_id]));
  const world: World = {
    ...{ places: new Map(homes), at: new Map(), homes: new Set(homes.keys()), held, standings },
    ...{ touched: new Set<Id>(), book: newBook() },
  };
  for (const { id, household_id, building_id } of abouts) {
    const home = household_id === null ? undefined : homes.get(household_id);
    const placeId = home?.id ?? building_id;
    if (!world.places.has(placeId)) {
      const own = ofBuildings.filter(matter => matter.subject.id === building_id);
      world.places.set(placeId, placeOnly(communityId, building_id, own, gridOf.get(building_id)));
    }
    world.at.set(id, placeId);
    const matter = matters.get(id);
    const place = world.places.get(placeId)!;
    // One long closed, that is not the newest of its kind.
    if (matter !== undefined && place.matters?.some(one => one.id === id) !== true)
      world.places.set(placeId, withMatter(place, matter));
  }
  return world;
}

/** The household or building of a matter, and the matter as it is by now. */
export function matterIn(world: World, id: Id): { place: Household; matter: Matter } | undefined {
  const place = world.places.get(world.at.get(id) ?? '');
  const matter = place?.matters?.find(one => one.id === id);
  return place === undefined || matter === undefined ? undefined : { place, matter };
}

/** Takes in what a decision made of a place. */
export function putPlace(world: World, place: Household): void {
  world.places.set(place.id, place);
  world.touched.add(place.id);
}

export const prepareWorld = (tx: Tx, world: World, context: Context): Promise<void> =>
  prepareBook(tx, world.book, context, world.places.values());

export async function writeWorld(tx: Tx, world: World, context: Context): Promise<void> {
  const touched = [...world.touched].filter(id => world.homes.has(id));
  const counted = new Set(touched);
  await Promise.all([
    writeBook(tx, context, world.book),
    recontribute(
      tx,
      context,
      touched.map(id => world.places.get(id)!),
      world.held.filter(row => counted.has(row.household_id)),
    ),
  ]);
}
