// What is shown below each column: values already standing there, what a drop-down offers, whether the first row calculates.

import type { Body } from './table-body.ts';
import type { HeaderColumn } from './table-header.ts';
import type { TableColumn } from './table-model.ts';
import type { View } from './table-view.ts';

const MOST_SAMPLES = 20;
const LONGEST_SAMPLE = 100;
const MOST_CHOICES = 300;

function choicesFor({ grid }: View, column: number, first: number, last: number): string[] | undefined {
  const found = grid.validations?.find(
    ({ area }) => area.left <= column && area.right >= column && area.top <= last && area.bottom >= first,
  );
  return found === undefined || found.choices.length === 0 ? undefined : found.choices.slice(0, MOST_CHOICES);
}

export function columnsOf(
  view: View,
  headers: readonly HeaderColumn[],
  { firstRow, lastRow, capacity }: Body,
): TableColumn[] {
  const last = Math.max(lastRow, firstRow + capacity - 1);
  const shown = new Map(headers.map(({ index }) => [index, new Set<string>()]));
  const calculated = new Set<number>();
  for (const { row, said } of view.rows) {
    if (row < firstRow) continue;
    if (row > lastRow) break;
    for (const { column, words, formula } of said) {
      if (row === firstRow && formula !== undefined) calculated.add(column);
      const samples = shown.get(column);
      if (samples !== undefined && words !== '' && samples.size < MOST_SAMPLES)
        samples.add(words.slice(0, LONGEST_SAMPLE));
    }
  }
  return headers.map(({ index, path }): TableColumn => {
    const choices = choicesFor(view, index, firstRow, last);
    return {
      ...{ index, path, header: path.join('/'), samples: [...shown.get(index)!] },
      ...(choices === undefined ? {} : { choices }),
      ...(calculated.has(index) ? { formula: true as const } : {}),
    };
  });
}
