// The pairs that wait for somebody's look: two rows side by side and why they may be one person. One community's only.
import type { FastifyInstance } from 'fastify';
import { mayGive } from '../../core/access/may.ts';
import { type Id, isId } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { type DuplicateView, listDuplicates } from '../../core/registry/duplicates-contract.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import type { PersonHit } from './read.ts';
import { personRows } from './routes.ts';

const PAGE = 50;

type Row = { id: Id; a: Id; b: Id; reasons: string[] };

// A record whose residence has ended is no double of anybody's.
const IS_OPEN = `d.verdict is null
  and exists (select from residence r where r.community_id = $1 and r.person_id = d.a and r.until_at is null)
  and exists (select from residence r where r.community_id = $1 and r.person_id = d.b and r.until_at is null)`;
const OPEN = sql(
  'open_duplicates',
  `select d.id, d.a, d.b, d.reasons from duplicate d
   where d.community_id = $1 and ($2::uuid is null or d.id < $2) and ${IS_OPEN}
   order by d.id desc limit $3`,
);
const COUNT = sql(
  'count_open_duplicates',
  `select count(*)::int as n from duplicate d where d.community_id = $1 and ${IS_OPEN}`,
);

/** How many pairs wait for somebody's look. */
export const countDuplicates = async (tx: Tx, communityId: Id): Promise<number> =>
  (await tx.rows<{ n: number }>(COUNT, [communityId]))[0]!.n;

// Where somebody is at several doors, the one they live at.
const RESIDENCES = sql(
  'residences_shown',
  `select distinct on (r.person_id) r.person_id, r.household_id, r.kind, '' as cursor from residence r
   where r.community_id = $1 and r.person_id = any($2::uuid[]) and r.until_at is null
   order by r.person_id, r.kind = 'living' desc, r.household_id`,
);

export function duplicateRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listDuplicates, async asked => {
    const area = await findArea(kernel, asked.query.community);
    if (area?.kind !== 'community') return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    if (!mayGive(asked.actor.post.role).includes('settle-duplicate')) return refuse('not-permitted');
    const communityId = area.id;
    const limit = asked.query.limit ?? PAGE;
    const after = isId(asked.query.after) ? asked.query.after : null;
    return asked.read([communityId], async (tx, saw) => {
      const found = await tx.rows<Row>(OPEN, [communityId, after, limit + 1]);
      const page = found.slice(0, limit);
      const ids = [...new Set(page.flatMap(row => [row.a, row.b]))];
      const hits = await tx.rows<PersonHit>(RESIDENCES, [communityId, ids]);
      const rows = await personRows(tx, kernel, communityId, area.time_zone, hits);
      const people = new Map(rows.map(row => [row.personId, row]));
      const items = page.flatMap(({ id, reasons, a, b }): DuplicateView[] => {
        const [one, other] = [people.get(a), people.get(b)];
        return one === undefined || other === undefined ? [] : [{ id, communityId, reasons, a: one, b: other }];
      });
      saw(communityId, rows.length);
      const last = page.at(-1);
      return accept(found.length > limit && last !== undefined ? { items, next: last.id } : { items });
    });
  });
}
