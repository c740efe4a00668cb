// A blank workbook made of headers and of what each is chosen to mean, handed in, looked at and taken back filled.
import exceljs from 'exceljs';
import { expect } from 'vitest';
import type { Id } from '../../../core/kernel/id.ts';
import { ABOUT_NAME } from '../../../core/sheets/about.ts';
import { chooseColumns, type SheetView, uploadSheet } from '../../../core/sheets/contract.ts';
import { listFills, type SheetFill } from '../../../core/sheets/fills-contract.ts';
import type { RowSubject } from '../../../core/sheets/model.ts';
import type { Asker } from '../filled-street.ts';

/** Meanings by header. */
export type Columns = Record<string, string>;
export type Asked = { area: Id; purpose?: string; where?: string };
type Filled = {
  view: SheetView;
  rows: Record<string, unknown>[];
  /** Lines of the sheet about the sheet. */
  about: unknown[][];
  record: SheetFill;
};

/** `title`: what stands above the headers. */
export async function blankForm(columns: Columns, title?: string): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('表');
  if (title !== undefined) sheet.addRow([title]);
  sheet.addRow(Object.keys(columns));
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

/** Throws on a refusal, with its code. */
export async function handIn(asker: Asker, columns: Columns, row: RowSubject, asked: Asked): Promise<SheetView> {
  const asking = { purpose: 'registry', ...asked };
  const sheet = await asker.client.upload(uploadSheet, asking, await blankForm(columns));
  const means = Object.values(columns).map((one, i) => ({ index: i + 1, means: one }));
  return asker.client.read(chooseColumns, { id: sheet.id }, { row, columns: means });
}

/** What then stands in the file, by header. */
export async function fillForm(asker: Asker, columns: Columns, row: RowSubject, asked: Asked): Promise<Filled> {
  const view = await handIn(asker, columns, row, asked);
  expect(view.subject).toBe(row);
  const filled = await asker.filled(view.id);
  if (filled.status !== 200) expect.fail(`${filled.status} ${filled.code}`);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(filled.bytes).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('表')!;
  const rows = Array.from({ length: view.rows }, (_, i) =>
    Object.fromEntries(
      Object.keys(columns).map((header, at) => [header, sheet.getCell(i + 2, at + 1).value ?? undefined]),
    ),
  );
  expect(sheet.getCell(view.rows + 2, 1).value).toBe(null);
  const about: unknown[][] = [];
  book.getWorksheet(ABOUT_NAME)!.eachRow(line => about.push((line.values as unknown[]).slice(1)));
  const { items } = await asker.client.read(listFills, { area: asked.area, limit: 1 });
  return { view, rows, about, record: items[0]! };
}

/** What would be written in the first rows, without fetching the file. */
export async function lookAt(
  asker: Asker,
  columns: Columns,
  row: RowSubject,
  asked: Asked,
): Promise<{ rows: number; first: Record<string, string>[] }> {
  const { preview, rows } = await handIn(asker, columns, row, asked);
  const headers = Object.keys(columns);
  return { rows, first: preview.map(cells => Object.fromEntries(cells.map((cell, i) => [headers[i]!, cell]))) };
}
