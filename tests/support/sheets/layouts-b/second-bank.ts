// The second bank of blank sheets, by a hand that had seen neither what the reader of headers knows nor the first bank's
// words: `generateLayouts(seed, count, SECOND_BANK)`. Never tune the reader on it, or it measures nothing.
import type { KindOfSheet } from '../layouts/generate-layouts.ts';
import { drawSheet } from './draw-sheet.ts';
import type { ThemeB } from './read-theme.ts';
import { THEMES_OF_CARE } from './themes-of-care.ts';
import { THEMES_OF_HEALTH } from './themes-of-health.ts';
import { THEMES_OF_HOMES } from './themes-of-homes.ts';
import { THEMES_OF_PLACES } from './themes-of-places.ts';

export const THEMES_B: readonly ThemeB[] = [
  ...[...THEMES_OF_CARE, ...THEMES_OF_HEALTH],
  ...[...THEMES_OF_HOMES, ...THEMES_OF_PLACES],
];

export const SECOND_BANK: readonly KindOfSheet[] = THEMES_B.map(theme => ({
  ...{ titles: theme.titles, row: theme.row },
  draw: (forced, chance) => drawSheet(theme, forced, chance),
}));
