// A department's blank form, opened: a workbook, a Word document or a text file of rows. Each is read as grids and filled
// in its own format, all else in it left as it is.
import { type Result, refuse } from '../../core/kernel/result.ts';
import type { Grid, SheetLayout } from '../../core/sheets/model.ts';
import { openDocument } from './document/open-document.ts';
import { isOldDocument, kindOf } from './file-kind.ts';
import { openText } from './text/open-text.ts';
import { type FillOptions, type FillRows, fillTemplate } from './workbook/fill-template.ts';
import { openTemplate } from './workbook/open-template.ts';

export type Blank = {
  grids: Grid[];
  /** The filled form as a stream of bytes; throws where `rows` gives more or fewer than it counted. */
  fill(layout: SheetLayout, rows: FillRows, options: FillOptions): Result<{ bytes: AsyncIterable<Uint8Array> }>;
};

async function openWorkbook(bytes: Uint8Array): Promise<Result<Blank>> {
  const opened = await openTemplate(bytes);
  if (!opened.ok) return opened;
  const template = opened.value;
  return {
    ok: true,
    value: {
      grids: template.sheets.map(({ grid }) => grid),
      fill: (layout, rows, options) => fillTemplate(template, layout, rows, options),
    },
  };
}

/** Refusals: those of reading a workbook, a document or a text. */
export function openBlank(bytes: Uint8Array): Promise<Result<Blank>> | Result<Blank> {
  if (isOldDocument(bytes)) return refuse('document-old');
  switch (kindOf(bytes)) {
    case 'csv':
      return openText(bytes);
    case 'docx':
      return openDocument(bytes);
    default:
      return openWorkbook(bytes);
  }
}
