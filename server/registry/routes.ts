// Homes and people over the wire: search and lists.
import type { FastifyInstance } from 'fastify';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { parseDoor } from '../../core/registry/address.ts';
import { type HouseholdRow, listHouseholds, type PersonRow, searchPeople } from '../../core/registry/contract.ts';
import { doorKey } from '../../core/registry/model.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { queryKeys } from '../kernel/pinyin.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from './households.ts';
import { ageOf, doorsOf, findByDoor, findPeople, listHouseholdIds, nameOf, type PersonHit, textOf } from './read.ts';

const PAGE = 50;
const CURSOR = /[|^][0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHOWN: readonly SensitivityClass[] = ['open', 'personal'];

export function registryRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, searchPeople, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    if (area.community_id === null) return refuse('open-one-community');
    const communityId = area.community_id;
    const within = area.kind === 'community' ? null : area.id;
    const limit = asked.query.limit ?? PAGE;
    const query = (asked.query.q ?? '').trim();
    return asked.read([communityId], async (tx, saw) => {
      const after = CURSOR.test(asked.query.after ?? '') ? asked.query.after! : null;
      const hits = await findHits(tx, kernel, communityId, query, within, after, limit + 1);
      const page = hits.slice(0, limit);
      const rows = await personRows(tx, kernel, communityId, area.time_zone, page);
      saw(communityId, rows.length);
      const last = page.at(-1);
      return accept(hits.length > limit && last !== undefined ? { items: rows, next: last.cursor } : { items: rows });
    });
  });

  route(app, kernel, listHouseholds, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    if (area.community_id === null) return refuse('open-one-community');
    const communityId = area.community_id;
    const limit = asked.query.limit ?? PAGE;
    return asked.read([communityId], async (tx, saw) => {
      const hits = await listHouseholdIds(
        tx,
        communityId,
        area.kind === 'community' ? null : area.id,
        asked.query.after ?? null,
        limit + 1,
      );
      const page = hits.slice(0, limit);
      const households = await loadHouseholds(
        tx,
        communityId,
        page.map(hit => hit.id),
        SHOWN,
      );
      const doors = await doorsOf(
        tx,
        communityId,
        [...households.values()].map(one => one.dwellingId),
      );
      const items = page.flatMap(hit => {
        const household = households.get(hit.id);
        if (household === undefined) return [];
        const row: HouseholdRow = {
          householdId: hit.id,
          communityId,
          door: doors.get(household.dwellingId)!,
          persons: household.persons.length,
        };
        const contact =
          textOf(household, 'household.contact_name') ??
          (household.persons[0] === undefined ? undefined : nameOf(household.persons[0]));
        if (contact !== undefined) row.contactName = contact;
        if (hit.last_visit !== null) row.lastVisit = hit.last_visit;
        return [row];
      });
      saw(communityId, items.length);
      const last = page.at(-1);
      return accept(hits.length > limit && last !== undefined ? { items, next: last.cursor } : { items });
    });
  });
}

async function findHits(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  query: string,
  within: Id | null,
  after: string | null,
  limit: number,
): Promise<PersonHit[]> {
  if (query === '') return findPeople(tx, communityId, 'p:', within, after, limit);
  // A cursor says which way it was found: `t:`, `n:`, `p:` or `i:` before a key, `^` within a door's.
  if (/^\d{4}$/.test(query) && after?.includes('^') !== true) {
    const key = `t:${kernel.blind('phone-tail', query).toString('hex')}`;
    const tail = await findPeople(tx, communityId, key, within, after, limit);
    if (tail.length > 0) return tail;
  }
  if (/\d/.test(query)) {
    const door = parseDoor(query);
    if (!door.ok) return [];
    const key = doorKey(door.value).replace(/[\\%_]/g, '\\$&');
    return findByDoor(tx, communityId, `${door.value.compound === '' ? '%' : ''}${key}`, within, after, limit);
  }
  const found: PersonHit[] = [];
  const keys = queryKeys(query);
  const begin = after === null ? 0 : keys.findIndex(key => key.slice(0, 2) === after.slice(0, 2));
  for (const [i, key] of keys.entries()) {
    if (i < begin || found.length >= limit) continue;
    const more = limit - found.length;
    found.push(
      ...(await findPeople(tx, communityId, key, within, i === begin ? after : null, more, keys[i - 1] ?? null)),
    );
  }
  return found;
}

/** People as lists show them, in the order of the hits. */
export async function personRows(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  timeZone: string,
  hits: readonly PersonHit[],
): Promise<PersonRow[]> {
  const households = await loadHouseholds(tx, communityId, [...new Set(hits.map(hit => hit.household_id))], SHOWN);
  const doors = await doorsOf(
    tx,
    communityId,
    [...households.values()].map(one => one.dwellingId),
  );
  return hits.flatMap(hit => {
    const household = households.get(hit.household_id);
    const person = household?.persons.find(one => one.id === hit.person_id);
    if (household === undefined || person === undefined) return [];
    const row: PersonRow = {
      personId: person.id,
      householdId: household.id,
      communityId,
      name: nameOf(person) ?? '',
      residence: hit.kind,
      door: doors.get(household.dwellingId)!,
    };
    const sex = textOf(person, 'person.sex');
    if (sex !== undefined) row.sex = sex;
    const age = ageOf(person, kernel.clock.now(), timeZone);
    if (age !== undefined) row.age = age;
    return [row];
  });
}
