// docs/pack.schema.json is what the shape says now; after a change: vitest run --project unit server/packs/schema -u
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packSchema } from '../../core/packs/schema.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const valid = new Ajv({ strict: false }).compile(packSchema());
const packs = ['packs', 'tests/fixtures/packs'].flatMap(folder =>
  readdirSync(join(ROOT, folder))
    .filter(file => file.endsWith('.yaml'))
    .map(file => join(folder, file)),
);
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe("the schema editors use for packs' files", () => {
  test('is published as the shape is', async () => {
    await expect(`${JSON.stringify(packSchema(), null, 1)}\n`).toMatchFileSnapshot(join(ROOT, 'docs/pack.schema.json'));
  });

  test.each(packs)('accepts %s', file => {
    expect(valid(parse(textOf(file))), JSON.stringify(valid.errors)).toBe(true);
  });

  test.each([
    ['a key that is not known', 'sunset: P30D', 'sunsets: P30D'],
    ['an element of no kind', '- { use: person.lives_alone }', '- { usee: person.lives_alone }'],
    ['an effect of no kind', '- { open: watch }', '- { opn: watch }'],
    ['a step of no kind', '- { wait: PT1H }', '- { jump: 1 }'],
    ['a state named badly', '      waiting:', '      At Home:'],
    ['a level nobody knows', 'authority: district', 'authority: village'],
  ])('refuses %s', (_, from, to) => {
    const text = textOf('tests/fixtures/packs/home_watch.yaml');
    expect(text).toContain(from);
    expect(valid(parse(text.replace(from, to)))).toBe(false);
  });
});
