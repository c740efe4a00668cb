import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createHeaderIndex } from '../../core/facts/headers.ts';
import { checkCharacter } from '../../core/facts/id-number.ts';
import { mayServe } from '../../core/facts/may-serve.ts';
import { type Element, subjectOf } from '../../core/facts/model.ts';
import { UNITS } from '../../core/facts/units.ts';
import { checkValue, formatValue, parseValue } from '../../core/facts/values.ts';
import type { Value } from '../../core/registry/model.ts';
import { loadDictionary } from './dictionary.ts';

const SHARED = join(import.meta.dirname, '../../packs/shared');
const { dictionary, neverHeld, problems } = loadDictionary(SHARED);
const find = createHeaderIndex(dictionary, neverHeld);
const elementOf = (id: string) => dictionary.elements.find(element => element.id === id);
const listOf = (element: Element) => dictionary.codeLists.find(list => list.id === element.codes);

describe('the dictionary that ships', () => {
  test('has no problem', () => expect(problems).toEqual([]));

  test('publishes the working days of the mainland for 2025 and 2026', () => {
    expect(dictionary.calendars?.map(({ id, dated }) => [id, dated])).toEqual([
      ['cn_mainland', { from: '2025-01-01', to: '2026-12-31' }],
    ]);
  });

  test('can ask at least 150 things, and of every subject', () => {
    const asked = dictionary.elements.filter(element => element.derived === undefined);
    expect(asked.length).toBeGreaterThanOrEqual(150);
    expect(new Set(asked.map(element => subjectOf(element.id)))).toEqual(
      new Set(['person', 'household', 'dwelling', 'building', 'grid', 'facility']),
    );
  });

  test('holds nothing that is never held, by id, title, synonym or code', () => {
    const forbidden =
      /ethnic|religio|petition|political|hiv|drug|crim|prison|denounc|inform(er|ant)|trail|trajectory|score|rank|key_person|faith|民族|宗教|信仰|信访|上访|政治|党员|艾滋|吸毒|戒毒|犯罪|前科|刑满|矫正|重点人员|举报|轨迹|行踪|积分|维稳/i;
    const words = dictionary.elements.flatMap(({ id, title, synonyms }) => [id, title.zh, title.en, ...synonyms]);
    const codes = dictionary.codeLists.flatMap(list =>
      list.codes.flatMap(({ code, title, synonyms }) => [code, title.zh, title.en, ...(synonyms ?? [])]),
    );
    expect([...words, ...codes].filter(word => forbidden.test(word))).toEqual([]);
  });

  test('never asks what is derived, and names a code list only where it is used', () => {
    expect(elementOf('person.age')?.derived).toBe('age');
    const used = new Set(dictionary.elements.map(element => element.codes));
    expect(dictionary.codeLists.filter(list => !used.has(list.id)).map(list => list.id)).toEqual([]);
  });

  test('keeps medical answers from every everyday purpose but care and health', () => {
    const medical = dictionary.elements.filter(element => element.class === 'medical');
    const everyday = new Set(dictionary.purposes.filter(({ mode }) => mode === 'everyday').map(({ id }) => id));
    const purposes = new Set(medical.flatMap(element => element.purposes).filter(id => everyday.has(id)));
    expect([...purposes].sort()).toEqual(['care', 'health_service']);
  });

  test('lets nothing an emergency collected serve everyday life, over all pairs of purposes', () => {
    for (const from of dictionary.purposes)
      for (const asked of dictionary.purposes.filter(({ mode }) => mode === 'everyday'))
        expect(mayServe(dictionary, { purpose: from.id, mode: 'emergency', class: 'open' }, asked.id).may).toBe(false);
    const temperature = { purpose: 'epidemic_screening', mode: 'emergency', class: 'medical' } as const;
    expect(mayServe(dictionary, temperature, 'epidemic_care').may).toBe(true);
    expect(mayServe(dictionary, temperature, 'epidemic_supply').may).toBe(false);
    expect(mayServe(dictionary, { purpose: 'registry', mode: 'everyday' }, 'epidemic_screening').may).toBe(true);
  });
});

const letters = fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9]{1,12}$/);
const date = fc
  .integer({ min: -40_000, max: 60_000 })
  .map(day => new Date(day * 86_400_000).toISOString().slice(0, 10));
