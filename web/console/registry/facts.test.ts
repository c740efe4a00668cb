import { describe, expect, test } from 'vitest';
import type { FactView } from '../../../core/registry/contract.ts';
import { DAY, dictionary, MORNING } from '../../../tests/support/small-round.ts';
import { answersOf, freshness, valueText } from './facts.ts';

const fact = (element: string, purpose: string, more: Partial<FactView> = {}): FactView => ({
  element,
  purpose,
  observedAt: MORNING,
  source: 0,
  ...more,
});

describe('what a home’s page shows', () => {
  test('is one line for one answer, though it is kept once for each purpose that asked', () => {
    const answers = answersOf(
      [fact('person.phone', 'care', { masked: '•' }), fact('person.phone', 'registry', { masked: '•' })],
      dictionary,
    );
    expect(answers.map(one => one.purposes)).toEqual([['care', 'registry']]);
  });

  test('keeps two answers apart, the newer first, and follows the dictionary’s order', () => {
    const answers = answersOf(
      [
        fact('person.mobility', 'care', { value: 'stick' }),
        fact('person.birth_date', 'registry', { value: '1960-01-02' }),
        fact('person.mobility', 'care', { value: 'free', observedAt: MORNING + DAY, source: 1 }),
      ],
      dictionary,
    );
    expect(answers.map(one => one.value)).toEqual(['1960-01-02', 'free', 'stick']);
  });

  test('never joins an emergency’s answer to an everyday one', () => {
    const answers = answersOf(
      [
        fact('person.lives_alone', 'care', { value: true }),
        fact('person.lives_alone', 'screening', { value: true, activationId: '00000000-0000-7000-8000-000000000001' }),
      ],
      dictionary,
    );
    expect(answers).toHaveLength(2);
  });

  test('says a value in words, and nothing for what is sealed or declined', () => {
    expect(valueText(fact('person.mobility', 'care', { value: 'stick' }), dictionary, 'zh')).toBe('stick');
    expect(valueText(fact('person.lives_alone', 'care', { value: true }), dictionary, 'en')).toBe('Yes');
    expect(valueText(fact('person.phone', 'care', { masked: '•' }), dictionary, 'zh')).toBeUndefined();
  });

  test('calls an answer stale from the very instant at which it is', () => {
    expect(freshness({ freshUntil: MORNING }, MORNING - 1)).toBe('fresh');
    expect(freshness({ freshUntil: MORNING }, MORNING)).toBe('stale');
    expect(freshness({}, MORNING)).toBe('lasting');
  });
});
