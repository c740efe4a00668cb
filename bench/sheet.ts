// How fast a blank workbook comes back filled, and how much memory that takes. Bars: 10,000 rows of 30 columns under
// 2 s, 100,000 under 12 s, memory growth under 150 MB, as well in the process that opens hostile files: what it
// takes above the same process with ten rows, and its caller. Beside it two peers over the same rows: exceljs opening the same template, adding them and writing it; and an office
// program that looks every cell up by formulas. Each run is a process of its own, so that memory is that run's alone.
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import exceljs from 'exceljs';
import type { AboutSheet } from '../core/sheets/about.ts';
import type { FillStats } from '../core/sheets/fill-stats.ts';
import type { Cell, SheetLayout } from '../core/sheets/model.ts';
import { fillAside } from '../server/sheets/aside.ts';
import { fillTemplate } from '../server/sheets/workbook/fill-template.ts';
import { readTemplate } from '../server/sheets/workbook/read-template.ts';
import { watchChildren } from './rig/children.ts';
import { openCity } from './rig/city.ts';
import { openRig, type Rig } from './rig/database.ts';
import { type Figure, lineOf, median } from './rig/figure.ts';
import { fillByFormulas, officeVersion } from './rig/office.ts';
import { fillCommunity } from './rig/sheet.ts';

const COLUMNS = 30;
const FIRST_ROW = 3;
const ROOM = 5;
const SHEET = '名单';
const MEGABYTE = 1_048_576;
const RUNS = 5;
/** Of what takes long. */
const FEW = 3;
/** As the server hands rows over. */
const PART = 900;
const MADE = 10;
/** Rows filled before anything is measured. */
const WARM = 20_000;
/** Rows of a sheet that shows what the process aside takes by itself. */
const FEWEST = 10;
/** Enough for one whole community of about 10,000. */
const RESIDENTS = 10_000;

/** A styled template: title, header, five empty rows, a total. */
async function blankTemplate(): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(SHEET);
  sheet.getCell(1, 1).value = '登记表';
  sheet.mergeCells(1, 1, 1, COLUMNS);
  const border = { style: 'thin' as const };
  for (let column = 1; column <= COLUMNS; column++) {
    sheet.getCell(2, column).value = `第${column}列`;
    for (let row = 2; row < FIRST_ROW + ROOM; row++)
      sheet.getCell(row, column).style = {
        border: { top: border, left: border, bottom: border, right: border },
        ...(column % 10 === 3 ? { numFmt: 'yyyy/m/d' } : {}),
      };
  }
  sheet.getCell(FIRST_ROW + ROOM, 1).value = '合计';
  sheet.getCell(FIRST_ROW + ROOM, 4).value = { formula: `SUM(D${FIRST_ROW}:D${FIRST_ROW + ROOM - 1})`, result: 0 };
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

const layout: SheetLayout = {
  sheet: SHEET,
  headerRow: FIRST_ROW - 1,
  firstRow: FIRST_ROW,
  columns: Array.from({ length: COLUMNS }, (_, i) => ({
    index: i + 1,
    header: `第${i + 1}列`,
    source: { kind: 'serial' as const },
  })),
  capacity: ROOM,
  footerRow: FIRST_ROW + ROOM,
  rowSubject: 'person',
};

/** Ten kinds of column three times over: numbers, names, days, identity numbers, phones, addresses, words. */
function cellsOf(row: number): Cell[] {
  const cells: Cell[] = [];
  for (let set = 0; set < 3; set++)
    cells.push(
      row + 1,
      `李${(row * 7919) % 100_000}`,
      { date: `19${50 + (row % 50)}-0${1 + (row % 9)}-1${row % 10}` },
      row % 100,
      `9901011950${String((row * 31) % 100_000_000).padStart(8, '0')}`,
      `199${String((row * 13) % 100_000_000).padStart(8, '0')}`,
      `香榭花园${1 + (row % 40)}栋${1 + (row % 4)}单元${101 + (row % 30)}室`,
      row % 2 === 0 ? '男' : '女',
      row % 3 === 0 ? '是' : '否',
      row % 11 === 0 ? undefined : '第三网格',
    );
  return cells;
}

