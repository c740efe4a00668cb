// Reads a file of official areas: `code,name,parent_code`, 12-digit codes. The level of an area is read from its code
// (GB/T 2260, GB/T 10114 and the statistical rule for the last three digits); odd ranges are no error.
import type { Id } from '../kernel/id.ts';
import type { RefusalCode } from '../kernel/refusals.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';

export type AreaOfFile = {
  id: Id;
  kind: 'province' | 'city' | 'district' | 'street' | 'community';
  code: string;
  name: string;
  parentCode: string;
};
export type AreaFileProblem = { row: number; code: RefusalCode; detail?: Record<string, string | number> };

/** The level of a 12-digit code by its trailing zeros: 42… province, 4201… city, 420105… district, then street, community. */
export function kindOfCode(code: string): AreaOfFile['kind'] {
  if (/0{10}$/.test(code)) return 'province';
  if (/0{8}$/.test(code)) return 'city';
  if (/0{6}$/.test(code)) return 'district';
  if (/0{3}$/.test(code)) return 'street';
  return 'community';
}

const HEADERS = {
  code: ['code', '代码', '区划代码', '统计用区划代码'],
  name: ['name', '名称', '区划名称'],
  parent: ['parent_code', 'parent', '上级代码'],
};
const MOST_ROWS = 5000;

/** Rows as areas, each problem with its 1-based row. Parents stay as written; `underKnown` settles them. */
export function readAreaFile(
  text: string,
  newId: () => Id,
): Result<{ areas: AreaOfFile[]; problems: AreaFileProblem[] }> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const split = (line: string) => line.split(/[,\t;]/).map(cell => cell.trim().replace(/^"(.*)"$/, '$1'));
  const header = split(lines[0] ?? '').map(cell => cell.toLowerCase());
  const column = (names: readonly string[]) => header.findIndex(cell => names.includes(cell));
  const at = { code: column(HEADERS.code), name: column(HEADERS.name), parent: column(HEADERS.parent) };
  if (at.code < 0 || at.name < 0) return refuse('area-file-header');
  if (lines.length > MOST_ROWS + 1) return refuse('too-many-rows', { limit: MOST_ROWS });
  const areas = new Map<string, AreaOfFile>();
  const problems: AreaFileProblem[] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.trim() === '') continue;
    const cells = split(line);
    const code = cells[at.code] ?? '';
    const name = cells[at.name] ?? '';
    const row = i + 1;
    if (!/^\d{12}$/.test(code)) problems.push({ row, code: 'area-code', detail: { given: code.slice(0, 30) } });
    else if (name === '' || name.length > 60) problems.push({ row, code: 'area-name', detail: { given: code } });
    else if (areas.has(code)) problems.push({ row, code: 'area-twice', detail: { given: code } });
    else
      areas.set(code, {
        id: newId(),
        kind: kindOfCode(code),
        code,
        name,
        parentCode: at.parent < 0 ? '' : (cells[at.parent] ?? ''),
      });
  }
  return accept({ areas: [...areas.values()], problems });
}

/** The areas with every parent settled: in the file, or among the codes `known` already; of any other, the root's child. */
export const underKnown = (areas: readonly AreaOfFile[], known: ReadonlySet<string>): AreaOfFile[] => {
  const inFile = new Set(areas.map(({ code }) => code));
  return areas.map(area =>
    inFile.has(area.parentCode) || known.has(area.parentCode) ? area : { ...area, parentCode: '' },
  );
};
