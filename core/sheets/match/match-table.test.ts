import { describe, expect, test } from 'vitest';
import { labelledTables, shippedDictionary } from '../../../tests/proofs/matcher-data.ts';
import { createLexicon } from './lexicon.ts';
import { isSure, matchTable } from './match-table.ts';
import { parseMeaning, printMeaning } from './meaning.ts';
import { reasonText } from './reason.ts';

const { dictionary, neverHeld } = shippedDictionary();
const lexicon = createLexicon(dictionary, neverHeld);
const meant = (title: string, ...headers: string[]) =>
  matchTable(
    title,
    headers.map(header => ({ path: header.split('/') })),
    lexicon,
  ).columns.map(({ meaning }) => printMeaning(meaning));

describe('a meaning', () => {
  test.each([
    'person.name',
    'has(person.symptoms_today, fever)',
    'part(person.birth_date, year_month)',
    'count(person)',
    'count(person, person.pregnant)',
    'count(household, dwelling.use=rented)',
    'count(person, person.age>=65)',
    'count(person, person.age<=14)',
    'count(person, person.age=18..59)',
    'count(person, person.temperature>=37.3, today)',
    'serial',
    'remark',
    'never_held',
    'unknown',
  ])('%s is printed as it is read', text => {
    expect(printMeaning(parseMeaning(text)!)).toBe(text);
  });

  test.each([
    '',
    'name',
    'has(person.name)',
    'part(person.birth_date, week)',
    'count(dog)',
    'count(person, today)',
    'count(person, person.age>=old)',
    'has(person.a, b, today)',
    'sum(person.age)',
  ])('%j is none', text => {
    expect(parseMeaning(text)).toBeUndefined();
  });
});

describe('the labelled header rows', () => {
  const tables = labelledTables();

  test('name elements and codes that exist', () => {
    for (const { columns } of tables)
      for (const label of columns.flatMap(({ right }) => right)) {
        const meaning = parseMeaning(label);
        expect(meaning, label).toBeDefined();
        if (meaning !== undefined && 'element' in meaning) {
          const element = lexicon.elements.get(meaning.element);
          expect(element, label).toBeDefined();
          if (meaning.kind === 'has')
            expect(lexicon.codeLists.get(element!.codes!)?.codes.map(({ code }) => code)).toContain(meaning.code);
        }
      }
  });

  test('are proposed right in nineteen of twenty, and one sure proposal in a hundred at most is wrong', () => {
    const tried = tables.flatMap(({ title, columns }) => {
      const match = matchTable(title, columns, lexicon);
      return columns.map(({ right }, i) => ({
        right: right.includes(printMeaning(match.columns[i]!.meaning)),
        sure: isSure(match.columns[i]!),
      }));
    });
    expect(tried.filter(({ right }) => right).length / tried.length).toBeGreaterThanOrEqual(0.95);
    expect(tried.filter(({ right, sure }) => sure && !right).length / tried.length).toBeLessThanOrEqual(0.01);
  });
});

