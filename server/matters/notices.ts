// What a run tells: lines of the inbox, cut for whom they are for; rules that were parked, and what was not known.
import { idFrom } from '../../core/kernel/derive.ts';
import type { EventDraft, PayloadDraft } from '../../core/kernel/event.ts';
import type { RuleWorld } from '../../core/matters/contexts.ts';
import { kindOf } from '../../core/matters/contexts.ts';
import { classOf } from '../../core/matters/events.ts';
import type { Notice } from '../../core/matters/model.ts';
import { classOfRule, mayBeTold } from '../../core/matters/notices.ts';
import type { RuleRun } from '../../core/matters/running.ts';
import { type Active, placeOf } from '../../core/packs/compile.ts';
import type { KeptNotice } from './inbox.ts';

/** `pack@version/rule` in its parts. */
export function partsOfRule(rule: string): { pack: string; version: number; id: string } {
  const [, pack = '', version = '0', id = ''] = /^([^@]*)@(\d+)\/(.*)$/.exec(rule) ?? [];
  return { pack, version: Number(version), id };
}

const activeOfRule = (world: RuleWorld, rule: string): Active | undefined => {
  const { pack } = partsOfRule(rule);
  return world.actives.find(({ compiled }) => compiled.pack.pack === pack);
};

/** The line as it is kept: whom it is about only where the role it goes to may know. */
function kept(world: RuleWorld, run: RuleRun, notice: Notice): KeptNotice {
  const { household } = world;
  const matter = run.matters.find(({ id }) => id === notice.matterId);
  const found = matter && kindOf(world, matter);
  const active = activeOfRule(world, notice.rule);
  const sensitivity =
    found !== undefined
      ? classOf(found.kind)
      : active === undefined
        ? 'personal'
        : classOfRule(active, partsOfRule(notice.rule).id);
  const open = 'role' in notice.to ? mayBeTold(notice.to.role, sensitivity) : true;
  const home = household.id === household.buildingId ? undefined : household.id;
  return {
    ...{ id: notice.id, pack: notice.pack, version: notice.version, message: notice.message, rule: notice.rule },
    ...{ to: notice.to, buildingId: household.buildingId },
    ...(open ? { matterId: notice.matterId, householdId: home } : {}),
  };
}

export function noticesOf(
  world: RuleWorld,
  run: RuleRun,
  now: number,
): { notices: KeptNotice[]; parked: EventDraft[]; undecided: EventDraft[] } {
  const { household } = world;
  const about = {
    subjectKind: household.id === household.buildingId ? ('building' as const) : ('household' as const),
    subjectId: household.id,
    ...(household.gridId === undefined ? {} : { gridId: household.gridId }),
  };
  const rules = [...new Set(run.parked.map(({ rule }) => rule))];
  const parked = rules.map((rule): EventDraft => ({ type: 'rule.parked', ...about, rule, payloads: [] }));
  const told = rules.map((rule): KeptNotice => {
    const { pack, version } = partsOfRule(rule);
    const { cause } = run.parked.find(one => one.rule === rule)!;
    const to = { role: 'community_staff' };
    return { id: idFrom(now, `parked ${rule} ${cause}`), pack, version, message: 'rule.parked', rule, to };
  });
  return {
    notices: [...run.notices.map(one => kept(world, run, one)), ...told],
    parked,
    undecided: undecidedEvents(world, run, about),
  };
}

type About = Pick<EventDraft, 'subjectKind' | 'subjectId' | 'gridId'>;

/** Which rules met something unknown, sealed like what the pack collects: element ids, never a value. */
function undecidedEvents(world: RuleWorld, run: RuleRun, about: About): EventDraft[] {
  const payloads = world.actives.flatMap((active): PayloadDraft[] => {
    const mine = run.undecided.filter(one => activeOfRule(world, one.rule) === active);
    if (mine.length === 0) return [];
    return [
      {
        ...{ subjectId: about.subjectId, class: 'personal', purpose: active.compiled.pack.purpose },
        ...{ activationId: placeOf(active), body: { undecided: mine } },
      },
    ];
  });
  return payloads.length === 0 ? [] : [{ type: 'rule.undecided', ...about, payloads }];
}
