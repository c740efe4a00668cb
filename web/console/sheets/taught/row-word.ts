// What one row of a form stands for, as a key of this page's catalogue.
import { WORDS } from './words.ts';

export const rowWord = (row: string): keyof typeof WORDS => {
  const word = `row_${row}`;
  return word in WORDS ? (word as keyof typeof WORDS) : 'row_other';
};
