// What offices ask for in one sheet: kinds of sheets with the columns they are made of. Which of them a layout takes, in
// which words and under which headings is drawn.
import type { RowKind } from '../../../../core/sheets/match/row-of.ts';
import type { OwnerName } from './owners.ts';
import { THEMES_OF_PERSONS } from './themes-of-persons.ts';
import { THEMES_OF_PLACES } from './themes-of-places.ts';

/** Columns asked for together: `ask` by element or expression, of which `take` at least are taken. */
export type Block =
  | { ask: string; over?: string; take?: number }
  | { ticks: string; take: number }
  | { figures: string; over?: string; take: number }
  | { owner: OwnerName }
  /** The office's own columns, which no register can fill. */
  | { nothing: string; over?: string; take: number };

export type Theme = {
  titles: string;
  row: RowKind;
  blocks: readonly Block[];
  /** Owners that stand side by side with the same words below. */
  owners: readonly [OwnerName, OwnerName];
  /** What may be asked for twice in two wordings. */
  twice: string;
};

export const THEMES: readonly Theme[] = [...THEMES_OF_PERSONS, ...THEMES_OF_PLACES];
