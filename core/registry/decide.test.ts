// What a registration may change of what is held already: only what was known no later.
import { describe, expect, test } from 'vitest';
import type { Fact } from '../facts/fact.ts';
import type { Element } from '../facts/model.ts';
import { EVERYDAY } from '../kernel/id.ts';
import { accept } from '../kernel/result.ts';
import { type RegistryRules, type RegistryWorld, registerHousehold } from './decide.ts';

const element = (id: string): Element => ({
  ...{
    id,
    title: { zh: id, en: id },
    type: 'text',
    class: 'personal',
    purposes: ['registry'],
    synonyms: [],
    seconds: 5,
  },
});
const NOON = Date.UTC(2026, 2, 6, 12);
const rules: RegistryRules = {
  elements: new Map(['person.name', 'person.phone', 'household.contact_name'].map(id => [id, element(id)])),
  everyday: () => true,
  parse: (_, value) => accept(value),
  ...{ observedAt: NOON, seq: 9 },
};
const door = { compound: '', building: '3', stairwell: '2', room: '501' };

/** 李's home, with one telephone number and one name to ask for, held like this. */
const worldWith = (held: Partial<Fact>): RegistryWorld => {
  const fact: Fact = { value: '10010000001', observedAt: NOON, seq: 4, how: 'asked', ...held };
  const row = { class: 'personal' as const, purpose: 'registry', activationId: EVERYDAY };
  const rows = [{ ...row, facts: { 'person.phone': fact, 'household.contact_name': fact } }];
  return {
    buildings: new Map([['b', { gridId: undefined }]]),
    dwellingById: new Map([['d', '|3|2|501']]),
    dwellingByKey: new Map([['|3|2|501', 'd']]),
    households: new Map([
      [
        'h',
        {
          ...{ id: 'h', communityId: 'c', dwellingId: 'd', buildingId: 'b', rows, gridId: undefined },
          persons: [{ id: 'li', residence: 'living' as const, rows }],
        },
      ],
    ]),
    residences: new Map([['li', [{ personId: 'li', householdId: 'h', kind: 'living' as const }]]]),
  };
};
const registering = (held: Partial<Fact>) => {
  const persons = [
    { personId: 'li', residence: 'living' as const, facts: [{ element: 'person.phone', value: '10010000002' }] },
  ];
  const facts = [{ element: 'household.contact_name', value: '李明' }];
  const payload = { dwellingId: 'd', buildingId: 'b', door, persons, facts };
  const decided = registerHousehold(worldWith(held), 'c', 'h', payload, rules);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
};
const written = (held: Partial<Fact>) => registering(held).facts.map(({ element, fact }) => [element, fact.value]);

describe('registering what is held already', () => {
  const both = [
    ['person.phone', '10010000002'],
    ['household.contact_name', '李明'],
  ];

  test('changes what was observed before, or in the same second', () => {
    expect(written({ observedAt: NOON - 1000 })).toEqual(both);
    expect(written({ observedAt: NOON })).toEqual(both);
  });

  test('leaves what was observed later, and says nothing of it', () => {
    const { facts, events } = registering({ observedAt: NOON + 1000 });
    expect([facts, events]).toEqual([[], []]);
  });

  test('leaves a later refusal to say, and fills in after an earlier one', () => {
    expect(written({ value: undefined, how: 'declined', observedAt: NOON + 1000 } as Partial<Fact>)).toEqual([]);
    expect(written({ value: undefined, how: 'declined', observedAt: NOON - 1000 } as Partial<Fact>)).toEqual(both);
  });
});
