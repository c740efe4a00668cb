import { describe, expect, test } from 'vitest';
import type { Dictionary, Element, Purpose } from '../facts/model.ts';
import { SENSITIVITY_CLASSES, type SensitivityClass } from '../kernel/event.ts';
import type { Value } from '../registry/model.ts';
import { holdsBy, readNarrowing } from './narrowing.ts';

const BASIS = { zh: '条例', en: 'Rule' };
const element = (id: string, more: Partial<Element> = {}): Element => ({
  ...{
    id,
    title: { zh: id, en: id },
    synonyms: [],
    type: 'text',
    class: 'personal',
    purposes: ['registry'],
    seconds: 3,
  },
  ...more,
});
const purpose = (id: string, mode: Purpose['mode'], serves: Purpose['serves'] = []): Purpose => ({
  ...{ id, title: BASIS, mode, basis: BASIS, serves },
});
const DICTIONARY: Dictionary = {
  version: 1,
  codeLists: [{ id: 'use', title: BASIS, codes: [{ code: 'rented', title: BASIS }] }],
  elements: [
    element('person.name'),
    element('person.birth_date', { type: 'date' }),
    element('person.age', { type: 'number', derived: 'age' }),
    element('person.phone', { class: 'identity' }),
    element('person.temperature', { type: 'number', class: 'medical', purposes: ['screening'] }),
    element('household.size_living', { type: 'number', derived: 'count' }),
    element('dwelling.use', { type: 'code', codes: 'use', class: 'open' }),
    element('dwelling.floor', { type: 'number', derived: 'door' }),
    element('building.floors', { type: 'number', class: 'open' }),
  ],
  purposes: [
    purpose('registry', 'everyday', [{ purpose: 'welfare', basis: BASIS }]),
    purpose('welfare', 'everyday'),
    purpose('screening', 'emergency'),
  ],
};

const read = (text: string, forPurpose = 'registry', classes: readonly SensitivityClass[] = SENSITIVITY_CLASSES) =>
  readNarrowing(text, DICTIONARY, { purpose: forPurpose, classes });
const codeOf = (...given: Parameters<typeof read>) => {
  const result = read(...given);
  return result.ok ? 'accepted' : result.refusal.code;
};
function holds(text: string, values: Record<string, Value>): boolean {
  const condition = read(text);
  if (!condition.ok) return expect.fail(condition.refusal.code);
  return holdsBy(condition.value, DICTIONARY)(values, '2026-03-06');
}

describe('a condition', () => {
  test('may read what a column of the sheet could hold', () => {
    expect(codeOf('facts.dwelling.use == "rented" && age >= 65')).toBe('accepted');
    expect(codeOf('facts.person.temperature >= 37.3', 'screening')).toBe('accepted');
  });

  test.each([
    'facts.person.temperature >= 37.3',
    '!(facts.person.temperature < 37.3)',
    'known("person.temperature")',
    '!known("person.temperature")',
    'age >= 65 || known("person.temperature")',
    'facts.person.temperature == "hot"',
  ])('on what may not serve the purpose is refused before anybody is looked at: %s', text => {
    expect(codeOf(text, 'welfare')).toBe('sheet-condition-not-for-purpose');
    expect(codeOf(text, 'registry')).toBe('sheet-condition-not-for-purpose');
  });

  test('on what the post does not fill in is refused', () =>
    expect(codeOf('known("person.temperature")', 'screening', ['open', 'personal'])).toBe(
      'sheet-condition-not-for-post',
    ));

  test('may ask whether a name or a number is known and never which it is', () => {
    expect(codeOf('facts.person.phone == "19900000001"')).toBe('sheet-condition-identity');
    expect(codeOf('facts.person.phone.startsWith("199")')).toBe('sheet-condition-identity');
    expect(codeOf('facts.person.name == "李"')).toBe('sheet-condition-identity');
    expect(codeOf('facts.person.name in ["李", "王"]')).toBe('sheet-condition-identity');
    expect(codeOf('!known("person.phone")')).toBe('accepted');
    expect(holds('!known("person.phone")', { 'person.name': '李' })).toBe(true);
    expect(holds('!known("person.phone")', { 'person.phone': 'sealed' })).toBe(false);
  });

  test.each([
    ['', 'nothing at all'],
    ['age >=', 'half a comparison'],
    ['age', 'no yes or no'],
    ['facts.household.size_living == "many"', 'another type'],
    ['facts.person.nickname == "李"', 'an element nobody knows'],
    ['facts.dwelling.use == "rentd"', 'a code nobody knows'],
    ['facts.dwelling.floor >= 3', 'where the door is'],
    ['facts.building.floors >= 7', 'what is of neither people nor homes'],
    ['visit.outcome == "met"', 'a knock'],
    ['open("watch")', 'a matter'],
    ['had("watch") || age > 3', 'a matter there was'],
    ['matter.late', 'the matter at hand'],
    ['members.exists(p, p.age > 3)', 'who else lives there'],
    ['stairwell.all(h, h.facts.dwelling.use == "rented")', 'the neighbours'],
    ['members.exists(p, {} == {} || p.for == 1)', 'nonsense about who else lives there'],
    ['facts.dwelling.use.matches("(a+)+")', 'a pattern'],
  ])('%s is refused: %s', text => expect(codeOf(text)).toBe('sheet-condition-wrong'));

  test('holds for whom it is known to, and for nobody else', () => {
    expect(holds('age >= 65', { 'person.birth_date': '1961-03-06' })).toBe(true);
    expect(holds('age >= 65', { 'person.birth_date': '1961-03-07' })).toBe(false);
    expect(holds('facts.person.age >= 65', { 'person.birth_date': '1961-03-06' })).toBe(true);
    expect(holds('age >= 65', {})).toBe(false);
    expect(holds('!(age >= 65)', {})).toBe(false);
    expect(
      holds('facts.household.size_living == 1 && facts.dwelling.use == "rented"', {
        'dwelling.use': 'rented',
        'household.size_living': 1,
      }),
    ).toBe(true);
    expect(holds('residence == "living" && known("person.name")', { 'person.name': '李' })).toBe(true);
  });

  test('says whether it is asked of people or of homes', () => {
    const of = (text: string) => {
      const condition = read(text);
      return condition.ok && condition.value.ofPersons;
    };
    expect([of('age >= 65'), of('known("person.name")'), of('facts.dwelling.use == "rented"')]).toEqual([
      ...[true, true, false],
    ]);
  });
});
