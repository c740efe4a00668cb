// A sheet's rows in another kind of file than the one its blank came in: its headings above, and nothing of the blank else.
import iconv from 'iconv-lite';
import { accept, type Result } from '../../core/kernel/result.ts';
import type { AboutFill } from '../../core/sheets/about.ts';
import type { FilledAs } from '../../core/sheets/contract.ts';
import { writeCsv } from '../../core/sheets/csv.ts';
import { takeStats } from '../../core/sheets/fill-stats.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import { stemOf } from './file-kind.ts';
import { printRoster, rosterOf } from './print/print-roster.ts';
import type { TellAbout } from './workbook/fill-template.ts';

export type ToWrite = {
  layout: SheetLayout;
  count: number;
  parts: AsyncIterable<Cell[][]>;
  about: AboutFill;
  tell: TellAbout;
  fileName: string;
};

async function* each(parts: AsyncIterable<Cell[][]>): AsyncGenerator<Cell[]> {
  for await (const rows of parts) yield* rows;
}

/** A column's heading in one line, with those above it. */
const headingOf = ({ path, header }: SheetLayout['columns'][number]): string => (path ?? [header]).join('/');

/** Rows come in parts and leave as they come; what is kept of them is bytes. */
async function writeText({ layout, parts }: ToWrite, encoding: 'utf8' | 'gb18030'): Promise<Buffer> {
  const bytes: Buffer[] = [];
  const header = layout.columns.map(headingOf);
  for await (const text of writeCsv(each(parts), { header, mark: encoding === 'utf8' }))
    bytes.push(encoding === 'utf8' ? Buffer.from(text, 'utf8') : iconv.encode(text, encoding));
  return Buffer.concat(bytes);
}

function print({ layout, count, parts, about, tell, fileName }: ToWrite): Promise<Result<Buffer>> {
  const { stats, see } = takeStats(layout.columns);
  async function* seen(): AsyncGenerator<Cell[][]> {
    for await (const rows of parts) {
      for (const cells of rows) see(cells);
      yield rows;
    }
  }
  return printRoster(count, seen(), async rows => rosterOf(about, await tell(stats), stemOf(fileName), rows));
}

/** Refusals: those of printing. */
export async function writeAs(as: FilledAs, sheet: ToWrite): Promise<Result<Buffer>> {
  switch (as) {
    case 'csv':
      return accept(await writeText(sheet, 'utf8'));
    case 'csv-gb18030':
      return accept(await writeText(sheet, 'gb18030'));
    case 'pdf':
      return print(sheet);
  }
}
