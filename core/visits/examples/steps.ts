// Takes one step of an example through the decisions real ones go through, and says what went wrong, if it did.
import { addDuration, isDuration } from '../../facts/durations.ts';
import type { Command } from '../../kernel/command.ts';
import type { Id } from '../../kernel/id.ts';
import type { Refusal, Result } from '../../kernel/result.ts';
import { decideMove, decideOpen, decideReopen, type MatterDecision } from '../../matters/decide.ts';
import { decideExit } from '../../matters/exit.ts';
import { type Matter, newest } from '../../matters/model.ts';
import { runRules } from '../../matters/rules.ts';
import type { CompiledMatter } from '../../packs/compile-rules.ts';
import type { ExampleStep } from '../../packs/model.ts';
import type { Value } from '../../registry/model.ts';
import { causesOf } from '../causes.ts';
import type { RecordVisit } from '../contract.ts';
import { decideVisit } from '../decide.ts';
import type { Answer, NoContactReason } from '../model.ts';
import { settle } from './aftermath.ts';
import { doerOf } from './doers.ts';
import { passTime, runAtDoors } from './passing.ts';
import {
  COMMUNITY,
  homeOf,
  localInstant,
  type Pretend,
  pretendId,
  subjectIdOf,
  TIME_ZONE,
  withFacts,
  worldOf,
} from './pretend.ts';
import type { Trace } from './trace.ts';

type Step<K extends string> = Extract<ExampleStep, Record<K, unknown>>;

/** What came of a step: nothing to say, or the refusal met, or that it cannot be taken at all. */
export type Taken = { refusal?: Refusal; fault?: { zh: string; en: string } };

const STEP_MS = 1000;
const DONE: Taken = {};
const fault = (zh: string, en: string): Taken => ({ fault: { zh, en } });

function visit(pretend: Pretend, step: Step<'answer'> | Step<'no_contact'>, n: number, trace: Trace): Taken {
  const home = homeOf(pretend);
  const answers: Answer[] =
    'answer' in step
      ? Object.entries(step.answer).map(([element, value]) => {
          const subjectId = subjectIdOf(home, element, step.of ?? 0) ?? '';
          return { subjectId, element, how: 'asked', value: value as Value };
        })
      : [];
  const payload: RecordVisit =
    'no_contact' in step
      ? { outcome: 'no_contact', reason: step.no_contact as NoContactReason, answers }
      : { outcome: 'met', answers };
  const { active, dictionary, now } = pretend;
  const actives = active.activation.endedAt === undefined ? [active] : [];
  const command: Command<RecordVisit> = {
    ...{ id: pretendId(10, n), stream: COMMUNITY, type: 'record-visit', subject: home.id },
    ...{ observedAt: now, payload },
  };
  const decided = decideVisit({ household: home, actives, dictionary, now, timeZone: TIME_ZONE }, command);
  if (!decided.ok) return { refusal: decided.refusal };
  pretend.seq += 1;
  const told = withFacts(home, decided.value.facts, pretend.seq);
  pretend.households[0] = told;
  const run = runRules(worldOf(pretend, told), causesOf(decided.value.facts, command.id));
  settle(pretend, home.id, run, trace);
  return DONE;
}

/** The newest matter of a type, or of any that could make a move; about a person where `of` names one. */
function matterFor(
  pretend: Pretend,
  type: string | undefined,
  of: number | undefined,
  move?: string,
): Matter | undefined {
  const home = homeOf(pretend);
  const { matters: kinds } = pretend.active.compiled;
  return (home.matters ?? [])
    .filter(
      matter =>
        (type === undefined || matter.type === type) &&
        (of === undefined || matter.subject.id === home.persons[of]?.id) &&
        (move === undefined || kinds.get(matter.type)?.moves.has(move) === true),
    )
    .sort(newest)[0];
}

/** Settles a decision, or notes its refusal. `step` is what the trace calls it. */
function decided(
  pretend: Pretend,
  result: Result<MatterDecision>,
  named: { type: string; step: string; postId?: Id | undefined },
  trace: Trace,
): Taken {
  if (!result.ok) {
    trace.refused(named.type, named.step, result.refusal.code);
    return { refusal: result.refusal };
  }
  const { run, events, matter } = result.value;
  const home = homeOf(pretend);
  // What was moved by hand stands in the run already, unless no rule followed.
  const matters = run.matters.some(({ id }) => id === matter.id) ? run.matters : [...run.matters, matter];
  settle(pretend, home.id, { ...run, matters, events }, trace, named.postId);
  return DONE;
}

/** Where somebody would say it from, when the example does not. */
function sourceOf(
  { type }: CompiledMatter,
  step: Step<'open'>,
  role: string,
): 'visit' | 'resident' | 'phone' | 'staff' {
  const by = type.open?.by;
  const usual = role === 'resident' ? 'resident' : role === 'grid_worker' || role === 'volunteer' ? 'visit' : 'staff';
  const source = step.by ?? (by === undefined || by.includes(usual) ? usual : by[0]);
  return source as 'visit';
}