describe('a column', () => {
  test('means the person of the row, whatever the form calls them', () => {
    expect(meant('密切接触者登记表', '密切接触者姓名', '性  别', '联系手机', '身份证号码*')).toEqual([
      'person.name',
      'person.sex',
      'person.phone',
      'person.id_number',
    ]);
  });

  test('means somebody else where a heading or a word says so', () => {
    expect(meant('居民信息表', '姓名', '户主/姓名', '户主/联系电话', '监护人联系方式', '填报人姓名')).toEqual([
      'person.name',
      'household.head_name',
      'household.head_phone',
      'person.guardian_phone',
      'unknown',
    ]);
  });

  test('to tick under a heading means a code of its list', () => {
    expect(meant('症状排查登记表', '姓名', '当前症状/咳嗽', '当前症状/乏力')).toEqual([
      'person.name',
      'has(person.symptoms_today, cough)',
      'has(person.symptoms_today, fatigue)',
    ]);
  });

  test('asks when somebody arrived, or where they live, whatever the town is called', () => {
    expect(meant('返程人员登记表', '姓名', '返京时间', '现住址').at(1)).toBe('person.arrived_on');
    for (const header of ['来深时间', '到温时间', '到本市日期', '回我县时间', '来武汉时间', '到临江市日期'])
      expect(meant('返程人员登记表', '姓名', header).at(1), header).toBe('person.arrived_on');
    for (const header of ['在温居住地址', '在本地居住地址', '在京住址'])
      expect(meant('返程人员登记表', '姓名', header).at(1), header).toBe('dwelling.address');
  });

  test('does not take a deadline, a pledge or a collection for an arrival', () => {
    for (const header of [
      '到期时间',
      '抵押日期',
      '回收日期',
      '到岗时间',
      '来电时间',
      '到账日期',
      '回访时间',
      '回执日期',
    ])
      expect(meant('人员登记表', '姓名', header).at(1), header).not.toBe('person.arrived_on');
    expect(meant('人员登记表', '姓名', '在册地址').at(1)).not.toBe('dwelling.address');
  });

  test('is read as words of their kinds, however a clerk puts them', () => {
    const asked: [string, string][] = [
      ['何时搬来', 'person.moved_in_on'],
      ['跟户主什么关系', 'person.relation_to_head'],
      ['在哪上班', 'person.workplace'],
      ['有无吸烟习惯', 'person.smokes'],
      ['打了几针', 'person.vaccination_doses'],
      ['药还能吃到哪天', 'person.medicine_runs_out_on'],
      ['突发情况联系谁', 'person.emergency_contact_name'],
      ['哪年出生', 'part(person.birth_date, year)'],
    ];
    for (const [header, means] of asked) expect(meant('人员登记表', '姓名', header).at(1), header).toBe(means);
  });

  test('is known with one character mistyped', () => {
    expect(meant('人员登记表', '姓名', '身分证号', '联系电活', '昏姻状况').slice(1)).toEqual([
      'person.id_number',
      'person.phone',
      'person.marital_status',
    ]);
  });

  test('says why in words: whose spelling it is near to, and that a character is wrong', () => {
    const { columns } = matchTable(
      '人员登记表',
      ['姓名', '身分证号', '何时搬来'].map(header => ({ path: [header] })),
      lexicon,
    );
    expect(columns.map(({ reason }) => reason.why)).toEqual([
      'title',
      'typo',
      expect.stringMatching(/common|core|bag/),
    ]);
    expect(reasonText(columns[1]!.reason).en).toMatch(/^One character from/);
  });

  test('under a heading means what both say together', () => {
    expect(meant('人员登记表', '姓名', '残疾情况/视力', '户籍信息/详细地址', '配偶/姓名', '体温/晚').slice(1)).toEqual([
      'has(person.disability_kinds, visual)',
      'person.registered_address',
      expect.stringMatching(/^(?:unknown|person\.name)$/),
      'person.temperature_evening',
    ]);
    const [, spouse] = matchTable('人员登记表', [{ path: ['姓名'] }, { path: ['配偶', '联系电话'] }], lexicon).columns;
    expect(isSure(spouse!)).toBe(false);
  });

  test('is an answer of a list where its neighbours under one heading are', () => {
    expect(meant('人员排查表', '姓名', '排查内容/咳嗽', '排查内容/乏力', '排查内容/咽痛').slice(1)).toEqual([
      'has(person.symptoms_today, cough)',
      'has(person.symptoms_today, fatigue)',
      'has(person.symptoms_today, sore_throat)',
    ]);
  });

  test('of figures counts whom the words name, and no flow', () => {
    const title = '各社区情况汇总表';
    const headers = [
      '社区',
      '总人数',
      '其中：男',
      '独居老人数',
      '租住户数',
      '空置房数',
      '湖北返回人数',
      '新增发热人数',
    ];
    expect(meant(title, ...headers).slice(2)).toEqual([
      'count(person, person.sex=1)',
      'count(person, person.lives_alone)',
      'count(household, household.rental)',
      'count(household, dwelling.vacant)',
      'count(person, person.arrived_from=420000)',
      'unknown',
    ]);
  });

  test('of somebody who may be anybody is asked about, not filled', () => {
    const { columns } = matchTable(
      '入户登记表',
      ['户主', '住址', '联系电话'].map(header => ({ path: [header] })),
      lexicon,
      { row: 'household' },
    );
    expect(isSure(columns[2]!)).toBe(false);
  });

  test('among five hundred is read in less than a second of processor time', () => {
    const strange = Array.from({ length: 500 }, (_, i) => ({
      path: ['甲乙丙丁'.repeat(50) + i, `${'户联身姓居'.repeat(40)}${i}`],
    }));
    const before = process.cpuUsage();
    matchTable('人员登记表', strange, lexicon);
    matchTable(
      '人员登记表',
      Array.from({ length: 500 }, (_, i) => ({ path: [`${lexicon.entries[i * 3]!.spelling}${i}`] })),
      lexicon,
    );
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2 * 1000);
  });

  test('that is never held says so', () => {
    expect(meant('人员名册', '姓名', '民族', '宗教信仰', '政治面貌')).toEqual([
      'person.name',
      'never_held',
      'never_held',
      'never_held',
    ]);
  });

  test('about the office’s own work stays unknown', () => {
    expect(meant('人员名册', '姓名', '审批意见', '经办人', '流水号', '录入时间').slice(1)).toEqual(
      Array(4).fill('unknown'),
    );
  });

  test('means what people here said it means, before anything else', () => {
    const taught = createLexicon(dictionary, neverHeld, [{ spelling: '联络码', means: 'person.phone' }]);
    const [, column] = matchTable('人员名册', [{ path: ['姓名'] }, { path: ['联络码'] }], taught).columns;
    expect(column).toMatchObject({ meaning: { element: 'person.phone' }, reason: { why: 'taught' } });
  });

  test('is doubted where what stands in its cells cannot be that', () => {
    const [, phone] = matchTable(
      '人员名册',
      [{ path: ['姓名'] }, { path: ['联系电话'], samples: ['无业', '在家', '退休'] }],
      lexicon,
    ).columns;
    expect(isSure(phone!)).toBe(false);
  });
});