const idNumber = fc.tuple(date, fc.integer({ min: 0, max: 999 })).map(([born, sequence]) => {
  const body = `990101${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + checkCharacter(body);
});

function anyValue(element: Element): fc.Arbitrary<Value> {
  const codes = (listOf(element)?.codes ?? []).map(({ code }) => code);
  switch (element.type) {
    case 'text':
      return letters;
    case 'code':
      return fc.constantFrom(...codes);
    case 'codes':
      return fc.oneof(
        fc.constant<Value>(['none']),
        fc.subarray<string>(
          codes.filter(code => code !== 'none'),
          { minLength: 1 },
        ),
      );
    case 'boolean':
      return fc.boolean();
    case 'number': {
      const scale = UNITS[element.unit!]!.whole ? 1 : 10;
      const [min, max] = element.range!;
      return fc.integer({ min: Math.ceil(min * scale), max: Math.floor(max * scale) }).map(n => n / scale);
    }
    case 'date':
      return date;
    case 'phone':
      return fc.integer({ min: 19_900_000_000, max: 19_900_009_999 }).map(String);
    case 'id_number':
      return idNumber;
  }
}

test.each(dictionary.elements.map(element => [element.id, element] as const))(
  '%s shown in either language reads as the same value again',
  (_, element) => {
    const list = listOf(element);
    fc.assert(
      fc.property(anyValue(element), fc.constantFrom('zh' as const, 'en' as const), (value, lang) => {
        expect(checkValue(element, list, value)).toEqual({ ok: true, value });
        expect(parseValue(element, list, formatValue(element, list, value, lang))).toEqual({ ok: true, value });
      }),
      { seed: 20200123, numRuns: 25 },
    );
  },
);

test('every wording of a code list reads as its code', () => {
  for (const element of dictionary.elements.filter(({ type }) => type === 'code' || type === 'codes'))
    for (const { code, title, synonyms } of listOf(element)!.codes)
      for (const word of [code, title.zh, title.en, ...(synonyms ?? [])])
        expect([word, parseValue(element, listOf(element), word)]).toEqual([
          word,
          { ok: true, value: element.type === 'code' ? code : [code] },
        ]);
});

describe('headers of real workbooks', () => {
  const sheets: { title: string; headers: string[] }[] = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../tests/fixtures/sheet-headers.json'), 'utf8'),
  );
  const headers = sheets.flatMap(sheet => sheet.headers);

  test('are found by exact spelling for at least two in five columns, with no matcher', () => {
    const found = headers.filter(header => find(header) !== undefined);
    expect(headers.length).toBe(642);
    expect(found.length / headers.length).toBeGreaterThanOrEqual(0.42);
  });

  test.each([
    ['*身份证', 'person.id_number'],
    ['户主  姓名', 'household.head_name'],
    ['性  别', 'person.sex'],
    ['体温（°C）', 'person.temperature'],
    ['7.所在街道', 'grid.street_name'],
    ['居委会、村委会名称', 'grid.community_name'],
    ['社（小）区、自然村名称', 'dwelling.compound'],
    ['有无发烧', 'person.fever_today'],
    ['E-mail', 'person.email'],
    ['户口所在地', 'person.registered_address'],
    ['19.身体是否不适（填具体信息）', 'person.unwell_within_14_days'],
  ])('%j is %s', (header, id) => {
    const meaning = find(header);
    expect(meaning !== undefined && 'element' in meaning && meaning.element.id).toBe(id);
  });

  test('of kinds never held are told with their reason', () => {
    const never = headers.flatMap(header => {
      const meaning = find(header);
      return meaning !== undefined && 'never' in meaning ? [`${header} ${meaning.never.id}`] : [];
    });
    expect(never).toEqual(['民族 ethnicity']);
    for (const header of [
      '是否信教',
      '政治面貌（党员/群众）',
      '近14天活动轨迹',
      '是否刑满释放人员',
      '信访情况',
      '积分排名',
    ])
      expect([header, Object.keys(find(header) ?? {})]).toEqual([header, ['never']]);
  });

  test('of other public systems mean what a person said they mean, and none is mistaken', () => {
    const labelled: Record<string, string | null> = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../tests/fixtures/headers-elsewhere.json'), 'utf8'),
    );
    const told = Object.entries(labelled).map(([header, label]) => {
      const meaning = find(header);
      const got = meaning === undefined ? null : 'never' in meaning ? 'never held' : meaning.element.id;
      return { header, label, got };
    });
    expect(told.filter(({ label, got }) => got !== null && got !== label)).toEqual([]);
    expect(told.length).toBeGreaterThan(140);
    expect(told.filter(({ label, got }) => got === label).length / told.length).toBeGreaterThanOrEqual(0.98);
  });

  test.each(['病例姓名*', '关系', '备注', '序号', '检查日期', '诊断', '类型', '状态', '人数合计(B)', '籍贯'])(
    '%j is left to a person',
    header => expect(find(header)).toBeUndefined(),
  );
});

describe('a dictionary somebody changed', () => {
  let dir: string | undefined;
  const copy = () => {
    dir = mkdtempSync(join(tmpdir(), 'dictionary-'));
    cpSync(SHARED, dir, { recursive: true });
    return dir;
  };
  const append = (folder: string, file: string, text: string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before + text);
    return before.split('\n').length;
  };
  afterEach(() => {
    if (dir !== undefined) rmSync(dir, { recursive: true });
    dir = undefined;
  });

  test('with a slip is told with its file, its line and its remedy', () => {
    const folder = copy();
    const line = append(
      folder,
      'elements/grid.yaml',
      '- id: grid.mood\n  title: { zh: 氛围, en: Mood }\n  synonyms: []\n  type: code\n  codes: mood\n  class: open\n  purposes: [registry]\n  seconds: 2\n',
    );
    expect(loadDictionary(folder).problems).toEqual([
      {
        file: 'elements/grid.yaml',
        line: line + 4,
        text: { zh: 'grid.mood：没有代码表“mood”。', en: 'grid.mood: no such code list "mood".' },
      },
    ]);
  });

  test('may gain the calendar of a street', () => {
    const folder = copy();
    const own = readFileSync(join(folder, 'calendars/cn_mainland.yaml'), 'utf8')
      .replace('- id: cn_mainland', '- id: local.riverside')
      .replace('place: CN', 'place: "420106001"');
    writeFileSync(join(folder, 'calendars/riverside.yaml'), own);
    const loaded = loadDictionary(folder);
    expect(loaded.problems).toEqual([]);
    expect(loaded.dictionary.calendars?.map(({ id }) => id)).toEqual(['cn_mainland', 'local.riverside']);
  });

  test('with a slip in a calendar is told with its file, its line and its remedy', () => {
    const folder = copy();
    const path = join(folder, 'calendars/cn_mainland.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('    - 2026-02-14\n', '    - 2026-02-13\n'));
    expect(loadDictionary(folder).problems).toEqual([
      {
        file: 'calendars/cn_mainland.yaml',
        line: text.slice(0, text.indexOf('2026-02-14')).split('\n').length,
        text: {
          zh: 'cn_mainland：2026-02-13 本来就上班，请对照通知核对日期。',
          en: 'cn_mainland: 2026-02-13 is worked anyway. Compare the date with the notice.',
        },
      },
    ]);
  });

  test('with a slip of YAML itself is told with its line too', () => {
    const folder = copy();
    const line = append(folder, 'purposes.yaml', '- id: [unclosed\n');
    const told = loadDictionary(folder).problems.filter(problem => problem.file === 'purposes.yaml');
    expect(told[0]?.line).toBeGreaterThanOrEqual(line);
    expect(told[0]?.text.en).toContain('Not well-formed YAML');
  });

  test('that states no version is told so', () => {
    const folder = copy();
    writeFileSync(join(folder, 'dictionary.yaml'), 'version: soon\n');
    expect(loadDictionary(folder).problems).toEqual([
      {
        file: 'dictionary.yaml',
        line: 1,
        text: { zh: '缺少版本号。', en: 'The version, a whole number, is missing.' },
      },
    ]);
  });

  test('that asks for a religion is refused', () => {
    const folder = copy();
    append(
      folder,
      'elements/person-care.yaml',
      '- id: person.belief\n  title: { zh: 宗教信仰, en: Belief }\n  synonyms: []\n  type: text\n  class: personal\n  purposes: [care]\n  seconds: 2\n',
    );
    expect(loadDictionary(folder).problems.map(({ text }) => text.en)).toEqual([
      '"宗教信仰" is never held (Religion). Remove it.',
    ]);
  });
});
