import { expect, test } from 'vitest';
import { drawRoster, type Roster } from './draw.ts';

const ROSTER: Roster = {
  title: '社区排查登记表',
  notices: ['到期须删除。'],
  facts: [
    ['用途', '疫情排查'],
    ['文号', '区疾控〔2026〕3号'],
    ['保存至', '2026-04-05'],
  ],
  foot: '疫情排查 · 保存至 2026-04-05',
  headings: ['序号', '姓名', '备注'],
  rows: Array.from({ length: 90 }, (_, i) => [String(i + 1), ['李', '王𬍛', '\u{10FFFD}'][i % 3]!, '=1+1']),
  at: Date.UTC(2026, 2, 6),
};

async function drawn(roster: Roster): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of drawRoster(roster)) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}

test('a roster is a PDF with its font inside, the same bytes for the same roster', async () => {
  const pdf = await drawn(ROSTER);
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
  expect(pdf).toContain('/FontFile3');
  expect(pdf).not.toMatch(/\/(?:JavaScript|Launch|URI|EmbeddedFile)/);
  expect((await drawn(ROSTER)) === pdf).toBe(true);
});

test('without rows it still says what it is', async () => {
  const pdf = await drawn({ ...ROSTER, rows: [] });
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});
