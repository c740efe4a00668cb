// A sheet's rows in another kind of file than the one its blank came in: its headings above, and nothing of the blank else.
import iconv from 'iconv-lite';
import { accept, type Result } from '../../core/kernel/result.ts';
import type { FilledAs } from '../../core/sheets/contract.ts';
import { writeCsv } from '../../core/sheets/csv.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';

async function* each(parts: AsyncIterable<Cell[][]>): AsyncGenerator<Cell[]> {
  for await (const rows of parts) yield* rows;
}

/** A column's heading in one line, with those above it. */
const headingOf = ({ path, header }: SheetLayout['columns'][number]): string => (path ?? [header]).join('/');

/** Rows come in parts and leave as they come; what is kept of them is bytes. */
export async function writeAs(
  as: FilledAs,
  layout: SheetLayout,
  parts: AsyncIterable<Cell[][]>,
): Promise<Result<Buffer>> {
  const mark = as === 'csv';
  const bytes: Buffer[] = [];
  for await (const text of writeCsv(each(parts), { header: layout.columns.map(headingOf), mark }))
    bytes.push(mark ? Buffer.from(text, 'utf8') : iconv.encode(text, 'gb18030'));
  return accept(Buffer.concat(bytes));
}
