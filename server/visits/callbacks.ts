// `answer-callback`: what a household said when it was asked whether somebody came. Never asked by whoever was at the
// door, never told of a worker; the answer itself is personal and is kept no longer than the draw's rule says.
import { addDuration } from '../../core/facts/durations.ts';
import type { EventDraft } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { AnswerCallback } from '../../core/visits/contract.ts';
import { drawRuleAt } from '../../core/visits/draw.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Context } from '../kernel/stream.ts';
import { sql } from '../kernel/unit-of-work.ts';
import { DRAW_RULES } from './draw-rules.ts';

/** A drawn visit that still says somebody was met, and the accounts of those who recorded or corrected it. */
type Drawn = { id: Id; household_id: Id; grid_id: Id | null; answer: string | null; accounts: Id[] };
type World = { drawn: Map<Id, Drawn>; answered: Map<Id, string> };

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
    if ((world.answered.get(visit.id) ?? visit.answer) === answer) return accept([]);
    world.answered.set(visit.id, answer);
    return accept([answeredEvent(visit, answer, command.observedAt, context)]);
  },
  write: async (tx, world, context) => {
    const answered = [...world.answered];
    if (answered.length === 0) return;
    const [ids, answers] = [answered.map(([id]) => id), answered.map(([, answer]) => answer)];
    await tx.rows(ANSWER, [context.streamId, ids, answers, context.now]);
  },
});

function answeredEvent(visit: Drawn, answer: string, observedAt: number, context: Context): EventDraft {
  const { timeZone } = context.place;
  const rule = drawRuleAt(DRAW_RULES, context.now, timeZone);
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
        ...(rule === undefined ? {} : { keepUntil: addDuration(observedAt, rule.retention, timeZone) }),
      },
    ],
  };
  if (visit.grid_id !== null) event.gridId = visit.grid_id;
  return event;
}

const ANSWER = sql(
  'answer_callbacks',
  `update visit v set answer = t.answer, answered_at = $4 from unnest($2::uuid[], $3::text[]) t (id, answer)
   where v.community_id = $1 and v.id = t.id`,
);
