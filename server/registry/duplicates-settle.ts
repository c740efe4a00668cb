// `settle-duplicate`: one look by a person ends a pair. When both records are one person, the other's residences end
// and its numbers lead to the kept record, so that the next roster finds that one; tallies move in the same transaction.
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import type { Residence } from '../../core/registry/decide.ts';
import { SettleDuplicate } from '../../core/registry/duplicates-contract.ts';
import {
  applySettled,
  type DuplicatePair,
  type DuplicateWorld,
  type Settled,
  settleDuplicate,
} from '../../core/registry/settle-duplicate.ts';
import { handler } from '../kernel/pipeline.ts';
import { type Context, reachesGrid } from '../kernel/stream.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { type Held, loadContributions, recontribute } from '../tallies/index.ts';
import { promiseDuplicates } from './duplicates.ts';
import { emptied, loadHouseholds } from './households.ts';
import { changeResidences, endHouseholds, type ResidenceRow, residencesOf } from './store.ts';

type World = DuplicateWorld & { held: Held[]; settled: Settled[] };

const residence = (row: ResidenceRow): Residence => ({
  personId: row.person_id,
  householdId: row.household_id,
  kind: row.kind,
});
const residenceRow = (one: Residence): ResidenceRow => ({
  person_id: one.personId,
  household_id: one.householdId,
  kind: one.kind,
});

async function load(tx: Tx, communityId: Id, ids: readonly Id[]): Promise<World> {
  const rows = await tx.rows<{ id: Id; a: Id; b: Id; verdict: DuplicatePair['verdict'] | null }>(PAIRS, [
    communityId,
    ids,
  ]);
  const residences = (
    await residencesOf(
      tx,
      communityId,
      rows.flatMap(row => [row.a, row.b]),
    )
  ).map(residence);
  const householdIds = [...new Set(residences.map(one => one.householdId))];
  const [households, held] = await Promise.all([
    loadHouseholds(tx, communityId, householdIds),
    loadContributions(tx, communityId, householdIds),
  ]);
  return {
    pairs: new Map(rows.map(({ verdict, ...pair }) => [pair.id, verdict === null ? pair : { ...pair, verdict }])),
    residences: Map.groupBy(residences, one => one.personId),
    households,
    held,
    settled: [],
  };
}
const PAIRS = sql(
  'duplicate_pairs',
  'select id, a, b, verdict from duplicate where community_id = $1 and id = any($2::uuid[])',
);

export const settleDuplicateHandler = handler<SettleDuplicate, World>({
  type: 'settle-duplicate',
  payload: SettleDuplicate,
  load: (tx, commands, streamId) =>
    load(
      tx,
      streamId,
      commands.map(command => command.subject),
    ),
  decide: (world, command, context) => {
    if (!reachesGrid(context, undefined)) return refuse('outside-area');
    const settled = settleDuplicate(world, command.subject, command.payload);
    if (!settled.ok) return settled;
    applySettled(world, settled.value);
    world.settled.push(settled.value);
    return accept([settled.value.event]);
  },
  write,
});

async function write(tx: Tx, world: World, context: Context): Promise<void> {
  const { streamId, now } = context;
  const pairs = world.settled.map(one => one.pair);
  const same = world.settled.flatMap(one => one.same ?? []);
  const ended = same.flatMap(one => one.ended);
  const touched = new Set(ended.map(one => one.householdId));
  const gone = emptied(world.households, touched);
  await Promise.all([
    endHouseholds(tx, streamId, [...gone], now),
    tx.rows(SETTLE, [streamId, now, pairs.map(one => one.id), pairs.map(one => one.verdict)]),
    changeResidences(tx, streamId, ended.map(residenceRow), same.flatMap(one => one.begun).map(residenceRow), now),
    leadNumbers(tx, streamId, same),
    promiseDuplicates(
      tx,
      streamId,
      same.map(one => one.keep),
      now,
    ),
    recontribute(
      tx,
      context,
      [...touched].flatMap(id => (gone.has(id) ? [] : (world.households.get(id) ?? []))),
      world.held.filter(row => touched.has(row.household_id)),
    ),
  ]);
}

/** One after the other: of three records of one person, the second may have been kept before it was the other. */
async function leadNumbers(tx: Tx, communityId: Id, same: readonly NonNullable<Settled['same']>[]): Promise<void> {
  for (const { keep, other } of same) {
    await tx.rows(COPY_NUMBERS, [communityId, keep, other]);
    await tx.rows(DROP_NUMBERS, [communityId, other]);
  }
}

const SETTLE = sql(
  'settle_duplicates',
  `update duplicate d set verdict = t.verdict, settled_at = $2 from unnest($3::uuid[], $4::text[]) t (id, verdict)
   where d.community_id = $1 and d.id = t.id`,
);
const COPY_NUMBERS = sql(
  'copy_locators',
  `insert into locator (blind, kind, community_id, person_id) select blind, kind, community_id, $2 from locator
   where community_id = $1 and person_id = $3 on conflict do nothing`,
);
const DROP_NUMBERS = sql('drop_locators_of', 'delete from locator where community_id = $1 and person_id = $2');