function* rowsOf(count: number): Generator<Cell[]> {
  for (let row = 0; row < count; row++) yield cellsOf(row);
}

const about = ({ rows }: FillStats): AboutSheet => ({ title: [['行数', rows]], columns: [], rows: [] });

async function fillOurs(template: Uint8Array, count: number, out: string): Promise<void> {
  const read = readTemplate(template);
  if (!read.ok) throw new Error(`the bench's own template was refused: ${read.refusal.code}`);
  const filled = fillTemplate(read.value, layout, { count, each: rowsOf(count) }, { about });
  if (!filled.ok) throw new Error(`the bench's own rows were refused: ${filled.refusal.code}`);
  await pipeline(filled.value.bytes, createWriteStream(out));
}

/**
 * Parts made beforehand and handed over and over: what a caller's heap grows by while it makes rows is the caller's own,
 * and is measured with those from the database.
 */
const made: Cell[][][] = [];

async function* partsOf(count: number): AsyncGenerator<Cell[][]> {
  for (let from = 0; from < count; from += PART) yield made[(from / PART) % MADE]!.slice(0, count - from);
}

async function fillAsideOf(template: Uint8Array, count: number, out: string): Promise<void> {
  const filled = await fillAside(template, layout, count, partsOf(count), about);
  if (!filled.ok) throw new Error(`the bench's own rows were refused: ${filled.refusal.code}`);
  await writeFile(out, filled.value);
}

async function fillPeer(template: Uint8Array, count: number, out: string): Promise<void> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(template.buffer as ArrayBuffer);
  const sheet = book.getWorksheet(SHEET)!;
  const styles = Array.from({ length: COLUMNS }, (_, i) => sheet.getCell(FIRST_ROW, i + 1).style);
  sheet.spliceRows(FIRST_ROW, ROOM);
  sheet.insertRows(FIRST_ROW, []);
  let at = FIRST_ROW;
  for (const cells of rowsOf(count)) {
    const row = sheet.getRow(at++);
    for (const [i, cell] of cells.entries()) {
      const target = row.getCell(i + 1);
      target.value = cell === undefined ? null : typeof cell === 'object' ? new Date(cell.date) : cell;
      target.style = styles[i]!;
    }
  }
  await book.xlsx.writeFile(out);
}

const FILLS: Readonly<Record<string, typeof fillOurs>> = { ours: fillOurs, aside: fillAsideOf, exceljs: fillPeer };
const NAMES: Readonly<Record<string, string>> = {
  ours: 'sheet filled',
  aside: 'sheet filled aside',
  exceljs: 'peer: exceljs',
};

/** `processor`: seconds of work, which others on the machine do not change. `aside`: bytes of the whole process aside. */
type Measured = { ms: number; processor: number; growth: number; aside: number; bytes: number };

/** One run in this process: time, and how far memory rose above where it stood before. */
async function measure(who: string, templateFile: string, count: number): Promise<Measured> {
  const template = new Uint8Array(await readFile(templateFile));
  let atRest = 0;
  const out = `${templateFile}.${who}.${count}`;
  const fill = FILLS[who]!;
  if (who === 'aside') {
    for (let part = 0; part < MADE; part++) made.push(Array.from({ length: PART }, (_, i) => cellsOf(part * PART + i)));
    // A server has filled sheets before: what its own young objects may take up is no growth of this one.
    await fill(template, WARM, out);
    const children = watchChildren();
    await fill(template, FEWEST, out);
    atRest = children().bytes;
  }
  const before = process.memoryUsage.rss();
  const worked = process.cpuUsage();
  const children = watchChildren();
  const started = performance.now();
  await fill(template, count, out);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(worked);
  const aside = children();
  // The highest the process ever stood (kilobytes), not what is left when it has finished.
  const growth = process.resourceUsage().maxRSS * 1024 - before + aside.bytes - atRest;
  const { size } = await stat(out);
  return { ms, processor: (user + system) / 1_000_000 + aside.processor, growth, aside: aside.bytes, bytes: size };
}

