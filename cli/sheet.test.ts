import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, expect, test, vi } from 'vitest';
import type { Explained } from './sheet/explain.ts';
import { run } from './sheet.ts';

const directory = mkdtempSync(join(tmpdir(), 'doorstep-sheet-'));
afterAll(() => rmSync(directory, { recursive: true }));

async function said(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const words = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
  try {
    const code = await run(args);
    return { code, out: words(out), err: words(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('explain says of each column what it asks for, how surely and why', async () => {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('名册');
  sheet.addRow(['社区登记']);
  sheet.addRow(['序号', '受访者姓名', '宗教信仰', '审批意见', '联系电话']);
  book.addWorksheet('住户').addRow(['序号', '户主姓名', '房号']);
  const file = join(directory, 'roster.xlsx');
  await book.xlsx.writeFile(file);
  const { code, out } = await said('explain', file, '--json');
  expect(code).toBe(0);
  const { row, headerRow, columns, others }: Explained = JSON.parse(out);
  expect({ row, headerRow }).toEqual({ row: 'person', headerRow: 2 });
  expect(others).toMatchObject([
    { sheet: '住户', row: 'household', columns: [{}, { means: 'household.head_name' }, {}] },
  ]);
  expect(columns.map(({ path, means, filled }) => [path.join('/'), means, filled])).toEqual([
    ['序号', 'serial', true],
    ['受访者姓名', 'person.name', true],
    ['宗教信仰', 'never_held', false],
    ['审批意见', 'unknown', false],
    ['联系电话', 'person.phone', true],
  ]);
  for (const { confidence, reason } of columns) {
    expect(confidence).toBeGreaterThan(0.5);
    expect(reason.zh).not.toBe('');
  }
});

test('a file that is none, and a call that is not understood, are told what to do', async () => {
  const file = join(directory, 'broken.xlsx');
  writeFileSync(file, 'PK nothing');
  expect(await said('explain', file)).toMatchObject({ code: 1, err: expect.stringContaining('.xlsx') });
  expect(await said('explain', join(directory, 'absent.xlsx'))).toMatchObject({ code: 1 });
  expect(await said('explain')).toMatchObject({ code: 2, err: expect.stringContaining('doorstep sheet explain') });
});
