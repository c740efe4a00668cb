// The round of a grid for the phone, and visits for staff.
import type { FastifyInstance } from 'fastify';
import { mayGive, mayRead, within } from '../../core/access/may.ts';
import { ridersOf } from '../../core/demands/ride.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import { type Id, isId } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import type { Active } from '../../core/packs/compile.ts';
import { holdsAt } from '../../core/packs/model.ts';
import type { Household } from '../../core/registry/household.ts';
import { type FieldDoor, getRound, listVisits, type VisitRow } from '../../core/visits/contract.ts';
import { doorState } from '../../core/visits/door-state.ts';
import { disclosedAtDoor, doorScope, KNOCK_SECONDS } from '../../core/visits/form.ts';
import { ofTheseRounds } from '../../core/visits/this-round.ts';
import { type AreaRecord, findArea, looksInto } from '../areas/index.ts';
import { demandsAsking } from '../demands/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { ageOf, doorsOf, loadHouseholds, nameOf } from '../registry/index.ts';
import { doorsOfGrid, headOf, listVisitRows, touchedSince } from './read.ts';

const PAGE = 50;

type DoorScope = ReturnType<typeof doorScope>;

export function visitRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, getRound, async asked => {
    const grid = await findArea(kernel, asked.query.grid);
    if (grid?.kind !== 'grid' || grid.community_id === null) return refuse('unknown-grid');
    if (!looksInto(asked.actor, grid)) return refuse('outside-area');
    // The names and answers of a round are for whoever stands at its doors.
    if (!mayGive(asked.actor.post.role).includes('record-visit')) return refuse('not-permitted');
    const community = await findArea(kernel, grid.community_id);
    const communityId = grid.community_id;
    // Every class is read so that nobody is asked twice; `disclosedAtDoor` takes away what no door may tell.
    return asked.read(
      [communityId],
      async (tx, saw) => {
        const { since } = asked.query;
        const seq = await headOf(tx, communityId);
        const [actives, all, touched] = await Promise.all([
          activesOf(tx, kernel, grid),
          doorsOfGrid(tx, communityId, grid.id),
          since === undefined ? undefined : touchedSince(tx, communityId, since),
        ]);
        const rows = touched === undefined ? all : all.filter(row => touched.has(row.dwelling_id));
        const households = await loadHouseholds(
          tx,
          communityId,
          rows.flatMap(row => row.household_id ?? []),
        );
        const scope = doorScope(actives);
        const holding = actives.map(one => one.activation.id);
        const doors = rows.map((row): FieldDoor => {
          const household = households.get(row.household_id ?? '');
          const door: FieldDoor = {
            dwellingId: row.dwelling_id,
            buildingId: row.building_id,
            building: row.building,
            stairwell: row.stairwell,
            room: row.room,
            state: 'todo',
            names: {},
            ages: {},
          };
          if (row.floor !== null) door.floor = row.floor;
          if (row.last_visit_id !== null) door.lastVisitId = row.last_visit_id;
          if (household === undefined) return door;
          return {
            ...door,
            ...doorState(household, actives, { now: kernel.clock.now(), timeZone: grid.time_zone }),
            ...atTheDoor(
              kernel,
              ofTheseRounds(household, actives, mayRead(asked.actor.post.role)),
              scope,
              grid.time_zone,
              holding,
            ),
          };
        });
        saw(communityId, households.size);
        return accept({
          grid: {
            id: grid.id,
            name: grid.name,
            code: grid.code,
            communityId,
            communityName: community?.name ?? '',
            timeZone: grid.time_zone,
          },
          now: kernel.clock.now(),
          seq,
          budgetSeconds: KNOCK_SECONDS,
          actives: actives.map(one => ({ activation: one.activation, pack: one.compiled.pack })),
          doors,
        });
      },
      SENSITIVITY_CLASSES,
    );
  });

  route(app, kernel, listVisits, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    if (area.community_id === null) return refuse('open-one-community');
    const communityId = area.community_id;
    const limit = asked.query.limit ?? PAGE;
    const [at, id] = (asked.query.after ?? '').split('|');
    const after = at === undefined || !isId(id) || !/^\d{1,15}$/.test(at) ? null : { at: Number(at), id };
    return asked.read([communityId], async (tx, saw) => {
      const hits = await listVisitRows(
        tx,
        communityId,
        area.kind === 'community' ? null : area.id,
        asked.query.outcome ?? null,
        after,
        limit + 1,
      );
      const page = hits.slice(0, limit);
      const doors = await doorsOf(tx, communityId, [...new Set(page.map(hit => hit.dwelling_id))]);
      const items = page.map((hit): VisitRow => {
        const row: VisitRow = {
          id: hit.id,
          communityId,
          householdId: hit.household_id,
          door: doors.get(hit.dwelling_id)!,
          at: hit.at,
          outcome: hit.outcome,
        };
        if (hit.corrects !== null) row.corrects = hit.corrects;
        if (hit.corrected_by !== null) row.correctedBy = hit.corrected_by;
        return row;
      });
      saw(communityId, items.length);
      const last = page.at(-1);
      return accept(hits.length > limit && last !== undefined ? { items, next: `${last.at}|${last.id}` } : { items });
    });
  });
}

/** The rounds that hold for a grid now, and the demands that ride along with them. */
async function activesOf(tx: Tx, kernel: Kernel, grid: AreaRecord): Promise<Active[]> {
  const now = kernel.clock.now();
  const communityId = grid.community_id!;
  const [activations, demands] = await Promise.all([
    activationsOf(kernel, tx, communityId),
    demandsAsking(tx, communityId, now),
  ]);
  const rounds = activations.flatMap((activation): Active[] => {
    const compiled = kernel.library.pack(activation.pack, activation.version);
    return compiled !== undefined && holdsAt(activation, now) && within(grid.path, activation.areaPath)
      ? [{ activation, compiled }]
      : [];
  });
  const here = demands.filter(({ areaPath }) => within(grid.path, areaPath));
  return [...rounds, ...ridersOf(here, rounds, kernel.library.dictionary, now)];
}

function atTheDoor(kernel: Kernel, household: Household, scope: DoorScope, timeZone: string, holding: readonly Id[]) {
  const now = kernel.clock.now();
  const names: Record<Id, string> = {};
  const ages: Record<Id, number> = {};
  for (const person of household.persons) {
    const name = nameOf(person, holding);
    if (name !== undefined) names[person.id] = name;
    const age = ageOf(person, now, timeZone, holding);
    if (age !== undefined) ages[person.id] = age;
  }
  return {
    householdId: household.id,
    household: disclosedAtDoor(household, kernel.library.dictionary, scope.purposes, scope.elements),
    names,
    ages,
  };
}
