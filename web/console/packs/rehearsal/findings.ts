// A rehearsal's result made ready to be read: most first, names apart from their pack, sums over the grids, what is short.
import type { ResourceView } from '../../../../core/resources/contract.ts';
import type { RehearsalResult, RehearsalView } from '../../../../core/simulate/contract.ts';

export type Counted = { key: string; n: number };

/** The counts above zero, most first. */
export const mostFirst = (counts: Readonly<Record<string, number>>): Counted[] =>
  Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([key, n]) => ({ key, n }))
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));

/** `stay_home@1/met_a_case` is `met_a_case` inside its pack. */
export const nameWithin = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** `resident:we_call`: whom a message is for, and which it is. */
export function messageOf(key: string): { to: string; message: string } {
  const at = key.indexOf(':');
  return { to: key.slice(0, at), message: nameWithin(key.slice(at + 1)) };
}

export type Figure = { report: string; n: number; parts: { code: string; n: number }[] };

/** A pack's figures in the order of its reports; `report=code` stands under its report. One that is not counted is 0. */
export function figuresOf(counts: Readonly<Record<string, number>>, reports: readonly string[]): Figure[] {
  const parts = Object.entries(counts).flatMap(([key, n]) => {
    const at = key.indexOf('=');
    return at < 0 || n === 0 ? [] : [{ report: key.slice(0, at), code: key.slice(at + 1), n }];
  });
  return reports.map(report => {
    const mine = parts.filter(one => one.report === report).map(({ code, n }) => ({ code, n }));
    const n = counts[report] ?? mine.reduce((sum, one) => sum + one.n, 0);
    return { report, n, parts: mine.sort((a, b) => b.n - a.n) };
  });
}

export type Burden = { doors: number; minutesBefore: number; minutesAfter: number };

/** Over all grids together. */
export const burdenOf = ({ grids }: Pick<RehearsalResult, 'grids'>): Burden => {
  const sum = { doors: 0, minutesBefore: 0, minutesAfter: 0 };
  for (const one of grids) {
    sum.doors += one.doors;
    sum.minutesBefore += one.minutesBefore;
    sum.minutesAfter += one.minutesAfter;
  }
  return sum;
};

/** What one of those who walk a grid carries, in minutes; undefined where nobody does. */
export const minutesEach = ({
  minutesAfter,
  workers,
}: {
  minutesAfter: number;
  workers: number;
}): number | undefined => (workers === 0 ? undefined : Math.ceil(minutesAfter / workers));

export type Wanted = { supply: string; name: string; wanted: number; free: number; short: number };

/** What would be held against what is free now, by supply; its name is that of the first item that gives it. */
export function wantedOf(
  wants: Readonly<Record<string, number>>,
  items: readonly Pick<ResourceView, 'supply' | 'name' | 'onHand' | 'retiredAt'>[],
): Wanted[] {
  return mostFirst(wants).map(({ key: supply, n: wanted }) => {
    const mine = items.filter(one => one.supply === supply && one.retiredAt === undefined);
    const free = mine.reduce((sum, one) => sum + one.onHand, 0);
    return { supply, name: mine[0]?.name ?? supply, wanted, free, short: Math.max(0, wanted - free) };
  });
}

/** The newest rehearsal of a pack's version; the newest that has a result stands while another is on its way. */
export function rehearsalsOf(
  all: readonly RehearsalView[],
  { pack, version }: Pick<RehearsalView, 'pack' | 'version'>,
): { newest: RehearsalView | undefined; done: RehearsalView | undefined } {
  const mine = all.filter(one => one.pack === pack && one.version === version);
  return { newest: mine[0], done: mine.find(one => one.result !== undefined) };
}

export const isUnderWay = (one: RehearsalView | undefined): boolean =>
  one !== undefined && (one.state === 'waiting' || one.state === 'running');
