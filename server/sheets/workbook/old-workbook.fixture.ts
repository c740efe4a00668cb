// A department's form in the old .xls format, with a sample row, a total and a hidden list of codes; made by a writer of
// that format.
import xlsx from '@e965/xlsx';

export const HEADERS = ['序号', '姓名', '出生日期', '人数'];
export const TITLE = '东湖街道居民登记表';
/** `SUM(D3:D5)` as the old format keeps it: an area of the column, a function of one value. */
const SUM = [13, 0, 0x25, 2, 0, 4, 0, 3, 0xc0, 3, 0xc0, 0x22, 1, 4, 0];

export function oldBook(more: { blank?: boolean; date1904?: boolean } = {}): Uint8Array {
  const sheet: Record<string, unknown> = {
    '!ref': 'A1:D7',
    A1: { t: 's', v: TITLE },
    '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }],
    '!cols': [{ wch: 6 }, { wch: 14 }, { wch: 14 }, { wch: 8 }],
    D6: { t: 'n', v: 3, f: 'SUM(D3:D5)', bf: SUM },
    A6: { t: 's', v: '合计' },
    A7: { t: 's', v: '填表人：周 & <吴>' },
  };
  for (const [i, header] of HEADERS.entries()) sheet[xlsx.utils.encode_cell({ r: 1, c: i })] = { t: 's', v: header };
  for (let r = 2; r < 5; r++) for (let c = 0; c < 4; c++) sheet[xlsx.utils.encode_cell({ r, c })] = { t: 'z' };
  const sample = {
    A3: { t: 's', v: '例' },
    B3: { t: 's', v: '李某' },
    D3: { t: 'n', v: 3 },
    C3: { t: 'n', v: 18_295, z: 'yyyy-mm-dd' },
  };
  if (more.blank !== true) Object.assign(sheet, sample);
  const codes = xlsx.utils.aoa_to_sheet([
    ['代码', '名称', '有效', '差'],
    [1, '男', true, 0],
  ]);
  (codes as Record<string, unknown>).D2 = { t: 'e', v: 0x2a };
  const book = {
    SheetNames: ['名单（一）', '字典'],
    Sheets: { '名单（一）': sheet, 字典: codes },
    Workbook: { Sheets: [{ Hidden: 0 }, { Hidden: 1 }], WBProps: { date1904: more.date1904 === true } },
  };
  return new Uint8Array(xlsx.write(book as unknown as xlsx.WorkBook, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}
