// How many open matters each building has, and how many of them are late: what the map shows.
import type { Id } from '../../core/kernel/id.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import type { Conditions } from './scope.ts';

export type BuildingCount = { buildingId: Id; open: number; late: number };

export type Counted = { pack?: string; type?: string /** Led by this post, or it is beside. */; mine?: Id };

/** Of the matters that `where` lets the post see; buildings without any are left out. `now` in ms. */
export async function countByBuilding(
  tx: Tx,
  where: Conditions,
  { pack, type, mine }: Counted,
  now: number,
): Promise<BuildingCount[]> {
  where.add('open', 'm.open');
  if (pack !== undefined) where.add('pack', 'm.pack = ?', pack);
  if (type !== undefined) where.add('type', 'm.type = ?', type);
  if (mine !== undefined) where.add('mine', '(m.lead = ? or m.beside @> array[?::uuid])', mine, mine);
  const counted = sql(
    `matter_counts_${where.name}`,
    `select building_id as "buildingId", count(*)::int as open, (count(*) filter (where m.by_at <= $${where.values.length + 1}))::int as late
     from matter m where ${where.text} group by building_id`,
  );
  return tx.rows<BuildingCount>(counted, [...where.values, now]);
}
