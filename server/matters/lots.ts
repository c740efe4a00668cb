// Draws of lots over a community: one command draws, with the stream's own digest for a seed, and a job then tells every
// ticket its place by the moves the rule names. Whoever drew twice, or moved twice, did it once.
import { createHash } from 'node:crypto';
import { areaEvent } from '../../core/areas/decide.ts';
import type { AnyCommand } from '../../core/kernel/command.ts';
import { idFrom } from '../../core/kernel/derive.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept } from '../../core/kernel/result.ts';
import { DrawLots } from '../../core/matters/contract.ts';
import { drawLots, type Ticket } from '../../core/matters/draw.ts';
import { drawOf, ticketOf } from '../../core/matters/draw-effect.ts';
import type { Matter } from '../../core/matters/model.ts';
import { isMatterOf } from '../../core/packs/compile.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { promiseWork } from '../kernel/outbox.ts';
import { handler, type Pipeline } from '../kernel/pipeline.ts';
import { type Context, packOf, SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../kernel/unit-of-work.ts';
import { loadSupplies } from '../resources/index.ts';
import { activesFor } from '../tallies/index.ts';
import { MATTER_COLUMNS, MATTER_FROM, type MatterRecord, matterOf } from './load.ts';
import { worldOf } from './run.ts';

/** The topic of the job. */
export const LOTS = 'lots';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

type Lots = {
  id: Id;
  activationId: Id;
  rule: string;
  seed: string;
  places: number;
  tickets: Id[];
  promised: number;
};
type World = { wanted: { activationId: Id; rule: string }[]; found: Map<string, Found>; drawn: Lots[] };
type Found = { tickets: Ticket[]; places: number; seed: string };

const WAITING = sql(
  'waiting_tickets',
  `select ${MATTER_COLUMNS} from ${MATTER_FROM}
   where m.community_id = $1 and m.pack = $2 and m.type = $3 and m.state = $4 and m.open order by m.id`,
);
const HEAD = sql('head_digest', 'select head_digest from stream where id = $1');
const ADD = sql(
  'add_lots',
  `insert into lots (community_id, id, activation_id, rule, drawn_at, seed, places, tickets, promised) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const keyOf = (activationId: Id, rule: string): string => `${activationId} ${rule}`;

/** The rule's draw, where its pack holds for the community now. */
function meant(context: Context, activationId: Id, name: string) {
  const active = activesFor(context, undefined, context.now).find(({ activation }) => activation.id === activationId);
  const rule = active?.compiled.rules.find(one => one.rule.id === name);
  const draw = rule && drawOf(rule);
  return active === undefined || rule === undefined || draw === undefined ? undefined : { active, rule, draw };
}

async function prepare(tx: Tx, world: World, context: Context): Promise<void> {
  const { streamId, now, place, kernel } = context;
  for (const { activationId, rule: name } of world.wanted) {
    const there = meant(context, activationId, name);
    if (there === undefined) continue;
    const { active, rule, draw } = there;
    const { effect } = draw;
    const [rows, heads, supplies] = await Promise.all([
      tx.rows<MatterRecord>(WAITING, [streamId, active.compiled.pack.pack, effect.draw, effect.in]),
      tx.rows<{ head_digest: Buffer }>(HEAD, [streamId]),
      typeof effect.places === 'string' ? loadSupplies(tx, streamId, [effect.places]) : undefined,
    ]);
    const nobody = { id: streamId, communityId: streamId, dwellingId: streamId, buildingId: streamId };
    const rules = worldOf({ kernel, now, place }, { ...nobody, rows: [], persons: [] }, [active]);
    const tickets = rows
      .map(matterOf)
      .filter((matter: Matter) => isMatterOf(matter, active))
      .map(matter => ticketOf(rules, matter, rule, draw));
    const free = [...(supplies?.resources.values() ?? [])].reduce((sum, { balances }) => sum + balances.on_hand, 0);
    world.found.set(keyOf(activationId, name), {
      tickets,
      places: typeof effect.places === 'number' ? effect.places : free,
      seed: heads[0]!.head_digest.toString('hex'),
    });
  }
}

export const drawLotsHandler = handler<DrawLots, World>({
  type: 'draw-lots',
  payload: DrawLots,
  load: async (_tx, commands) => ({
    wanted: commands.map(({ subject, payload }) => ({ activationId: subject, rule: payload.rule })),
    ...{ found: new Map(), drawn: [] },
  }),
  prepare,
  decide: (world, command, context) => {
    const { rule } = command.payload;
    const there = meant(context, command.subject, rule);
    const found = world.found.get(keyOf(command.subject, rule));
    if (there === undefined || found === undefined) return accept([]);
    const { order, won } = drawLots(found.tickets, { seed: found.seed, places: found.places, digest });
    const promised = found.tickets.filter(({ first }) => first).length;
    const { compiled } = there.active;
    const lots = { rule, seed: found.seed, places: won.length, tickets: order, promised };
    world.drawn.push({ id: command.id, activationId: command.subject, ...lots });
    const event = areaEvent('lots.drawn', 'activation', command.subject, lots);
    return accept([{ ...event, transition: 'draw', rule: `${compiled.pack.pack}@${compiled.pack.version}/${rule}` }]);
  },
  write: async (tx, { drawn }, { streamId, now }) => {
    for (const { id, activationId, rule, seed, places, tickets, promised } of drawn) {
      await tx.rows(ADD, [streamId, id, activationId, rule, now, seed, places, tickets, promised]);
      await promiseWork(tx, LOTS, { communityId: streamId, lotsId: id }, now);
    }
  },
});

type Row = {
  activation_id: Id;
  rule: string;
  drawn_at: number;
  places: number;
  tickets: Id[];
  pack: string;
  version: number;
};
const FIND = sql(
  'find_lots',
  `select l.activation_id, l.rule, l.drawn_at, l.places, l.tickets, a.pack, a.version from lots l
   join activation a on a.id = l.activation_id where l.community_id = $1 and l.id = $2 and l.moved_at is null`,
);
const MOVED = sql('lots_moved', 'update lots set moved_at = $3 where community_id = $1 and id = $2');
const AT_ONCE = 50;

/** Tells every ticket its place; throws where it has to be tried again. A ticket that was taken back meanwhile stays so. */
export async function workOnLots(kernel: Kernel, pipeline: Pipeline, communityId: Id, lotsId: Id): Promise<void> {
  const inScope = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), work);
  const [row] = await inScope(tx => tx.rows<Row>(FIND, [communityId, lotsId]));
  const rule = row && (await packOf(kernel, row))?.rules.find(one => one.rule.id === row.rule);
  const draw = rule && drawOf(rule);
  if (row === undefined || draw === undefined) return;
  const moves = row.tickets.flatMap((subject, at): AnyCommand[] => {
    const transition = at < row.places ? draw.effect.won : draw.effect.lost;
    if (transition === undefined) return [];
    const id = idFrom(row.drawn_at, `${lotsId} ${subject}`);
    const payload = { transition };
    return [{ id, stream: communityId, type: 'move-matter', subject, payload, observedAt: row.drawn_at }];
  });
  for (let from = 0; from < moves.length; from += AT_ONCE) {
    const replies = await pipeline.submit(SYSTEM, moves.slice(from, from + AT_ONCE));
    if (replies.some(({ refusal }) => refusal?.code === 'busy' || refusal?.code === 'unexpected'))
      throw new Error(`lots ${lotsId} have to wait`);
  }
  await inScope(tx => tx.rows(MOVED, [communityId, lotsId, kernel.clock.now()]));
}
