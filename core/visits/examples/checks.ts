// Compares what an example says comes of it with what came: questions, figures, matters, promises, lines told, things
// held, rules. Each difference names both.
import { HOUR_MS, MINUTE_MS } from '../../kernel/time.ts';
import { clocksOf } from '../../matters/clocks-of.ts';
import { kindOf } from '../../matters/contexts.ts';
import { type Matter, newest, stateOf } from '../../matters/model.ts';
import type { ExampleThen } from '../../packs/model.ts';
import type { Household } from '../../registry/household.ts';
import { contribute } from '../../tallies/contribute.ts';
import { seriesKey } from '../../tallies/model.ts';
import { compileForm } from '../form.ts';
import { roleOfPost } from './doers.ts';
import { homeOf, type Pretend, TIME_ZONE, worldOf } from './pretend.ts';

export type Fail = (path: (string | number)[], zh: string, en: string) => void;

/** `type`, `type of 1` (a person by place), `type of door 1` (another door of the stairwell): what it names, and whom. */
const NAME = /^(\S+)(?: of (?:(\d+)|door (\d+)))?$/;

/** The door and the person a name of the then-part means. */
function meant(pretend: Pretend, name: string): { what: string; door?: Household | undefined; personId?: string } {
  const [, what = name, person, door] = NAME.exec(name) ?? [];
  if (door !== undefined) return { what, door: pretend.households[Number(door) + 1] };
  const home = homeOf(pretend);
  return person === undefined
    ? { what, door: home }
    : { what, door: home, personId: home.persons[Number(person)]?.id ?? '' };
}

const matterOf = ({ door, personId }: ReturnType<typeof meant>, type: string): Matter | undefined =>
  (door?.matters ?? [])
    .filter(matter => matter.type === type && (personId === undefined || matter.subject.id === personId))
    .sort(newest)[0];

function checkForm(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  const home = homeOf(pretend);
  const { active, dictionary, now } = pretend;
  const form = compileForm({ household: home, actives: [active], dictionary, now, timeZone: TIME_ZONE });
  const items = [...form.items, ...form.rest];
  const isAsked = (name: string) => {
    const { what, personId } = meant(pretend, name);
    return items.some(item => item.element === what && (personId === undefined || item.subjectId === personId));
  };
  for (const name of expected.asked ?? [])
    if (!isAsked(name)) fail(['then', 'asked'], `应询问 ${name}，但没有问。`, `${name} should be asked and is not.`);
  for (const name of expected.not_asked ?? [])
    if (isAsked(name)) fail(['then', 'not_asked'], `不应询问 ${name}，却问了。`, `${name} should not be asked and is.`);
  const neutral = form.neutral.length > 0;
  if (expected.neutral !== undefined && expected.neutral !== neutral)
    fail(
      ['then', 'neutral'],
      `中性提示应为 ${expected.neutral}，实为 ${neutral}。`,
      `The neutral line should be ${expected.neutral}, it is ${neutral}.`,
    );
}

function checkFigures(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  if (expected.figures === undefined) return;
  const { active, now } = pretend;
  const counts = new Map<string, number>();
  for (const { series } of contribute({ household: homeOf(pretend), actives: [active], now, timeZone: TIME_ZONE }))
    for (const key of series) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [name, wanted] of Object.entries(expected.figures)) {
    const [report, code] = name.split('=') as [string, string | undefined];
    const got = counts.get(seriesKey(active.activation.id, report, code)) ?? 0;
    if (got !== wanted)
      fail(
        ['then', 'figures', name],
        `统计 ${name} 应为 ${wanted}，实为 ${got}。`,
        `Figure ${name} should be ${wanted}, it is ${got}.`,
      );
  }
}

