// Drop-downs of workbooks by another writer's hand, and of newer programs' own tags.
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { listRules } from './drop-downs.ts';
import { readTemplate } from './read-template.ts';
import { tagsOf } from './xml.ts';

async function choices(): Promise<Record<string, readonly string[]>> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('名单（一）');
  const lists = book.addWorksheet('字典 1', { state: 'hidden' });
  for (const [i, word] of ['汉口', '汉阳', '武昌', '', '武昌'].entries()) lists.getCell(i + 1, 2).value = word;
  book.definedNames.add("'字典 1'!$B$1:$B$2", '区域');
  sheet.getCell('Z1').value = '甲';
  sheet.getCell('Z2').value = 7;
  const offer = (cell: string, formula: string, type: 'list' | 'whole' = 'list') => {
    sheet.getCell(cell).dataValidation = { type, formulae: [formula], allowBlank: true } as exceljs.DataValidation;
  };
  for (let row = 2; row < 9; row++) offer(`A${row}`, '"男, 女"');
  offer('B2', "'字典 1'!$B$1:$B$5");
  offer('C2', '区域');
  offer('D2', '$Z$1:$Z$2');
  offer('E2', 'INDIRECT($A2)');
  offer('F2', '[1]别处!$A$1:$A$3');
  offer('G2', '没有!$A$1:$A$3');
  offer('H2', '3', 'whole');
  const read = readTemplate(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  if (!read.ok) throw new Error(read.refusal.code);
  const [first, second] = read.value.sheets;
  expect([first?.grid.hidden, second?.grid.hidden]).toEqual([undefined, true]);
  return Object.fromEntries(
    (first?.grid.validations ?? []).map(({ area, choices: all }) => [`${area.left}:${area.top}-${area.bottom}`, all]),
  );
}

test('lists written out, ranges and names are told; what is calculated or elsewhere is not', async () => {
  expect(await choices()).toEqual({
    '1:2-8': ['男', '女'],
    '2:2-2': ['汉口', '汉阳', '武昌'],
    '3:2-2': ['汉口', '汉阳'],
    '4:2-2': ['甲', '7'],
  });
});

test('newer programs’ rules are read from tags of their own', () => {
  const xml =
    '<worksheet><extLst><ext><x14:dataValidations><x14:dataValidation type="list" allowBlank="1"><x14:formula1>' +
    '<xm:f>字典!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>C2:C9 E2</xm:sqref></x14:dataValidation>' +
    '<x14:dataValidation type="decimal"><x14:formula1><xm:f>3</xm:f></x14:formula1><xm:sqref>D2</xm:sqref>' +
    '</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>';
  const { rules, take } = listRules(xml);
  for (const tag of tagsOf(xml)) take(tag);
  expect(rules).toEqual([
    {
      formula: '字典!$A$1:$A$3',
      areas: [
        { top: 2, left: 3, bottom: 9, right: 3 },
        { top: 2, left: 5, bottom: 2, right: 5 },
      ],
    },
  ]);
});
