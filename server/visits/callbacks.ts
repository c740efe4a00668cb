// `answer-callback`: what a household said when it was asked whether somebody came. Never asked by whoever was at the
// door, never told of a worker; the answer itself is personal and is kept no longer than the draw's rule says.
import { addDuration } from '../../core/facts/durations.ts';
import type { EventDraft } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { AnswerCallback } from '../../core/visits/contract.ts';
import { drawRuleAt } from '../../core/visits/draw.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { handler } from '../kernel/pipeline.ts';
import { type Context, SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql } from '../kernel/unit-of-work.ts';
import { DRAW_RULES } from './draw-rules.ts';

/** A drawn visit that still says somebody was met, and the accounts of those who recorded or corrected it. */
type Drawn = { id: Id; household_id: Id; grid_id: Id | null; answer: string | null; accounts: Id[] };
type World = { drawn: Map<Id, Drawn>; answered: Map<Id, { answer: string; at: number }> };

/**
 * Holds for a visit `v` whose last correction, if any, still says somebody was met, or whose household has answered
 * already: one that was corrected into a refusal must not ring.
 */
export const STILL_MET = `(v.answer is not null or coalesce((select c.outcome from visit c
  where c.community_id = v.community_id and c.household_id = v.household_id and c.corrects = v.id order by c.seq desc limit 1), 'met') = 'met')`;

const DRAWN = sql(
  'drawn_visits',
  `select v.id, v.household_id, v.grid_id, v.answer, array(
     select p.account_id from visit w join post p on p.id = w.post_id
     where w.community_id = v.community_id and w.household_id = v.household_id and (w.id = v.id or w.corrects = v.id)) as accounts
   from visit v where v.community_id = $1 and v.id = any($2::uuid[]) and v.drawn and ${STILL_MET}`,
);

export const answerCallbackHandler = handler<AnswerCallback, World>({
  type: 'answer-callback',
  payload: AnswerCallback,
  load: async (tx, commands, streamId) => {
    const rows = await tx.rows<Drawn>(DRAWN, [streamId, commands.map(command => command.subject)]);
    return { drawn: new Map(rows.map(row => [row.id, row])), answered: new Map() };
  },
  decide: (world, command, context) => {
    const visit = world.drawn.get(command.subject);
    if (visit === undefined) return refuse('not-drawn');
    if (visit.accounts.includes(context.actor.userId)) return refuse('own-visit');
    const { answer } = command.payload;
    if ((world.answered.get(visit.id)?.answer ?? visit.answer) === answer) return accept([]);
    world.answered.set(visit.id, { answer, at: command.observedAt });
    return accept([answeredEvent(visit, answer, command.observedAt, context)]);
  },
  write: async (tx, world, context) => {
    if (world.answered.size === 0) return;
    const said = [...world.answered.values()];
    await tx.rows(ANSWER, [
      context.streamId,
      [...world.answered.keys()],
      said.map(one => one.answer),
      said.map(one => one.at),
    ]);
  },
});

/** The instant at which an answer given at `at` (ms) is forgotten; undefined before the first rule. */
const answerEnds = (at: number, timeZone: string): number | undefined => {
  const rule = drawRuleAt(DRAW_RULES, at, timeZone);
  return rule === undefined ? undefined : addDuration(at, rule.retention, timeZone);
};

function answeredEvent(visit: Drawn, answer: string, observedAt: number, context: Context): EventDraft {
  const keepUntil = answerEnds(observedAt, context.place.timeZone);
  const event: EventDraft = {
    type: 'callback.answered',
    subjectKind: 'household',
    subjectId: visit.household_id,
    payloads: [
      {
        subjectId: visit.household_id,
        class: 'personal',
        purpose: 'registry',
        activationId: EVERYDAY,
        body: { visitId: visit.id, answer },
        ...(keepUntil === undefined ? {} : { keepUntil }),
      },
    ],
  };
  if (visit.grid_id !== null) event.gridId = visit.grid_id;
  return event;
}

const ANSWER = sql(
  'answer_callbacks',
  `update visit v set answer = t.answer, answered_at = t.at from unnest($2::uuid[], $3::text[], $4::bigint[]) t (id, answer, at)
   where v.community_id = $1 and v.id = t.id`,
);

/** Takes the answers whose time is over off their visits, as it ends for the payloads of their events. */
export async function forgetOldAnswers(kernel: Kernel): Promise<void> {
  const { rows } = await kernel.db.pool.query(DRAWN_IN);
  for (const { id, time_zone } of rows as { id: Id; time_zone: string }[]) {
    await inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, id), async tx => {
      const answers = await tx.rows<{ id: Id; answered_at: number }>(ANSWERS, [id]);
      const now = kernel.clock.now();
      const over = answers.filter(one => (answerEnds(one.answered_at, time_zone) ?? Number.POSITIVE_INFINITY) <= now);
      if (over.length > 0) await tx.rows(FORGET, [id, over.map(one => one.id), over.map(one => one.answered_at)]);
    });
  }
}
const DRAWN_IN = `select id, time_zone from area where kind = 'community' and id in (select community_id from visit_draw)`;
const ANSWERS = sql(
  'answers_kept',
  'select id, answered_at from visit where community_id = $1 and drawn and answer is not null',
);
// By its instant too: what was answered anew in between stays.
const FORGET = sql(
  'forget_answers',
  `update visit v set answer = null, answered_at = null from unnest($2::uuid[], $3::bigint[]) t (id, at)
   where v.community_id = $1 and v.id = t.id and v.answered_at = t.at`,
);
