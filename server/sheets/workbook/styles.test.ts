// A workbook's own style that wraps words, and the sheet added in it: read in print, with the styles left as they are.
import { expect, test } from 'vitest';
import type { SheetLayout } from '../../../core/sheets/model.ts';
import { withParts } from '../../../tests/support/sheets/hostile/hostile-base.ts';
import { fillTemplate } from './fill-template.ts';
import { LIMITS, readTemplate } from './read-template.ts';
import { wrappingStyle } from './styles.ts';
import { readZip, unpack } from './zip-archive.ts';

const FONTS = [
  '<sz val="11"/><color theme="1"/><name val="宋体"/>',
  '<b/><sz val="11"/><name val="黑体"/>',
  '<b/><sz val="20"/><name val="黑体"/>',
  '<sz val="11"/><color rgb="FFFF0000"/>',
  '<b val="0"/><i val="0"/><sz val="12"/>',
];
const WRAPS = '<alignment wrapText="1"/>';
const xf = (font: number, alignment = '', more = 'fillId="0" numFmtId="0"'): string =>
  `<xf ${more} borderId="0" fontId="${font}" xfId="0">${alignment}</xf>`;
const styles = (...cells: string[]): string =>
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<fonts>${FONTS.map(font => `<font>${font}</font>`).join('')}</fonts><fills><fill/><fill/></fills><borders><border/></borders>` +
  `<cellStyleXfs>${xf(0, WRAPS)}</cellStyleXfs><cellXfs>${xf(0)}${cells.join('')}</cellXfs></styleSheet>`;

test.each([
  ['no style that wraps', styles(xf(1)), undefined],
  ['a plain one', styles(xf(0, WRAPS)), 1],
  ['a plain one behind a bold one', styles(xf(1, WRAPS), xf(4, WRAPS)), 2],
  ['a bold one where there is no other', styles(xf(2, WRAPS), xf(1, WRAPS)), 2],
  ['one without a colour below', styles(xf(0, WRAPS, 'fillId="1" numFmtId="0"'), xf(1, WRAPS)), 2],
  ['one with a colour below where there is no other', styles(xf(1, WRAPS, 'fillId="1"')), 1],
  ['a title', styles(xf(2, WRAPS)), undefined],
  ['a red one', styles(xf(3, WRAPS)), undefined],
  ['one for days', styles(xf(0, WRAPS, 'fillId="0" numFmtId="14"')), undefined],
  ['one upright and one turned', styles(xf(0, '<alignment wrapText="1" textRotation="90"/>')), undefined],
])('%s', (_, xml, style) => expect(wrappingStyle(xml)).toBe(style));

test('the sheet added wraps its columns in that style, with room for every line, and no style is changed', async () => {
  const xml = styles(xf(1, WRAPS));
  const template = readTemplate(withParts({ 'xl/styles.xml': { content: xml } }));
  if (!template.ok) throw new Error(template.refusal.code);
  const layout: SheetLayout = {
    ...{ sheet: '名单', title: '', headerRow: 2, firstRow: 3, capacity: 4, rowSubject: 'person' },
    columns: [{ index: 1, header: '姓名', source: { kind: 'blank', why: 'unknown' } }],
  };
  const about = () => ({
    title: [['填表说明']],
    columns: [['列', '表头']],
    rows: [['A', '联系电话（本人手机号码，没有的填家庭电话）']],
  });
  const filled = fillTemplate(template.value, layout, { count: 1, each: [['李渡']] }, { about });
  if (!filled.ok) throw new Error(filled.refusal.code);
  const parts: Uint8Array[] = [];
  for await (const part of filled.value.bytes) parts.push(part);
  const archive = readZip(Buffer.concat(parts), LIMITS);
  if (!archive.ok) throw new Error(archive.refusal.code);
  const text = (name: string) => `${Buffer.from(unpack(archive.value.entries.find(one => one.name === name)!)!)}`;
  expect(text('xl/styles.xml')).toBe(xml);
  const added = text('xl/worksheets/sheet2.xml');
  expect(added).toContain('<c r="A1" t="inlineStr">');
  expect(added).toContain('<row r="3"><c r="A3" s="1" t="inlineStr">');
  expect(added).toMatch(/<row r="4" ht="\d+" customHeight="1"><c r="A4" s="1" t="inlineStr">/);
  expect(added).toContain('<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>');
});
