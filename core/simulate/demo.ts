// The demo as commands: a fictional street laid out, staffed, registered, and visited for a week. Pure: the same seed
// and instant give the same ids, so that seeding can be taken up again wherever it was broken off.
import type { LayOutAreas } from '../areas/contract.ts';
import { localDate, startOfDay } from '../facts/local-time.ts';
import type { AnyCommand } from '../kernel/command.ts';
import { type Id, idAt } from '../kernel/id.ts';
import { DAY_MS, HOUR_MS } from '../kernel/time.ts';
import type { ActivatePack } from '../packs/contract.ts';
import { type Chance, createChance } from './chance.ts';
import { mattersOf, SERVICES } from './demo-matters.ts';
import { resourcesOf } from './demo-resources.ts';
import { type DemoPost, inventStaff, type Staff } from './demo-staff.ts';
import type { SimulatedBuilding, SimulatedCommunity } from './model.ts';
import { type StreetOptions, simulateStreet, TIME_ZONE } from './street.ts';
import { type SimulatedVisit, simulateWeek } from './week.ts';

/** Posts to add, then commands to give in one of them; `by` absent: the system's own. */
export type DemoStep = { posts?: DemoPost[]; by?: Id; commands: AnyCommand[] };

export type Demo = {
  /** The official areas, the offices above the communities, and what is switched on. Before any building stands. */
  first: DemoStep[];
  /** One list for each community, to be done in order; the communities do not wait for each other. */
  communities: DemoStep[][];
  activations: { everyday: Id; screening: Id; services: Id };
  counts: { households: number; persons: number; visits: number };
};

export type DemoOptions = StreetOptions & { rootAreaId: Id };

/** One command, with an id of its own. */
export type Give = (type: string, stream: Id, subject: Id, observedAt: number, payload: unknown) => AnyCommand;

const giving =
  (ids: Chance): Give =>
  (type, stream, subject, observedAt, payload) => ({
    ...{ id: idAt(observedAt, ids.bytes(10)), stream, type, subject, payload, observedAt },
  });

/** `at` (ms) is the demo's present: households were registered 20 days before it, screening began two mornings ago. */
export function planDemo(options: DemoOptions): Demo {
  const { seed, at, rootAreaId } = options;
  const chance = createChance(seed).fork('demo');
  const place = simulateStreet(options);
  const buildings = [...place.buildings()];
  const switchedOn = startOfDay(localDate(at - 2.5 * DAY_MS, TIME_ZONE), TIME_ZONE) + 8 * HOUR_MS;
  const week = simulateWeek({
    ...{ seed, place: { buildings: () => eachOf(buildings) } },
    ...{ from: at - 7 * DAY_MS, switchedOn, to: at },
  });
  const visits = Map.groupBy(week, one => one.gridId);
  const staff = inventStaff(chance.fork('staff'), { at, rootAreaId, ...place });
  const activations = {
    everyday: idAt(at - 30 * DAY_MS, chance.bytes(10)),
    screening: idAt(switchedOn, chance.bytes(10)),
    services: idAt(at - 29 * DAY_MS, chance.fork('services').bytes(10)),
  };
  const give = giving(chance.fork('commands'));
  const layOut: LayOutAreas = { areas: place.areas };
  const first: DemoStep[] = [
    { commands: [give('lay-out-areas', rootAreaId, rootAreaId, at - 40 * DAY_MS, layOut)] },
    {
      posts: staff.above,
      by: staff.districtOfficer,
      commands: switchesOf(place.areas, give, activations, at, switchedOn),
    },
  ];
  const byCommunity = Map.groupBy(buildings, one => one.communityId);
  const households = buildings.flatMap(one => one.households);
  return {
    first,
    communities: place.communities.map(community =>
      stepsOf(community, byCommunity.get(community.id) ?? [], visits, staff, chance.fork(community.code), at),
    ),
    activations,
    counts: {
      households: households.length,
      persons: households.reduce((sum, one) => sum + one.payload.persons.length, 0),
      visits: [...visits.values()].reduce((sum, one) => sum + one.length, 0),
    },
  };
}

function* eachOf<T>(items: readonly T[]): Generator<T> {
  yield* items;
}

/** Everyday visits all over the district for a month; the screening round in the street. */
function switchesOf(
  areas: LayOutAreas['areas'],
  give: Give,
  activations: Demo['activations'],
  at: number,
  switchedOn: number,
): AnyCommand[] {
  const district = areas.find(one => one.kind === 'district')!.id;
  const street = areas.find(one => one.kind === 'street')!.id;
  const on = (pack: string, version: number, id: Id, areaId: Id, from: number, basis: string) => {
    const payload: ActivatePack = { pack, version, areaId, from, basis };
    return give('activate-pack', areaId, id, from, payload);
  };
  return [
    on('everyday_visit', 2, activations.everyday, district, at - 30 * DAY_MS, '望舒区社区日常走访办法（演示）'),
    on(SERVICES, 1, activations.services, district, at - 29 * DAY_MS, '望舒区社区便民服务公约（演示）'),
    on(
      ...(['door_to_door_screening', 2, activations.screening, street, switchedOn] as const),
      '望舒区疫情防控指挥部第 6 号通告：听澜渡街道三日内走访一遍（演示）',
    ),
  ];
}

/**
 * A community's buildings, what it has at hand, then grid by grid its households, then grid by grid the week's visits, and
 * what was asked for.
 */
function stepsOf(
  community: SimulatedCommunity,
  buildings: readonly SimulatedBuilding[],
  visits: ReadonlyMap<Id, SimulatedVisit[]>,
  staff: Staff,
  chance: Chance,
  at: number,
): DemoStep[] {
  const { id, grids } = community;
  const give = giving(chance);
  const { staffPost, workers, posts } = staff.communities.get(id)!;
  const laidOut = at - 35 * DAY_MS;
  const ground = [
    ...grids.map(one => give('lay-out-grid', id, one.id, laidOut, one.layOut)),
    ...buildings.map(one => give('lay-out-building', id, one.id, laidOut, one.layOut)),
  ];
  const byGrid = Map.groupBy(buildings, one => one.gridId);
  const households = grids.map(
    (grid): DemoStep => ({
      by: staffPost,
      commands: (byGrid.get(grid.id) ?? []).flatMap(building =>
        building.households.map(one => give('register-household', id, one.householdId, at - 20 * DAY_MS, one.payload)),
      ),
    }),
  );
  const knocks = grids.map(
    (grid): DemoStep => ({
      by: workers.get(grid.id)!,
      commands: (visits.get(grid.id) ?? []).map(one => ({
        ...{ id: one.visitId, stream: id, type: 'record-visit', subject: one.householdId },
        ...{ payload: one.visit, observedAt: one.at },
      })),
    }),
  );
  const own = chance.fork('resources');
  const resources = resourcesOf(community, { staffPost, workers }, giving(own), own, at);
  const asked = chance.fork('matters');
  const matters = mattersOf(community, buildings, { staffPost }, giving(asked), asked, at);
  return [
    { by: staffPost, commands: ground },
    { posts, commands: [] },
    ...[resources, households, knocks, matters].flat(),
  ];
}
