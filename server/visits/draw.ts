// `draw-visits`: draws among the visits recorded since the last draw, by the digest the chain had when the last of them
// was in it. Recording a visit costs nothing more; what was drawn can be drawn again from skeletons alone.
import { createHash } from 'node:crypto';
import Type from 'typebox';
import { areaEvent } from '../../core/areas/decide.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept } from '../../core/kernel/result.ts';
import { drawRuleAt, drawVisits } from '../../core/visits/draw.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { handler, type Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../kernel/unit-of-work.ts';
import { DRAW_RULES } from './draw-rules.ts';

/** The draw so far and the chain's last event; the visits recorded in between at which somebody was met. */
type World = {
  drawnTo: number;
  head?: { seq: number; digest: Buffer };
  visits: Id[];
  draw?: { from: number; to: number; seed: Buffer; share: number; eligible: number; drawn: Id[] };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const LAST_DRAW = sql('last_draw', 'select max(to_seq) as to_seq from visit_draw where community_id = $1');
const LAST_EVENT = sql('last_event', 'select seq, digest from event where stream_id = $1 order by seq desc limit 1');
// The command that recorded a visit bears the visit's id.
const MET = sql(
  'visits_met_between',
  `select command_id as id from event
   where stream_id = $1 and seq > $2 and seq <= $3 and type = 'visit.recorded' and transition = 'met' order by seq`,
);

async function load(tx: Tx, streamId: Id): Promise<World> {
  const [draws, heads] = await Promise.all([
    tx.rows<{ to_seq: number | null }>(LAST_DRAW, [streamId]),
    tx.rows<{ seq: number; digest: Buffer }>(LAST_EVENT, [streamId]),
  ]);
  const world: World = { drawnTo: draws[0]?.to_seq ?? 0, visits: [] };
  const [head] = heads;
  if (head === undefined) return world;
  const visits = await tx.rows<{ id: Id }>(MET, [streamId, world.drawnTo, head.seq]);
  return { ...world, head, visits: visits.map(row => row.id) };
}

export const drawVisitsHandler = handler<Record<string, never>, World>({
  type: 'draw-visits',
  payload: Type.Object({}, { additionalProperties: false }),
  load: (tx, _commands, streamId) => load(tx, streamId),
  decide: (world, command, context) => {
    const rule = drawRuleAt(DRAW_RULES, context.now, context.place.timeZone);
    const { head, visits, drawnTo } = world;
    if (rule === undefined || head === undefined || visits.length === 0 || world.draw !== undefined) return accept([]);
    const drawn = drawVisits(head.digest.toString('hex'), visits, rule.share, sha256);
    const draw = { from: drawnTo + 1, to: head.seq, share: rule.share, eligible: visits.length };
    world.draw = { ...draw, seed: head.digest, drawn };
    return accept([areaEvent('visits.drawn', 'area', command.stream, { ...draw, drawn: drawn.length })]);
  },
  write: async (tx, { draw }, context) => {
    if (draw === undefined) return;
    const { from, to, seed, share, eligible, drawn } = draw;
    const row = [context.streamId, from, to, seed, share, eligible, drawn.length, context.now];
    await Promise.all([tx.rows(ADD_DRAW, row), tx.rows(MARK_DRAWN, [context.streamId, drawn])]);
  },
});

const ADD_DRAW = sql(
  'add_draw',
  `insert into visit_draw (community_id, from_seq, to_seq, seed, share, eligible, drawn, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const MARK_DRAWN = sql(
  'mark_drawn',
  'update visit set drawn = true where community_id = $1 and id = any($2::uuid[]) and corrects is null',
);

const WAITING = sql(
  'communities_with_visits_to_draw',
  `select s.id from stream s
   join area a on a.id = s.id and a.kind = 'community' and a.until_at is null
   left join lateral (select max(d.to_seq) as to_seq from visit_draw d where d.community_id = s.id) d on true
   where s.head_seq > coalesce(d.to_seq + 1, 0) and exists (
     select from event e where e.stream_id = s.id and e.seq > coalesce(d.to_seq, 0) and e.type = 'visit.recorded' and e.transition = 'met')`,
);

/** Draws in every community in which visits have been recorded since its last draw. Doing it twice draws once. */
export async function drawWaitingVisits(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  const scope = { ...writeScope(kernel, SYSTEM.post.id, SYSTEM.post.id), flags: ['system' as const] };
  const communities = await inTransaction(kernel.db, scope, tx => tx.rows<{ id: Id }>(WAITING));
  for (const { id } of communities) {
    const common = { id: kernel.newId(), stream: id, subject: id, observedAt: kernel.clock.now() };
    await pipeline.submit(SYSTEM, [{ ...common, type: 'draw-visits', payload: {} }]);
  }
}
