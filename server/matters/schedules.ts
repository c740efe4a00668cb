// Rules whose own time comes: on a schedule, and when their pack is switched on or off. Instants are written down per
// activation and rule; one that has come is spread over buildings, each household looked at once by a derived id.

import type { Id } from '../../core/kernel/id.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import { drawOf } from '../../core/matters/draw-effect.ts';
import { nextTime } from '../../core/matters/schedule.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import type { Activation } from '../../core/packs/model.ts';
import { holdsAt } from '../../core/packs/model.ts';
import { activationAt } from '../../core/packs/version.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationOf, packOf } from '../kernel/stream.ts';
import { sql } from '../kernel/unit-of-work.ts';
import { asSystem } from './ticks.ts';

/** How a switch stands among the rules of an activation; no rule's id has a colon. */
export const SWITCHED = 'switched:';

/** What was missed longer ago than this when it is first written down is no work any more. */
const MISSED_MS = DAY_MS;

type ActivationRow = Parameters<typeof activationOf>[0] & { time_zone: string };
const ACTIVATIONS = sql(
  'activations_with_rules',
  `select a.id, a.pack, a.version, a.earlier, a.area_id, a.area_path::text, a.from_at, a.until_at, a.ended_at, a.basis, p.time_zone
   from activation a join area p on p.id = a.area_id
   where coalesce(a.ended_at, $1) >= $1 and coalesce(a.until_at, $1) >= $1`,
);
type Written = { activation_id: Id; rule: string; due_at: number | null };
const WRITTEN = sql(
  'written_rules',
  'select activation_id, rule, due_at from rule_due where activation_id = any($1::uuid[])',
);
const WRITE = sql(
  'write_rule_due',
  `insert into rule_due (activation_id, rule, due_at) select * from unnest($1::uuid[], $2::text[], $3::bigint[])
   on conflict (activation_id, rule) do update set due_at = excluded.due_at where rule_due.due_at is not null`,
);

const endOf = ({ until, endedAt }: Activation): number | undefined =>
  endedAt === undefined ? until : Math.min(endedAt, until ?? endedAt);

/** What an activation's rules wait for: by rule, the instant; undefined where it is not known yet. */
function wanted(
  compiled: CompiledPack,
  activation: Activation,
  timeZone: string,
  now: number,
): Map<string, number | undefined> {
  const due = new Map<string, number | undefined>();
  const { from } = activation;
  const after = from > now - MISSED_MS ? from - 1 : now;
  for (const rule of compiled.rules) {
    const { trigger } = rule;
    if (trigger.kind === 'switched')
      due.set(`${SWITCHED}${trigger.to}`, trigger.to === 'on' ? from : endOf(activation));
    else if (trigger.kind === 'schedule') due.set(rule.rule.id, nextTime(trigger, { from, after, timeZone }));
  }
  return due;
}

/** Writes down when rules are due that are new, or whose end has moved. Doing it twice does nothing. */
export async function planRules(kernel: Kernel): Promise<void> {
  const now = kernel.clock.now();
  const rows = await asSystem(kernel, tx => tx.rows<ActivationRow>(ACTIVATIONS, [now - MISSED_MS]));
  const planned = new Map<Id, Map<string, number | undefined>>();
  for (const row of rows) {
    const activation = activationAt(activationOf(row), now);
    const compiled = await packOf(kernel, activation);
    if (compiled !== undefined && compiled.rules.length > 0)
      planned.set(activation.id, wanted(compiled, activation, row.time_zone, now));
  }
  if (planned.size === 0) return;
  await asSystem(kernel, async tx => {
    const written = new Map<string, number | null>();
    for (const one of await tx.rows<Written>(WRITTEN, [[...planned.keys()]]))
      written.set(`${one.activation_id} ${one.rule}`, one.due_at);
    const fresh: [Id, string, number | null][] = [];
    for (const [id, rules] of planned)
      for (const [rule, at] of rules) {
        const before = written.get(`${id} ${rule}`);
        const switched = rule.startsWith(SWITCHED);
        // A schedule goes on from where it is; only an end moves.
        if (at === undefined || before === null || (before !== undefined && (!switched || before === at))) continue;
        fresh.push([id, rule, before === undefined && switched && at < now - MISSED_MS ? null : at]);
      }
    if (fresh.length > 0)
      await tx.rows(WRITE, [fresh.map(one => one[0]), fresh.map(one => one[1]), fresh.map(one => one[2])]);
  });
}

