// What needs doing now, from the figures of the round that is on: what was found, who needs help, what is missing.
import type { FigureView } from '../../../core/board/contract.ts';

const ORDER: Partial<Record<FigureView['role'], number>> = { finding: 0, need: 1, gap: 2 };

/** Figures that count somebody and ask for something, findings first; a whole stands for its parts. */
export const todoOf = (figures: readonly FigureView[]): FigureView[] =>
  figures
    .filter(one => one.code === undefined && one.n > 0 && ORDER[one.role] !== undefined)
    .sort((a, b) => ORDER[a.role]! - ORDER[b.role]!);
