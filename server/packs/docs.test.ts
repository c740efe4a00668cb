// The pages of packs in docs/packs are what `doorstep pack docs` writes now, one for every pack that ships.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDictionary } from '../facts/dictionary.ts';
import { pageOf } from './docs/page.ts';
import { lengthOf } from './docs/words.ts';
import { readPacks } from './library.ts';

const ROOT = join(import.meta.dirname, '../..');
const { dictionary } = loadDictionary(join(ROOT, 'packs/shared'));
const packs = readPacks(join(ROOT, 'packs'), dictionary).map(({ pack }) => pack!);

describe('the page of a pack', () => {
  test.each(packs.map(pack => [pack.pack, pack] as const))('%s says what the pack says', (name, pack) => {
    const written = readFileSync(join(ROOT, 'docs/packs', `${name}.md`), 'utf8');
    expect(written === pageOf(pack, dictionary), `run: npm run doorstep -- pack docs`).toBe(true);
  });

  test('is there for every pack, and for no other', () => {
    expect(readdirSync(join(ROOT, 'docs/packs')).sort()).toEqual(packs.map(({ pack }) => `${pack}.md`).sort());
  });

  test('tells every promise, rule and figure in both languages', () => {
    for (const pack of packs) {
      const page = pageOf(pack, dictionary);
      for (const title of [
        ...(pack.rules ?? []).map(({ why }) => why),
        ...pack.reports.map(one => one.title),
        ...Object.values(pack.matters ?? {}).flatMap(({ states }) => Object.values(states).map(one => one.title)),
      ])
        for (const text of [title.zh, title.en]) expect(page).toContain(text.replaceAll('|', '\\|').trim());
      expect(page).not.toMatch(/undefined|\{\w+\}(?!`)/);
    }
  });

  test.each([
    ['PT30M', '30 分钟', '30 minutes'],
    ['PT1H', '1 小时', '1 hour'],
    ['P1M', '1 个月', '1 month'],
    ['WD3', '3 个工作日', '3 working days'],
    ['P0D', '当天 24 时前', 'by 24:00 of the same day'],
  ])('writes %s as a person would', (within, zh, en) => {
    expect([lengthOf(within, 'zh'), lengthOf(within, 'en')]).toEqual([zh, en]);
  });
});
