// What a workbook says at great length is read in time that grows with its length and no faster, or is refused at once.
import { describe, expect, test } from 'vitest';
import type { Element } from '../../../core/facts/model.ts';
import { wordsOf } from '../../../core/sheets/cell-words.ts';
import { moveFormula } from '../../../core/sheets/references.ts';
import { honestPart, SHEET, withParts } from '../../../tests/support/sheets/hostile/hostile-base.ts';
import { HOSTILE_SHEETS } from '../../../tests/support/sheets/hostile/hostile-sheets.ts';
import { openTemplate } from './open-template.ts';
import { readTemplate } from './read-template.ts';
import { showsDay } from './styles.ts';
import { attribute, openingTag, tagsOf, withAttributes } from './xml.ts';

const LENGTH = 5_000_000;
const long = (text: string): string => text.repeat(LENGTH / text.length);
/** In seconds: many times what it takes, and far below what a reading takes that grows with the square. */
const SOON = 4;

function soon<T>(work: () => T): T {
  const from = performance.now();
  const done = work();
  expect((performance.now() - from) / 1000).toBeLessThan(SOON);
  return done;
}

const codeOf = (bytes: Uint8Array): string => {
  const read = readTemplate(bytes);
  return read.ok ? 'read' : read.refusal.code;
};
const withTypes = (change: (types: string) => string): Buffer =>
  withParts({ '[Content_Types].xml': { content: change(honestPart('[Content_Types].xml')), stored: true } });

describe('five million characters', () => {
  test.each(['<Override ', '<Override a="', '<Override macro', '<x:Override', '<a>', '< '])(
    'of %j among the types are refused',
    said =>
      expect(soon(() => codeOf(withTypes(types => types.replace('</Types>', long(said)))))).toBe('workbook-damaged'),
  );

  test.each(['[', '"', '\\', '[h', '_', '"y'])('of %j in a number format show no day', said => {
    expect(soon(() => showsDay(long(said)))).toBe(false);
    const styles = honestPart('xl/styles.xml').replace(
      '<fonts',
      `<numFmts count="1"><numFmt numFmtId="164" formatCode='${long(said)}'/></numFmts><fonts`,
    );
    expect(soon(() => codeOf(withParts({ 'xl/styles.xml': { content: styles, stored: true } })))).toBe('read');
  });

  test('of blanks in a tag are kept, wherever they stand', () => {
    const blanks = long(' ');
    expect(soon(() => withAttributes(`<c${blanks}/>`, { r: 'A1' }))).toBe('<c r="A1"/>');
    expect(soon(() => withAttributes(`<c s="1"${blanks}=>`, { r: 'A1' })).length).toBe(LENGTH + 17);
    expect(soon(() => openingTag(`<c a="${blanks}"${blanks}/>`)).length).toBe(LENGTH + 8);
    const tag = `<c${blanks}r${blanks}="A1"/>`;
    expect(soon(() => attribute(tag, tagsOf(tag).next().value!, 'r'))).toBe('A1');
  });

  test('of digits in a header are no words of its choices', () => {
    const asked: Element = {
      ...{ id: 'person.x', title: { zh: '独居', en: 'Alone' }, synonyms: [], type: 'boolean' },
      ...{ class: 'personal', purposes: ['registry'], seconds: 1 },
    };
    const evidence = { choices: [], samples: [], header: `${long('1')}\n` };
    expect(soon(() => wordsOf(asked, undefined, evidence))).toEqual({});
  });
});

describe('a formula', () => {
  const moved = (formula: string) => moveFormula(formula, '名单', '名单', { before: 5, count: 3, grows: false });

  test('longer than spreadsheets keep is left as it is', () => {
    expect(soon(() => moved(long("'")))).toBe(long("'"));
  });

  test.each(["'", "'a", '[', '[[x]', '[a', '\\', '"', '"a', 'a:'])('of %j all along is read in one go', said => {
    const formula = said.repeat(8190 / said.length);
    expect(soon(() => moved(formula))).toBe(formula);
  });

  test('still follows the rows around the longest names', () => {
    const sheet = '长'.repeat(31);
    expect(moved(`SUM('${sheet}'!A9)+SUM(名单!A9)+表1[[#All],[A9]]+A9`)).toBe(
      `SUM('${sheet}'!A9)+SUM(名单!A12)+表1[[#All],[A9]]+A12`,
    );
  });
});

test('a day is shown by what stands outside what is closed, and by nothing after what is not', () => {
  expect(showsDay('[$-804]yyyy"年"m"月"')).toBe(true);
  expect(showsDay('[Red]0.00"days"')).toBe(false);
  expect(showsDay('0"yyyy')).toBe(false);
  expect(showsDay('0[yyyy')).toBe(false);
});

test.each(['[Content_Types].xml', 'xl/workbook.xml', 'xl/styles.xml', SHEET])(
  'a document type in %s is refused',
  part => {
    const content = honestPart(part).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>');
    expect(codeOf(withParts({ [part]: { content } }))).toBe('workbook-damaged');
  },
);

describe('a sheet', () => {
  const made = (name: string): Promise<string> => {
    const { make } = HOSTILE_SHEETS.find(one => one.name === name)!;
    return openTemplate(make()).then(read => (read.ok ? 'read' : read.refusal.code));
  };

  test('of 16,384 headers is refused before anybody looks at them, one of 500 is not', async () => {
    expect(await made('16,384 columns of headers')).toBe('sheet-too-wide');
    expect(await made('500 columns of headers')).toBe('read');
  });

  test('that other sheets share, or that holds too much together with them, is refused', async () => {
    expect(await made('ten sheets that are one part')).toBe('workbook-damaged');
    expect(await made('100 sheets, each within the limits and too much together')).toBe('workbook-too-large');
  });
});