type DueRule = ActivationRow & { rule: string; due_at: number };
const DUE = sql(
  'due_rules',
  `select d.rule, d.due_at, a.id, a.pack, a.version, a.earlier, a.area_id, a.area_path::text, a.from_at, a.until_at, a.ended_at, a.basis, p.time_zone
   from rule_due d join activation a on a.id = d.activation_id join area p on p.id = a.area_id where d.due_at <= $1 order by d.due_at limit 200`,
);
// Whoever moves it on spreads it: of two schedulers only one.
const MOVE_ON = sql(
  'move_rule_on',
  'update rule_due set due_at = $4 where activation_id = $1 and rule = $2 and due_at = $3 returning rule',
);
const SPREAD = sql(
  'spread_rule',
  `insert into rule_todo (community_id, building_id, activation_id, rule, at)
   select b.community_id, b.id, a.id, $2, $3 from activation a join area p on p.id = a.area_id
   join area c on c.kind = 'community' and (c.path <@ p.path or c.path @> p.path)
   join area b on b.community_id = c.id and b.kind = 'building' and b.until_at is null
   left join building_grid bg on bg.community_id = c.id and bg.building_id = b.id and bg.until_at is null
   where a.id = $1 and (b.path <@ p.path or bg.grid_id = p.id) on conflict do nothing`,
);

// A draw is one over a community, which stands for itself among its buildings.
const SPREAD_DRAW = sql(
  'spread_draw',
  `insert into rule_todo (community_id, building_id, activation_id, rule, at)
   select c.id, c.id, a.id, $2, $3 from activation a join area p on p.id = a.area_id
   join area c on c.kind = 'community' and c.until_at is null and (c.path <@ p.path or c.path @> p.path)
   where a.id = $1 on conflict do nothing`,
);

/** The latest of the times that have come: what was missed in an outage is looked at once, not once for each day of it. */
function latest(schedule: { every: string; at: string }, from: number, due: number, now: number, timeZone: string) {
  let at = due;
  for (;;) {
    const next = nextTime(schedule, { from, after: at, timeZone });
    if (next === undefined || next > now) return { at, next: next ?? null };
    at = next;
  }
}

/** Spreads every rule whose time has come over its buildings, and writes down when it comes again. */
export async function fireDueRules(kernel: Kernel): Promise<void> {
  const now = kernel.clock.now();
  for (const row of await asSystem(kernel, tx => tx.rows<DueRule>(DUE, [now]))) {
    const activation = activationOf(row);
    const compiled = await packOf(kernel, activationAt(activation, now));
    const { rule, due_at: due } = row;
    const own = compiled?.rules.find(one => one.rule.id === rule);
    const trigger = own?.trigger;
    const spread = own !== undefined && drawOf(own) !== undefined ? SPREAD_DRAW : SPREAD;
    const switched = rule.startsWith(SWITCHED);
    const time =
      trigger?.kind === 'schedule' && holdsAt(activation, now)
        ? latest(trigger, activation.from, due, now, row.time_zone)
        : { at: due, next: null };
    await asSystem(kernel, async tx => {
      const [mine] = await tx.rows(MOVE_ON, [activation.id, rule, due, time.next]);
      if (mine !== undefined && (switched || trigger !== undefined) && (switched || holdsAt(activation, now)))
        await tx.rows(spread, [activation.id, rule, time.at]);
    });
  }
}
