// The peer without code: an office program that looks every cell of a blank sheet up in a sheet of data, as a clerk
// with formulas would, and saves the result. LibreOffice calculates what was never calculated when it opens a file.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import exceljs from 'exceljs';
import type { Cell } from '../../core/sheets/model.ts';
import { columnLetters } from '../../core/sheets/references.ts';
import { LIMITS, readTemplate } from '../../server/sheets/workbook/read-template.ts';
import { encodeText } from '../../server/sheets/workbook/text.ts';
import { readZip } from '../../server/sheets/workbook/zip-archive.ts';
import { writeZip } from '../../server/sheets/workbook/zip-writer.ts';

const OFFICE = 'soffice';
const LOOK_MS = 100;
const KILOBYTE = 1024;
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEETS = ['名单', '数据'] as const;
const FIRST_ROW = 2;

/** Its version; undefined where the machine has none. */
export function officeVersion(): string | undefined {
  const asked = spawnSync(OFFICE, ['--version'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim().split(/\s+/).slice(0, 2).join(' ') : undefined;
}

const keyOf = (row: number): string => `住户${String(row).padStart(8, '0')}`;

function cellXml(place: string, cell: Cell): string {
  const value = typeof cell === 'object' ? cell.date : cell;
  if (value === undefined) return '';
  return typeof value === 'number'
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${encodeText(value)}</t></is></c>`;
}

function* sheetXml(count: number, rowXml: (row: number, i: number) => string): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${NAMESPACE}"><sheetData>`;
  for (let i = 0; i < count; i++) yield `<row r="${FIRST_ROW + i}">${rowXml(FIRST_ROW + i, i)}</row>`;
  yield '</sheetData></worksheet>';
}

/**
 * A workbook of two sheets: the data by a key, and rows of a key each with a formula in every column. One look-up finds
 * the row and serves all its columns, which is kinder than the usual look-up in every cell.
 */
async function workbookOfFormulas(
  cellsOf: (row: number) => readonly Cell[],
  count: number,
  out: string,
): Promise<void> {
  const columns = cellsOf(0).length;
  const book = new exceljs.Workbook();
  for (const name of SHEETS) book.addWorksheet(name);
  const archive = readZip(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer), LIMITS);
  if (!archive.ok) throw new Error(`the bench's own workbook was refused: ${archive.refusal.code}`);
  const last = FIRST_ROW + count - 1;
  const area = (column: number) =>
    `${SHEETS[1]}!${columnLetters(column)}$${FIRST_ROW}:${columnLetters(column)}$${last}`;
  const [found, key] = [columnLetters(columns + 1), columnLetters(columns + 2)];
  const formulas = sheetXml(count, (row, i) => {
    let xml = '';
    for (let column = 1; column <= columns; column++)
      xml += `<c r="${columnLetters(column)}${row}"><f>INDEX(${area(column + 1)},$${found}${row})</f></c>`;
    return `${xml}<c r="${found}${row}"><f>MATCH(${key}${row},${area(1)},0)</f></c>${cellXml(`${key}${row}`, keyOf(i))}`;
  });
  const data = sheetXml(count, (row, i) => {
    const cells = cellsOf(i).map((cell, column) => cellXml(`${columnLetters(column + 2)}${row}`, cell));
    return cellXml(`A${row}`, keyOf(i)) + cells.join('');
  });
  const parts = new Map([
    ['xl/worksheets/sheet1.xml', formulas],
    ['xl/worksheets/sheet2.xml', data],
  ]);
  await pipeline(writeZip(archive.value, parts), createWriteStream(out));
}

/** The most memory (bytes) held so far by a process that was started with `mark` in its command; 0 where none is seen. */
async function memoryOf(mark: string): Promise<number> {
  let highest = 0;
  for (const pid of (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes(mark)) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    highest = Math.max(highest, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * KILOBYTE);
  }
  return highest;
}

type Converted = { ms: number; peak: number };

async function convert(folder: string, file: string): Promise<Converted> {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const options = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--norestore',
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
  ];
  const started = performance.now();
  const child = spawn(OFFICE, [...options, '--outdir', join(folder, 'out'), file], { stdio: 'ignore' });
  let peak = 0;
  const look = setInterval(
    () =>
      void memoryOf(profile).then(bytes => {
        peak = Math.max(peak, bytes);
      }),
    LOOK_MS,
  );
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
    if (code !== 0) throw new Error(`${OFFICE} ended with ${code}`);
    return { ms: performance.now() - started, peak };
  } finally {
    clearInterval(look);
  }
}

/** Whether the last row came back as it stands in the data. */
async function assertFilled(file: string, cells: readonly Cell[], row: number): Promise<void> {
  const read = readTemplate(await readFile(file), { ...LIMITS, cells: 1e8, part: 1e9, unpacked: 4e9, file: 1e9 });
  if (!read.ok) throw new Error(`what ${OFFICE} wrote was refused: ${read.refusal.code}`);
  const said = read.value.sheets[0]!.grid.rows.find(each => each.row === row)?.cells.map(({ text }) => text);
  if (said?.[1] !== cells[1] || said?.[4] !== cells[4]) throw new Error(`${OFFICE} did not calculate the formulas`);
}

/**
 * The same rows filled by formulas, `runs` times: each run's milliseconds and highest memory. `start` is how long the
 * program takes for a workbook of one row.
 */
export async function fillByFormulas(
  folder: string,
  cellsOf: (row: number) => readonly Cell[],
  count: number,
  runs: number,
): Promise<{ converted: Converted[]; start: number }> {
  const own = await mkdtemp(join(folder, 'office-'));
  try {
    const [one, many] = [join(own, 'one.xlsx'), join(own, 'many.xlsx')];
    await workbookOfFormulas(cellsOf, 1, one);
    await workbookOfFormulas(cellsOf, count, many);
    // The first start of all makes the program's own folder.
    await convert(own, one);
    const { ms: start } = await convert(own, one);
    const converted: Converted[] = [];
    for (let run = 0; run < runs; run++) converted.push(await convert(own, many));
    await assertFilled(join(own, 'out', 'many.xlsx'), cellsOf(count - 1), FIRST_ROW + count - 1);
    return { converted, start };
  } finally {
    await rm(own, { recursive: true });
  }
}
