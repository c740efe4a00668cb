// The figures of a board in the groups a page shows. Areas are compared, people never.
import type { BoardView, FigureView } from '../../../core/board/contract.ts';

/** A figure with the parts it splits into, in the catalogue's order. */
export type Whole = { figure: FigureView; codes: FigureView[] };
export type Groups = Record<FigureView['role'], Whole[]>;

export function groupsOf(figures: readonly FigureView[]): Groups {
  const groups: Groups = { base: [], coverage: [], gap: [], finding: [], need: [] };
  const wholes = new Map<string, Whole>();
  for (const figure of figures) {
    if (figure.code === undefined) {
      const whole = { figure, codes: [] };
      wholes.set(figure.report, whole);
      groups[figure.role].push(whole);
    } else wholes.get(figure.report)?.codes.push(figure);
  }
  return groups;
}

/** 0–1 of its denominator; undefined where there is none, or it counts nobody. */
export const shareOf = ({ n, of }: Pick<FigureView, 'n' | 'of'>): number | undefined =>
  of === undefined || of.n === 0 ? undefined : n / of.n;

export type Part = BoardView['parts'][number];

/** A part's share of one figure, 0–1; undefined where its denominator counts nobody. */
export function partShare(part: Part, figure: Pick<FigureView, 'series' | 'of'>): number | undefined {
  const whole = figure.of === undefined ? 0 : (part.n[figure.of.series] ?? 0);
  return whole === 0 ? undefined : (part.n[figure.series] ?? 0) / whole;
}

/** The figure a map or table may be looked at by: every one that is not a mere denominator. */
export const lenses = (groups: Groups): FigureView[] =>
  [...groups.coverage, ...groups.gap, ...groups.finding, ...groups.need].map(({ figure }) => figure);

/** What a coverage leaves open: the first gap of the same whole. */
export const gapOf = (groups: Groups, { role, of }: FigureView): FigureView | undefined =>
  role === 'coverage' ? groups.gap.find(one => one.figure.of?.series === of?.series)?.figure : undefined;

/** Nobody is registered here. */
export const isBare = (groups: Groups): boolean => groups.base.every(({ figure }) => figure.n === 0);