function inOwnProcess(who: string, templateFile: string, count: number): Measured {
  const child = spawnSync(process.execPath, [import.meta.filename, who, templateFile, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`the run of ${who} with ${count} rows failed`);
  return JSON.parse(child.stdout) as Measured;
}

/** With a rig, also a whole community's sheet over HTTP's path: from its database to the last byte. */
export async function run(rig?: Rig): Promise<Figure[]> {
  return [...(await workbooks()), ...(rig === undefined ? [] : await fillCommunity(rig, RUNS))];
}

async function workbooks(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-sheet-'));
  try {
    const file = join(folder, 'blank.xlsx');
    await writeFile(file, await blankTemplate());
    const figures: Figure[] = [];
    const take = (who: string, count: number, runs: number, bars: { seconds?: number; megabytes?: number }) => {
      const measured = Array.from({ length: runs }, () => inOwnProcess(who, file, count));
      const name = `${NAMES[who]}, ${sizeOf(count)}`;
      const seconds = median(measured.map(({ ms }) => ms)) / 1000;
      const growth = median(measured.map(each => each.growth)) / MEGABYTE;
      const whole = median(measured.map(({ aside }) => aside)) / MEGABYTE;
      const note = `processor time ${median(measured.map(({ processor }) => processor)).toFixed(2)} s`;
      figures.push({ name, value: seconds, unit: 's', note, ...(bars.seconds ? { bar: bars.seconds } : {}) });
      figures.push({
        name: `${name}, memory growth`,
        value: growth,
        unit: 'MB',
        ...(bars.megabytes ? { bar: bars.megabytes } : {}),
        ...(who === 'aside' ? { note: `the whole process aside stood at ${whole.toFixed(0)} MB` } : {}),
      });
    };
    for (const who of ['ours', 'aside']) take(who, 10_000, RUNS, { seconds: 2, megabytes: 150 });
    for (const who of ['ours', 'aside']) take(who, 100_000, FEW, { seconds: 12, megabytes: 150 });
    take('exceljs', 10_000, FEW, {});
    return [...figures, ...(await office(folder, 10_000, FEW))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

const sizeOf = (count: number): string => `${count.toLocaleString('en')} × ${COLUMNS}`;

/** The office program's figures; a note alone where the machine has none. */
async function office(folder: string, count: number, runs: number): Promise<Figure[]> {
  const version = officeVersion();
  if (version === undefined) {
    process.stdout.write('  no soffice on this machine: the peer of formulas is left out\n');
    return [];
  }
  const name = `peer: ${version}, looked up by formulas, ${sizeOf(count)}`;
  const { converted, start } = await fillByFormulas(folder, cellsOf, count, runs);
  const note = `of which ${(start / 1000).toFixed(1)} s to start and save one row`;
  return [
    { name, value: median(converted.map(({ ms }) => ms)) / 1000, unit: 's', note },
    { name: `${name}, memory`, value: median(converted.map(({ peak }) => peak)) / MEGABYTE, unit: 'MB' },
  ];
}

if (process.argv[1] === import.meta.filename) {
  const [who, file, count] = process.argv.slice(2);
  if (who === 'office') {
    // `office ROWS` alone: a hundred thousand take minutes.
    const folder = await mkdtemp(join(tmpdir(), 'doorstep-office-'));
    try {
      for (const figure of await office(folder, Number(file), 1)) process.stdout.write(`${lineOf(figure)}\n`);
    } finally {
      await rm(folder, { recursive: true });
    }
  } else if (who !== undefined && file !== undefined) {
    process.stdout.write(JSON.stringify(await measure(who, file, Number(count))));
  } else {
    const rig = await openRig();
    try {
      const { house } = await openCity(rig, RESIDENTS, () => {});
      await house.close();
      for (const figure of await run(rig)) process.stdout.write(`${lineOf(figure)}\n`);
    } finally {
      await rig.close();
    }
  }
}
