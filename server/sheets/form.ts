// A blank workbook as a form that comes again: the fingerprint and the title by which it is known.
import { createHash } from 'node:crypto';
import { normaliseHeader } from '../../core/facts/headers.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';

export type Form = { fingerprint: string; title: string };

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEX = 32;

/** Forms with the same words in their header, in the same order, are one form whatever their file is called. */
export function formOf({ columns }: Pick<SheetLayout, 'columns'>, fileName: string): Form {
  const words = columns
    .map(({ path, header }) => (path ?? [header]).map(normaliseHeader).join('\u0001'))
    .join('\u0002');
  return {
    fingerprint: createHash('sha256').update(words).digest('hex').slice(0, HEX),
    title: fileName.replace(/\.xlsx?$/i, ''),
  };
}

export const filledName = (name: string): string => `${name.replace(/\.xlsx?$/i, '')}（已填）.xlsx`;
