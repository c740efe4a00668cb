// A blank workbook as a form that comes again: the fingerprint and the title by which it is known.
import type { SheetLayout } from '../../core/sheets/model.ts';
import { fingerprintOf } from '../../core/sheets/table-fingerprint.ts';
import { stemOf } from './file-kind.ts';

export type Form = { fingerprint: string; title: string };

/** Forms with the same words in their header, in the same order, are one form whatever their file is called. */
export function formOf({ columns }: Pick<SheetLayout, 'columns'>, fileName: string): Form {
  return {
    fingerprint: fingerprintOf({ columns: columns.map(({ path, header }) => ({ path: path ?? [header] })) }),
    title: stemOf(fileName),
  };
}