function open(pretend: Pretend, step: Step<'open'>, n: number, trace: Trace): Taken {
  const kind = pretend.active.compiled.matters.get(step.open);
  if (kind === undefined) return fault(`没有事项“${step.open}”。`, `There is no matter "${step.open}".`);
  const home = homeOf(pretend);
  const { subject, open: opening } = kind.type;
  const about =
    subject === 'person'
      ? home.persons[step.of ?? 0]?.id
      : { household: home.id, dwelling: home.dwellingId, building: home.buildingId }[subject];
  const doer = doerOf(step.as ?? opening?.may[0] ?? 'community_staff');
  const source = sourceOf(kind, step, doer.role);
  const { pack } = pretend.active.compiled.pack;
  const id = pretendId(11, n);
  const payload = { pack, type: step.open, about: { kind: subject, id: about ?? '' }, source };
  const result = decideOpen(worldOf(pretend, home), { id, payload, key: id, at: pretend.now }, doer);
  return decided(pretend, result, { type: step.open, step: 'open', postId: doer.postId }, trace);
}

/** A time an example chooses: so long from now, or a local date and time (`2026-03-02T09:00`). */
const instantOf = (text: string, now: number): number =>
  isDuration(text) ? addDuration(now, text, TIME_ZONE) : localInstant(text);

function move(pretend: Pretend, step: Step<'move'>, n: number, trace: Trace): Taken {
  const matter = matterFor(pretend, step.matter, step.of, step.move);
  if (matter === undefined)
    return fault(`没有能走“${step.move}”这一步的事项。`, `There is no matter that has a step "${step.move}".`);
  const kind = pretend.active.compiled.matters.get(matter.type)!;
  const doer = doerOf(step.as ?? kind.moves.get(step.move)?.may[0] ?? 'community_staff', matter);
  const { reason, move: transition } = step;
  const time = step.time === undefined ? undefined : instantOf(step.time, pretend.now);
  const given = { id: matter.id, transition, reason, time, key: pretendId(10, n), at: pretend.now };
  const result = decideMove(worldOf(pretend, homeOf(pretend)), given, doer);
  return decided(pretend, result, { type: matter.type, step: step.move, postId: doer.postId }, trace);
}

function reopen(pretend: Pretend, step: Step<'reopen'>, n: number, trace: Trace): Taken {
  const matter = matterFor(pretend, step.reopen, step.of);
  if (matter === undefined) return fault(`没有事项“${step.reopen}”。`, `There is no matter "${step.reopen}".`);
  const kind = pretend.active.compiled.matters.get(matter.type)!;
  const doer = doerOf(step.as ?? kind.type.reopen?.may?.[0] ?? 'resident', matter);
  const given = { id: matter.id, reason: '请再看一次', key: pretendId(10, n), at: pretend.now };
  const result = decideReopen(worldOf(pretend, homeOf(pretend)), given, doer);
  return decided(pretend, result, { type: matter.type, step: 'reopen', postId: doer.postId }, trace);
}

/** The pack is switched off: its own rules of that run last, then every open matter is closed its way. */
function switched(pretend: Pretend, to: 'on' | 'off', n: number, trace: Trace): Taken {
  const { activation } = pretend.active;
  const cause = { kind: 'switched', activationId: activation.id, to, key: `switched ${to} ${n}` } as const;
  runAtDoors(pretend, cause, trace);
  if (to === 'on') return DONE;
  pretend.active = { ...pretend.active, activation: { ...activation, endedAt: pretend.now } };
  for (const [at, { id }] of [...pretend.households].entries())
    for (const matter of pretend.households[at]!.matters ?? []) {
      const household = pretend.households[at]!;
      const left = decideExit(worldOf(pretend, household), { id: matter.id, at: pretend.now });
      if (left === undefined) continue;
      const run = runRules(worldOf(pretend, household), []);
      const matters = run.matters.map(one => (one.id === left.matter.id ? left.matter : one));
      settle(pretend, id, { ...run, matters, events: left.events }, trace);
    }
  return DONE;
}

function schedule(pretend: Pretend, id: string, n: number, trace: Trace): Taken {
  const rule = pretend.active.compiled.rules.find(one => one.rule.id === id);
  if (rule?.trigger.kind !== 'schedule')
    return fault(`没有按时间运行的规则“${id}”。`, `There is no rule "${id}" that runs on a schedule.`);
  const { pack } = pretend.active.compiled.pack;
  runAtDoors(pretend, { kind: 'schedule', pack, rule: id, key: `schedule ${id} ${n}` }, trace);
  return DONE;
}

function waited(pretend: Pretend, length: string, trace: Trace): Taken {
  if (passTime(pretend, addDuration(pretend.now, length, TIME_ZONE), trace)) return DONE;
  return fault(`等待 ${length} 期间发生的事太多。`, `Too much happens while waiting ${length}.`);
}

/** Takes the n-th step (from 0). Each takes a second of the example's time, a wait as long as it says. */
export function takeStep(pretend: Pretend, step: ExampleStep, n: number, trace: Trace): Taken {
  if ('wait' in step) return waited(pretend, step.wait, trace);
  const taken =
    'answer' in step || 'no_contact' in step
      ? visit(pretend, step, n, trace)
      : 'open' in step
        ? open(pretend, step, n, trace)
        : 'move' in step
          ? move(pretend, step, n, trace)
          : 'reopen' in step
            ? reopen(pretend, step, n, trace)
            : 'switched' in step
              ? switched(pretend, step.switched, n, trace)
              : schedule(pretend, step.schedule, n, trace);
  if (taken.refusal === undefined) passTime(pretend, pretend.now + STEP_MS, trace);
  return taken;
}
