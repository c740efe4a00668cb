// Works off what rules still have to look at: buildings of a schedule or a switch, and doors of a stairwell. Whoever
// does it again does nothing: each command's id is made of activation, rule, instant and household.

import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { idFrom } from '../../core/kernel/derive.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Elsewhere } from '../../core/matters/running.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql } from '../kernel/unit-of-work.ts';
import { householdIdsOfBuildings } from '../registry/index.ts';
import { SWITCHED } from './schedules.ts';
import { asSystem } from './ticks.ts';

const AT_ONCE = 50;
const ROUND = 200;

type Todo = { community_id: Id; building_id: Id; activation_id: Id; rule: string; at: number };
const TODO = sql(
  'rules_to_do',
  `select community_id, building_id, activation_id, rule, at from rule_todo order by at, activation_id, rule, community_id, building_id limit ${ROUND}`,
);
const DONE = sql(
  'rule_done',
  'delete from rule_todo where community_id = $1 and building_id = $2 and activation_id = $3 and rule = $4 and at = $5',
);

/** Not yet: the same command may come again. */
const isPassing = ({ refusal }: Reply): boolean => refusal?.code === 'busy' || refusal?.code === 'unexpected';

async function giveAll(pipeline: Pipeline, commands: readonly AnyCommand[]): Promise<boolean> {
  for (let from = 0; from < commands.length; from += AT_ONCE) {
    const replies = await pipeline.submit(SYSTEM, commands.slice(from, from + AT_ONCE));
    if (replies.some(isPassing)) return false;
  }
  return true;
}

const commandsOf = ({ community_id: stream, activation_id: activationId, rule, at }: Todo, households: readonly Id[]) =>
  households.map((subject): AnyCommand => {
    const which = rule.startsWith(SWITCHED) ? { switched: rule.slice(SWITCHED.length) } : { rule };
    return {
      ...{ id: idFrom(at, `${activationId} ${rule} ${subject}`), stream, type: 'run-rules', subject },
      ...{ payload: { activationId, ...which, at }, observedAt: at },
    };
  });

/** What waits for a building: its households; for a community itself, a draw. */
async function commandsFor(kernel: Kernel, todo: Todo): Promise<AnyCommand[]> {
  const { community_id: communityId, building_id: buildingId, activation_id: subject, rule, at } = todo;
  if (communityId === buildingId) {
    const id = idFrom(at, `draw ${subject} ${rule} ${communityId}`);
    return [{ id, stream: communityId, type: 'draw-lots', subject, payload: { rule, at }, observedAt: at }];
  }
  const households = await inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), tx =>
    householdIdsOfBuildings(tx, communityId, [buildingId]),
  );
  return commandsOf(todo, households);
}

/** Every building that waits; one that fails leaves the next its turn. */
export async function workOffRules(kernel: Kernel, pipeline: Pipeline): Promise<void> {
  for (;;) {
    const waiting = await asSystem(kernel, tx => tx.rows<Todo>(TODO));
    let done = 0;
    for (const todo of waiting) {
      const { community_id: communityId, building_id: buildingId } = todo;
      try {
        if (!(await giveAll(pipeline, await commandsFor(kernel, todo)))) continue;
        await asSystem(kernel, tx => tx.rows(DONE, [communityId, buildingId, todo.activation_id, todo.rule, todo.at]));
        done += 1;
      } catch (error) {
        kernel.log('rules', { community: communityId, error: String((error as Error).message) });
      }
    }
    if (waiting.length < ROUND || done === 0) return;
  }
}

/** What a rule wants done at other doors of a stairwell. Throws where it has to be tried again. */
export async function workElsewhere(
  pipeline: Pipeline,
  { communityId, at, effects }: { communityId: Id; at: number; effects: readonly Elsewhere[] },
): Promise<void> {
  const commands = effects.map(
    ({ householdId: subject, ...payload }): AnyCommand => ({
      id: idFrom(at, `${payload.cause} ${payload.rule} ${payload.effect} ${subject}`),
      ...{ stream: communityId, type: 'run-rules', subject, payload: { ...payload, at }, observedAt: at },
    }),
  );
  if (!(await giveAll(pipeline, commands))) throw new Error('a stairwell is busy');
}
