// Hostile workbooks that are a matter of reading alone: each is refused with a code that is explained, or read and filled
// into a workbook that can be read again. Those meant for the process are handed to a server (tests/faults).
import { expect, test } from 'vitest';
import { REFUSALS } from '../../../core/kernel/refusals.ts';
import type { SheetLayout } from '../../../core/sheets/model.ts';
import { hostileWorkbooks } from '../../../tests/support/sheets/hostile/hostile-workbooks.ts';
import { fillTemplate } from './fill-template.ts';
import { openTemplate } from './open-template.ts';

const LAYOUT: SheetLayout = {
  ...{ sheet: '名单', title: '居民登记表', headerRow: 2, firstRow: 3, capacity: 4, rowSubject: 'person' },
  columns: [{ index: 1, header: '姓名', source: { kind: 'blank', why: 'unknown' } }],
};

async function outcomeOf(bytes: Buffer): Promise<string> {
  const template = await openTemplate(bytes);
  if (!template.ok) return template.refusal.code;
  const filled = fillTemplate(template.value, LAYOUT, { count: 6, each: Array.from({ length: 6 }, () => ['李渡']) });
  if (!filled.ok) return filled.refusal.code;
  const parts: Uint8Array[] = [];
  for await (const part of filled.value.bytes) parts.push(part);
  const again = await openTemplate(Buffer.concat(parts));
  if (!again.ok) throw new Error(`what was filled is refused: ${again.refusal.code}`);
  const rows = again.value.sheets.find(({ name }) => name === '名单')!.grid.rows;
  expect(rows.filter(({ cells }) => cells.some(({ text }) => text === '李渡')).length).toBe(6);
  return 'harmless';
}

test.each(
  hostileWorkbooks()
    .filter(({ served }) => served !== true)
    .map(one => [one.name, one] as const),
)('%s', async (_, { make, expect: expected }) => {
  const outcome = await outcomeOf(make());
  expect(expected).toContain(outcome);
  if (outcome !== 'harmless') expect(Object.keys(REFUSALS)).toContain(outcome);
});
