import { expect, test } from 'vitest';
import { mayServe } from './may-serve.ts';
import type { Purpose } from './model.ts';

const basis = { zh: '依据', en: 'Basis' };
const purpose = (id: string, mode: Purpose['mode'], serves: Purpose['serves']): Purpose => ({
  id,
  title: { zh: id, en: id },
  mode,
  basis,
  serves,
});
const dictionary = {
  purposes: [
    purpose('registry', 'everyday', [{ purpose: 'epidemic_care', basis }]),
    purpose('care', 'everyday', [
      { purpose: 'epidemic_care', basis },
      { purpose: 'epidemic_supply', basis, classes: ['open', 'personal'] },
    ]),
    // Faulty on purpose: the table may say what it likes.
    purpose('epidemic_care', 'emergency', [
      { purpose: 'epidemic_supply', basis },
      { purpose: 'care', basis },
    ]),
    purpose('epidemic_supply', 'emergency', []),
  ],
};

test.each([
  ['care', 'everyday', 'care', true],
  ['registry', 'everyday', 'epidemic_care', true],
  ['registry', 'everyday', 'care', false],
  ['epidemic_care', 'emergency', 'epidemic_care', true],
  ['epidemic_care', 'emergency', 'epidemic_supply', true],
  ['epidemic_supply', 'emergency', 'epidemic_care', false],
  ['epidemic_care', 'emergency', 'care', false],
  ['epidemic_care', 'everyday', 'care', false],
  ['care', 'emergency', 'care', false],
  ['unheard_of', 'everyday', 'unheard_of', false],
  ['care', 'everyday', 'unheard_of', false],
] as const)('what was collected for %s in %s times may serve %s: %s', (from, mode, asked, may) => {
  expect(mayServe(dictionary, { purpose: from, mode }, asked).may).toBe(may);
});

test('a line limited to classes lets only those through, and nothing whose class is not told', () => {
  const ask = (sensitivity?: 'personal' | 'medical') =>
    mayServe(dictionary, { purpose: 'care', mode: 'everyday', class: sensitivity }, 'epidemic_supply').may;
  expect([ask('personal'), ask('medical'), ask()]).toEqual([true, false, false]);
});

test('an answer comes with the basis that lets it', () => {
  expect(mayServe(dictionary, { purpose: 'registry', mode: 'everyday' }, 'epidemic_care')).toEqual({
    may: true,
    basis,
  });
});
