import { describe, expect, test } from 'vitest';
import { createHeaderIndex, normaliseHeader } from './headers.ts';
import type { Element, NeverHeld } from './model.ts';

const element = (id: string, zh: string, synonyms: string[] = [], type: Element['type'] = 'text'): Element => ({
  id,
  title: { zh, en: id },
  synonyms,
  type,
  class: 'personal',
  purposes: ['registry'],
  seconds: 3,
});

const ELEMENTS = [
  element('person.name', '姓名', ['居民姓名']),
  element('person.phone', '联系电话', ['电话'], 'phone'),
  element('person.temperature', '体温', [], 'number'),
  element('person.fever_today', '今日发热', ['发热', '发烧'], 'boolean'),
  element('person.lives_alone', '独居', [], 'boolean'),
  element('household.contact_phone', '家庭联系电话', ['电话'], 'phone'),
  element('building.has_lift', '有电梯', ['电梯'], 'boolean'),
  element('grid.community_name', '社区名称', ['村（社区）']),
  element('facility.name', '设施名称', ['名称', '党员活动室名称']),
  element('facility.contact_phone', '设施电话', ['电话'], 'phone'),
];
const NEVER: NeverHeld[] = [
  {
    id: 'political_status',
    title: { zh: '政治面貌', en: 'Political status' },
    headers: ['政治面貌', '党员'],
    containing: ['政治面貌', '党员'],
    reason: { zh: '用不到', en: 'Not needed' },
  },
];
const find = createHeaderIndex({ elements: ELEMENTS }, NEVER);
const found = (header: string, row?: Parameters<typeof find>[1]) => {
  const meaning = find(header, row);
  if (meaning === undefined) return undefined;
  return 'never' in meaning ? `never ${meaning.never.id}` : meaning.element.id;
};

describe('a header', () => {
  test.each([
    ['姓 名', '姓名'],
    ['姓\n名*', '姓名'],
    ['＊姓名', '姓名'],
    ['姓名（必填）', '姓名'],
    ['姓名：', '姓名'],
    ['3.姓名', '姓名'],
    ['（3）姓名', '姓名'],
    ['21隔离起始日期"', '隔离起始日期'],
    ['体温℃', '体温'],
    ['体温（°C）', '体温'],
    ['建筑面积(㎡)', '建筑面积'],
    ['建筑面积（平方米）', '建筑面积'],
    ['性别（男/女）', '性别'],
    ['交通方式（自驾、火车、飞机）', '交通方式'],
    ['出生日期(yyyy-MM-dd)', '出生日期'],
    ['人数合计(B)', '人数合计'],
    ['身体是否不适（填具体信息）', '身体是否不适'],
    ['Ｅ－ｍａｉｌ', 'email'],
    ['村（社区）', '村社区'],
    ['社（小）区、自然村名称', '社小区/自然村名称'],
    ['工作地点：/所在校区', '工作地点/所在校区'],
    ['姓名／', '姓名'],
    ['住址(或工作单位)', '住址或工作单位'],
    ['65岁以上人数', '65岁以上人数'],
    ['14天内外出史', '14天内外出史'],
    ['*', ''],
  ])('%j is spelt %j', (header, spelling) => expect(normaliseHeader(header)).toBe(spelling));

  test('of any length is read in a moment', () => {
    const started = performance.now();
    normaliseHeader('('.repeat(32_767));
    normaliseHeader('（/'.repeat(16_000));
    expect(performance.now() - started).toBeLessThan(50);
  });

  test.each([
    ['*居民姓名', 'person.name'],
    ['有无发烧', 'person.fever_today'],
    ['目前是否发热', 'person.fever_today'],
    ['是否有发热', 'person.fever_today'],
    ['是否独居', 'person.lives_alone'],
    ['是否为独居', 'person.lives_alone'],
    ['是否有电梯', 'building.has_lift'],
    ['村(社区)', 'grid.community_name'],
    ['家庭联系手机号码', 'household.contact_phone'],
    ['居民名字', 'person.name'],
    ['家庭联系时间', undefined],
    ['姓名、电话', undefined],
    ['是否姓名', undefined],
    ['备注', undefined],
    ['', undefined],
    ['***', undefined],
  ])('%j means %s', (header, meaning) => expect(found(header)).toBe(meaning));

  test('with several owners is owned by what the row stands for', () => {
    expect(found('电话')).toBe('person.phone');
    expect(found('电话', 'person')).toBe('person.phone');
    expect(found('电话', 'household')).toBe('household.contact_phone');
    expect(found('电话', 'facility')).toBe('facility.contact_phone');
    expect(found('电话', 'grid')).toBeUndefined();
    expect(found('名称', 'person')).toBeUndefined();
  });

  test('of a kind never held says so, however it is worded', () => {
    expect(found('政治面貌*')).toBe('never political_status');
    expect(found('是否党员')).toBe('never political_status');
    expect(found('父母政治面貌')).toBe('never political_status');
  });

  test('that merely contains such words but is an element’s own spelling is that element', () => {
    expect(found('党员活动室名称', 'facility')).toBe('facility.name');
  });
});
