import { describe, expect, test } from 'vitest';
import type { FormItem } from '../../../core/visits/form.ts';
import {
  answersOf,
  askAlone,
  commonAnswers,
  confirmKnown,
  draftOf,
  EMPTY,
  openItems,
  put,
  putAll,
  sectionsOf,
  tick,
} from './draft.ts';

const item = (subjectId: string, element: string, more: Partial<FormItem> = {}): FormItem => ({
  subjectId,
  subject: 'person',
  element,
  title: { zh: element, en: element },
  type: 'boolean',
  class: 'medical',
  packs: ['door_to_door_screening'],
  rank: 1,
  seconds: 3,
  ...more,
});
const fever = 'person.fever_today';
const li = item('li', fever);
const liChild = item('li-child', fever);
const liPhone = item('li', 'person.phone_kind', { type: 'text', class: 'personal', known: 'mobile' });

describe('the answers of an open door', () => {
  test('start empty: saving at once records nothing', () => {
    expect(answersOf(EMPTY, [li, liChild, liPhone])).toEqual([]);
    expect(openItems(EMPTY, [li, liPhone])).toEqual([li, liPhone]);
  });

  test('one press for everybody gives each person an answer of their own and leaves those already given', () => {
    const draft = putAll(put(EMPTY, li, { how: 'asked', value: true }), [li, liChild], false);
    expect(answersOf(draft, [li, liChild])).toEqual([
      { subjectId: 'li', element: fever, how: 'asked', value: true },
      { subjectId: 'li-child', element: fever, how: 'asked', value: false },
    ]);
  });

  test('"nothing changed" confirms only what was shown', () => {
    const draft = confirmKnown(EMPTY, [li, liPhone]);
    expect(answersOf(draft, [li, liPhone])).toEqual([
      { subjectId: 'li', element: 'person.phone_kind', how: 'confirmed', value: 'mobile' },
    ]);
  });

  test('declining is an answer without a value; putting off is none', () => {
    const draft = put(put(EMPTY, li, { how: 'declined' }), liChild, { how: 'later' });
    expect(answersOf(draft, [li, liChild])).toEqual([{ subjectId: 'li', element: fever, how: 'declined' }]);
    expect(openItems(draft, [li, liChild])).toEqual([]);
  });

  test('asking alone takes back what was said before the others', () => {
    const draft = askAlone(put(EMPTY, li, { how: 'asked', value: false }), li);
    expect(answersOf(draft, [li])).toEqual([]);
  });

  test('an answer can be taken back', () => {
    expect(put(put(EMPTY, li, { how: 'declined' }), li, undefined)).toEqual(EMPTY);
  });

  test('an element is one section for everybody it concerns', () => {
    expect(sectionsOf([li, liPhone, liChild]).map(section => section.items.map(item => item.subjectId))).toEqual([
      ['li', 'li-child'],
      ['li'],
    ]);
  });

  test('one press is offered only where there is an ordinary answer', () => {
    const codes = (...names: string[]) => names.map(code => ({ code, title: { zh: code, en: code } }));
    expect(commonAnswers(li)).toEqual([false, true]);
    expect(commonAnswers({ type: 'codes', codes: codes('cough', 'none') })).toEqual([['none']]);
    expect(commonAnswers({ type: 'code', codes: codes('420000') })).toEqual([]);
    expect(commonAnswers({ type: 'number' })).toEqual([]);
  });

  test('a correction brings the earlier answers along and covers what may not be shown at a door', () => {
    const draft = draftOf(
      [
        { subjectId: 'li', element: fever, how: 'asked', value: true },
        { subjectId: 'li', element: 'person.phone_kind', how: 'confirmed', value: 'mobile' },
        { subjectId: 'li-child', element: fever, how: 'declined' },
      ],
      element => element !== fever,
    );
    expect(Object.keys(draft.covered)).toEqual([`li ${fever}`, `li-child ${fever}`]);
    expect(answersOf(draft, [li, liPhone, liChild])).toHaveLength(3);
    expect(put(draft, li, undefined).covered).toEqual({ [`li-child ${fever}`]: true });
  });

  test('"none" and a symptom exclude each other', () => {
    expect(tick(['none'], 'cough')).toEqual(['cough']);
    expect(tick(['cough', 'fever'], 'none')).toEqual(['none']);
    expect(tick(['cough'], 'cough')).toBeUndefined();
  });
});
