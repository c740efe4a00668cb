// Keeps what decisions made of matters: the projection, whom it affects, and when its promises pass.
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Due } from '../../core/matters/clocks-of.ts';
import { type Matter, movedAt, openedAt, stateOf } from '../../core/matters/model.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';

/** A matter with what its pack says of it: the class of what is said, and its promises. */
export type KeptMatter = {
  matter: Matter;
  class: SensitivityClass;
  /** Not told of yet. */
  dues: readonly Due[];
  /** The earliest that counts, told or not; ms. */
  dueAt: number | undefined;
};

const json = (values: readonly unknown[]): string[] => values.map(value => JSON.stringify(value));

/** ms; a joined one leaves its last state without entering another. */
const closedAt = (matter: Matter): number | null =>
  matter.open ? null : (matter.stays.at(-1)!.until ?? movedAt(matter));

/** Writes matters new or changed; of their kind about their subject the newest is marked. */
export async function putMatters(tx: Tx, communityId: Id, kept: readonly KeptMatter[], now: number): Promise<void> {
  if (kept.length === 0) return;
  const all = kept.map(({ matter }) => matter);
  const ids = all.map(({ id }) => id);
  const affected = all.flatMap(({ id, affected }) => affected.map((household, n) => ({ id, household, n })));
  const dues = kept.flatMap(({ matter, dues }) => dues.map(due => ({ id: matter.id, ...due })));
  await Promise.all([
    tx.rows(PUT, [
      communityId,
      ids,
      all.map(one => one.pack),
      all.map(one => one.version),
      all.map(one => one.type),
      kept.map(one => one.class),
      all.map(one => one.activationId),
      all.map(one => one.subject.kind),
      all.map(one => one.subject.id),
      all.map(one => one.householdId ?? null),
      all.map(one => one.buildingId),
      all.map(stateOf),
      all.map(one => one.open),
      all.map(one => one.source),
      all.map(one => one.parentId ?? null),
      json(all.map(one => one.stays)),
      json(all.map(one => one.makers)),
      json(all.map(one => one.needs)),
      json(all.map(one => one.passed)),
      all.map(one => one.reopened),
      all.map(one => one.lead ?? null),
      all.map(one => `{${one.beside.join(',')}}`),
      all.map(one => one.owedBy ?? null),
      all.map(one => one.joined ?? null),
      all.map(openedAt),
      all.map(movedAt),
      all.map(closedAt),
      kept.map(one => one.dueAt ?? null),
      now,
      json(all.map(one => one.made)),
      all.map(one => one.appointed ?? null),
    ]),
    tx.rows(MARK_NEWEST, [
      communityId,
      all.map(one => one.subject.id),
      all.map(one => one.pack),
      all.map(one => one.type),
    ]),
    affected.length > 0
      ? tx.rows(ADD_AFFECTED, [
          communityId,
          affected.map(one => one.id),
          affected.map(one => one.household),
          affected.map(one => one.n),
        ])
      : undefined,
    tx.rows(DROP_DUES, [communityId, ids]),
    dues.length > 0
      ? tx.rows(ADD_DUES, [
          communityId,
          dues.map(one => one.id),
          dues.map(one => one.clock),
          dues.map(one => one.at),
          dues.map(one => one.startedAt),
        ])
      : undefined,
  ]);
}

const PUT = sql(
  'put_matters',
  `insert into matter (community_id, id, pack, version, type, class, activation_id, subject_kind, subject_id, household_id, building_id,
     state, open, source, parent_id, stays, makers, needs, passed, reopened, lead, beside, owed_by, joined, opened_at, moved_at, closed_at, due_at, newest, lead_at, made, appointed)
   select $1, id, pack, version, type, class, activation, kind, subject, household, building, state, open, source, parent, stays::jsonb, makers::jsonb,
     needs::jsonb, passed::jsonb, reopened, lead, beside::uuid[], owed, joined, opened, moved, closed, due, true, case when lead is not null then $29::bigint end, made::jsonb, appointed
   from unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::uuid[], $10::uuid[], $11::uuid[], $12::text[],
     $13::boolean[], $14::text[], $15::uuid[], $16::text[], $17::text[], $18::text[], $19::text[], $20::int[], $21::uuid[], $22::text[], $23::text[],
     $24::uuid[], $25::bigint[], $26::bigint[], $27::bigint[], $28::bigint[], $30::text[], $31::bigint[])
     t (id, pack, version, type, class, activation, kind, subject, household, building, state, open, source, parent, stays, makers, needs, passed,
       reopened, lead, beside, owed, joined, opened, moved, closed, due, made, appointed)
   on conflict (community_id, id) do update set state = excluded.state, open = excluded.open, stays = excluded.stays, makers = excluded.makers,
     needs = excluded.needs, made = excluded.made, appointed = excluded.appointed, passed = excluded.passed, reopened = excluded.reopened, lead = excluded.lead, beside = excluded.beside,
     owed_by = excluded.owed_by, joined = excluded.joined, moved_at = excluded.moved_at, closed_at = excluded.closed_at, due_at = excluded.due_at,
     household_id = excluded.household_id, building_id = excluded.building_id,
     lead_at = case when excluded.lead is distinct from matter.lead then excluded.lead_at else matter.lead_at end`,
);
const MARK_NEWEST = sql(
  'mark_newest_matters',
  `update matter o set newest = false from (select distinct * from unnest($2::uuid[], $3::text[], $4::text[]) t (subject, pack, type)) t
   where o.community_id = $1 and o.subject_id = t.subject and o.pack = t.pack and o.type = t.type and o.newest and exists (
     select from matter n where n.community_id = $1 and n.subject_id = o.subject_id and n.pack = o.pack and n.type = o.type
       and (n.open or n.newest) and (n.opened_at, n.id) > (o.opened_at, o.id))`,
);
const ADD_AFFECTED = sql(
  'add_affected',
  `insert into matter_affected (community_id, matter_id, household_id, n) select $1, * from unnest($2::uuid[], $3::uuid[], $4::int[])
   on conflict do nothing`,
);
const DROP_DUES = sql(
  'drop_matter_dues',
  'delete from matter_due where community_id = $1 and matter_id = any($2::uuid[])',
);
const ADD_DUES = sql(
  'add_matter_dues',
  `insert into matter_due (community_id, matter_id, clock, due_at, started_at)
   select $1, * from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[])`,
);

/** What is about people goes with them to the door they live at now, and what is about a home stands where it stands. */
export async function followResidents(
  tx: Tx,
  communityId: Id,
  moved: { persons: readonly Id[]; homes: readonly Id[] },
) {
  await Promise.all([
    moved.persons.length > 0 ? tx.rows(FOLLOW_PERSONS, [communityId, moved.persons]) : undefined,
    moved.homes.length > 0 ? tx.rows(FOLLOW_HOMES, [communityId, moved.homes]) : undefined,
  ]);
}
const FOLLOW_PERSONS = sql(
  'matters_follow_persons',
  `update matter m set household_id = h.id, building_id = h.building_id from residence r
   join household h on h.community_id = r.community_id and h.id = r.household_id
   where m.community_id = $1 and m.subject_id = any($2::uuid[]) and (m.open or m.newest) and m.subject_kind = 'person'
     and r.community_id = $1 and r.person_id = m.subject_id and r.until_at is null and r.kind <> 'registered'`,
);
const FOLLOW_HOMES = sql(
  'matters_follow_homes',
  `update matter m set building_id = h.building_id from household h
   where m.community_id = $1 and m.household_id = any($2::uuid[]) and h.community_id = $1 and h.id = m.household_id
     and m.building_id <> h.building_id`,
);