function checkStates(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  for (const [name, wanted] of Object.entries(expected.states ?? {})) {
    const whom = meant(pretend, name);
    const matter = matterOf(whom, whom.what);
    const got = matter === undefined ? 'none' : stateOf(matter);
    if (got !== wanted)
      fail(
        ['then', 'states', name],
        `事项 ${name} 应在 ${wanted}，实在 ${got}。`,
        `Matter ${name} should be in ${wanted}, it is in ${got}.`,
      );
  }
}

const HOURS = /^\d+(?:\.\d+)?$/;
/** Steps take a second each: what is left of a promise is at most a minute less than an example counts. */
const saysHours = (text: string, leftMs: number | undefined): boolean =>
  leftMs !== undefined && leftMs <= Number(text) * HOUR_MS && leftMs > Number(text) * HOUR_MS - MINUTE_MS;

function checkClocks(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  const { calendars, now } = pretend;
  for (const [name, given] of Object.entries(expected.clocks ?? {})) {
    const wanted = String(given);
    const whom = meant(pretend, name);
    const [type = '', clock] = whom.what.split('.');
    const matter = matterOf(whom, type);
    const found = matter && kindOf(worldOf(pretend, homeOf(pretend)), matter);
    const reading =
      matter &&
      found &&
      clocksOf(found.kind, matter, { now, timeZone: TIME_ZONE, calendars }, found.compiled.pack.calendar).find(
        ({ id }) => id === clock,
      );
    const left = reading?.remainingMs;
    if (HOURS.test(wanted) ? saysHours(wanted, left) : wanted === (reading?.status ?? 'idle')) continue;
    const hours = left === undefined ? '' : ` ${Math.ceil((left / HOUR_MS) * 100) / 100} h`;
    const got = `${reading?.status ?? 'idle'}${hours}`;
    fail(
      ['then', 'clocks', name],
      `时限 ${name} 应为 ${wanted}，实为 ${got}。`,
      `Clock ${name} should be ${wanted}, it is ${got}.`,
    );
  }
}

/** Lines in an inbox: of a role, of its posts too; `lead`, of whoever answers for a matter; `resident`, of the household. */
function linesFor(pretend: Pretend, to: string, message: string): number {
  return pretend.notices.filter(notice => {
    if (notice.message !== message) return false;
    if ('role' in notice.to) return notice.to.role === to;
    if ('household' in notice.to) return to === 'resident';
    return to === 'lead' || roleOfPost(notice.to.post) === to;
  }).length;
}

function checkTold(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  for (const [name, wanted] of Object.entries(expected.told ?? {})) {
    const colon = name.indexOf(':');
    const got = linesFor(pretend, name.slice(0, colon), name.slice(colon + 1));
    if (got !== wanted)
      fail(
        ['then', 'told', name],
        `告知 ${name} 应有 ${wanted} 条，实有 ${got} 条。`,
        `${name} should be told ${wanted} times, it is told ${got} times.`,
      );
  }
  for (const [supply, wanted] of Object.entries(expected.reserved ?? {})) {
    const got = pretend.holds.reduce((sum, hold) => sum + (hold.supply === supply ? hold.quantity : 0), 0);
    if (got !== wanted)
      fail(
        ['then', 'reserved', supply],
        `${supply} 应留出 ${wanted}，实留 ${got}。`,
        `${wanted} of ${supply} should be held, ${got} are.`,
      );
  }
}

function checkRules(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  for (const rule of expected.fired ?? [])
    if (!pretend.fired.has(rule))
      fail(['then', 'fired'], `规则 ${rule} 应触发，没有触发。`, `Rule ${rule} should fire and does not.`);
  for (const rule of expected.not_fired ?? [])
    if (pretend.fired.has(rule))
      fail(['then', 'not_fired'], `规则 ${rule} 不应触发，却触发了。`, `Rule ${rule} should not fire and does.`);
}

/** Everything the then-part says, in the order of its words. */
export function checkThen(pretend: Pretend, expected: ExampleThen, fail: Fail): void {
  for (const check of [checkForm, checkFigures, checkStates, checkClocks, checkTold, checkRules])
    check(pretend, expected, fail);
}
