import { describe, expect, test } from 'vitest';
import {
  activate,
  CARE_ID,
  carePack,
  DAY,
  DWELLING,
  dictionary,
  factOf,
  HOUR,
  HOUSEHOLD,
  LI,
  LI_MOTHER,
  lis,
  MORNING,
  SCREENING_ID,
  screeningPack,
  TIME_ZONE,
} from '../../tests/support/small-round.ts';
import type { FactRow } from '../facts/fact.ts';
import { EVERYDAY } from '../kernel/id.ts';
import type { Household } from '../registry/household.ts';
import { compileForm, disclosedAtDoor, doorScope, type FormInput, nothingChanged } from './form.ts';

const screening = activate(screeningPack, SCREENING_ID);
const care = activate(carePack, CARE_ID);

const row = (facts: FactRow['facts'], more: Partial<FactRow> = {}): FactRow => ({
  class: 'personal',
  purpose: 'screening',
  activationId: SCREENING_ID,
  facts,
  ...more,
});
const careRow = (facts: FactRow['facts'], more: Partial<FactRow> = {}): FactRow =>
  row(facts, { purpose: 'care', activationId: EVERYDAY, ...more });
const knowing = (rows: Partial<Record<string, FactRow[]>>, household = lis()): Household => ({
  ...household,
  rows: [...household.rows, ...(rows[household.id] ?? [])],
  persons: household.persons.map(person => ({ ...person, rows: [...person.rows, ...(rows[person.id] ?? [])] })),
});
const form = (household: Household, more: Partial<FormInput> = {}) =>
  compileForm({
    household,
    actives: [screening, care],
    dictionary,
    now: MORNING,
    timeZone: TIME_ZONE,
    budgetSeconds: 900,
    ...more,
  });
const asked = (given: ReturnType<typeof form>) =>
  given.items.map(({ subjectId, element }) => `${subjectId.slice(-1)} ${element}`);
const find = (given: ReturnType<typeof form>, subjectId: string, element: string) =>
  given.items.find(item => item.subjectId === subjectId && item.element === element);

describe('a form', () => {
  test('asks each thing once, naming every pack that needs it', () => {
    const empty = form(lis());
    const needs = empty.items.filter(({ element }) => element === 'household.needs');
    expect(needs).toHaveLength(1);
    expect(needs[0]).toMatchObject({ subjectId: HOUSEHOLD, packs: ['screening', 'care_visit'], rank: 3 });
    expect(find(empty, LI_MOTHER, 'person.lives_alone')?.packs).toEqual(['screening', 'care_visit']);
    expect(new Set(asked(empty)).size).toBe(asked(empty).length);
  });

  test('puts the most urgent first, and an emergency before everyday life', () => {
    const empty = form(lis());
    expect(asked(empty).slice(0, 2)).toEqual(['b person.temperature', 'c person.temperature']);
    const modes = empty.items.map(({ packs }) => packs.includes('screening'));
    expect(modes).toEqual([...modes].sort((a, b) => Number(b) - Number(a)));
  });

  test('ends where the knock ends; what waits is less urgent, and nothing is lost', () => {
    const whole = form(lis());
    const short = form(lis(), { budgetSeconds: 50 });
    expect(short.seconds).toBeLessThanOrEqual(50);
    expect([
      ...asked(short),
      ...short.rest.map(({ subjectId, element }) => `${subjectId.slice(-1)} ${element}`),
    ]).toEqual(asked(whole));
    expect(form(lis(), { budgetSeconds: 1 }).items).toHaveLength(1);
    expect(form(lis(), { budgetSeconds: undefined }).seconds).toBeLessThanOrEqual(180);
  });

  test('asks again what is stale, not what is fresh, and shows the old answer for one press', () => {
    const early = knowing({ [HOUSEHOLD]: [row({ 'household.needs': factOf(['food'], MORNING - 2 * DAY) })] });
    expect(find(form(early, { actives: [screening] }), HOUSEHOLD, 'household.needs')).toBeUndefined();
    const late = knowing({ [HOUSEHOLD]: [row({ 'household.needs': factOf(['food'], MORNING - 4 * DAY) })] });
    expect(find(form(late, { actives: [screening] }), HOUSEHOLD, 'household.needs')).toMatchObject({
      known: ['food'],
      seconds: 1,
    });
  });

  test('holds each pack to its own freshness', () => {
    const known = knowing({ [HOUSEHOLD]: [careRow({ 'household.needs': factOf(['food'], MORNING - 4 * DAY) })] });
    expect(find(form(known, { actives: [care] }), HOUSEHOLD, 'household.needs')).toBeUndefined();
    expect(find(form(known), HOUSEHOLD, 'household.needs')).toMatchObject({ packs: ['screening'], known: ['food'] });
  });

  test('never shows a medical or identity value at a door, stale or fresh', () => {
    const known = knowing({
      [LI]: [
        row({ 'person.temperature': factOf(38.8, MORNING - 20 * HOUR) }, { class: 'medical' }),
        row({ 'person.phone': factOf('19900000001', MORNING - 500 * DAY) }, { class: 'identity' }),
      ],
    });
    const shown = JSON.stringify(form(known));
    expect(shown).toContain('person.temperature');
    expect(shown).toContain('person.phone');
    expect(shown).not.toContain('38.8');
    expect(shown).not.toContain('19900000001');
  });

  test('takes a refusal for an answer until it is stale', () => {
    const declined = (ago: number) =>
      knowing({
        [LI]: [row({ 'person.temperature': factOf(undefined, MORNING - ago, 'declined') }, { class: 'medical' })],
      });
    expect(find(form(declined(HOUR)), LI, 'person.temperature')).toBeUndefined();
    expect(find(form(declined(13 * HOUR)), LI, 'person.temperature')).toMatchObject({ element: 'person.temperature' });
  });

  test('asks what follows from an answer as soon as it is given', () => {
    expect(find(form(lis()), LI, 'person.returned_from')).toBeUndefined();
    const answers = [{ subjectId: LI, element: 'person.returned', how: 'asked' as const, value: true }];
    expect(find(form(lis(), { answers }), LI, 'person.returned_from')).toBeDefined();
    expect(find(form(lis(), { answers }), LI_MOTHER, 'person.returned_from')).toBeUndefined();
  });

  test('says one neutral line where asking would tell what a medical fact says', () => {
    const asks = [
      ...screeningPack.asks,
      { element: 'person.returned', rank: 4, when: 'facts.person.temperature >= 37.3' },
    ].slice(1);
    const pack = {
      ...screeningPack,
      asks: asks.filter((ask, i) => ask.element !== 'person.returned' || i === asks.length - 1),
    };
    const actives = [activate(pack, SCREENING_ID)];
    const feverish = knowing({
      [LI]: [row({ 'person.temperature': factOf(38.8, MORNING - HOUR) }, { class: 'medical' })],
    });
    expect(find(form(feverish, { actives }), LI, 'person.returned')).toBeUndefined();
    expect(form(feverish, { actives }).neutral).toEqual(['screening']);
    expect(form(lis(), { actives }).neutral).toEqual([]);
    const said = [{ subjectId: LI, element: 'person.temperature', how: 'asked' as const, value: 38.8 }];
    expect(find(form(feverish, { actives, answers: said }), LI, 'person.returned')).toBeDefined();
  });

  test('asks somebody only registered here nothing: they are asked where they live', () => {
    expect(form(lis('registered')).items.some(({ subjectId }) => subjectId === LI)).toBe(false);
    expect(form(lis('temporary')).items.some(({ subjectId }) => subjectId === LI)).toBe(true);
  });

  test('asks about the dwelling, and knows ages that were told without birth dates', () => {
    expect(find(form(lis()), DWELLING, 'dwelling.hazards')).toMatchObject({ subject: 'dwelling' });
    const undated = { ...lis(), persons: [{ id: LI, residence: 'living' as const, rows: [] }] };
    expect(find(form(undated), LI, 'person.lives_alone')).toBeUndefined();
    expect(find(form(undated, { ages: { [LI]: 71 } }), LI, 'person.lives_alone')).toBeDefined();
  });

  test('asks nothing for a round that is over', () => {
    const over = activate(screeningPack, SCREENING_ID, { endedAt: MORNING });
    expect(form(lis(), { actives: [over] }).items).toEqual([]);
  });

  test('confirms in one press exactly what it shows as known', () => {
    const known = knowing({
      [HOUSEHOLD]: [row({ 'household.needs': factOf(['food'], MORNING - 4 * DAY) })],
      [LI]: [
        row({ 'person.returned': factOf(false, MORNING - 9 * DAY) }),
        row({ 'person.temperature': factOf(36.6, MORNING - 9 * DAY) }, { class: 'medical' }),
      ],
    });
    expect(nothingChanged(form(known, { actives: [screening] }))).toEqual([
      { subjectId: HOUSEHOLD, element: 'household.needs', how: 'confirmed', value: ['food'] },
      { subjectId: LI, element: 'person.returned', how: 'confirmed', value: false },
    ]);
  });

  test('shows fresh answers that may be shown, so that somebody can say what has changed', () => {
    const known = knowing({
      [LI]: [
        row({ 'person.returned': factOf(true, MORNING - HOUR) }),
        row({ 'person.temperature': factOf(36.6, MORNING - HOUR) }, { class: 'medical' }),
      ],
    });
    expect(form(known, { actives: [screening] }).held.map(({ element, known: value }) => [element, value])).toEqual([
      ['person.returned', true],
    ]);
  });
});

describe('what is carried to a door', () => {
  const full = knowing({
    [LI]: [
      row({ 'person.temperature': factOf(38.8, MORNING - HOUR) }, { class: 'medical' }),
      row({ 'person.phone': factOf('19900000001', MORNING - HOUR) }, { class: 'identity' }),
      row({ 'person.returned': factOf(true, MORNING - HOUR) }),
      careRow({ 'person.mobility': factOf('stick', MORNING - HOUR) }),
    ],
  });
  const { purposes, elements } = doorScope([screening]);
  const cut = disclosedAtDoor(full, dictionary, purposes, elements);

  test('says when a medical or identity answer was given, never what it was', () => {
    const text = JSON.stringify(cut);
    expect(text).not.toContain('38.8');
    expect(text).not.toContain('19900000001');
    const [temperature] = cut.persons[0]!.rows.filter(one => one.class === 'medical');
    expect(temperature!.facts['person.temperature']).toEqual({ observedAt: MORNING - HOUR, seq: 2, how: 'asked' });
  });

  test('leaves out what serves other purposes, and what no pack speaks of', () => {
    expect(JSON.stringify(cut)).not.toContain('person.mobility');
    const named = knowing({
      [LI]: [careRow({ 'person.name': factOf('李', MORNING) }, { purpose: 'registry' })],
    });
    expect(JSON.stringify(disclosedAtDoor(named, dictionary, purposes, elements))).not.toContain('person.name');
    expect(JSON.stringify(disclosedAtDoor(named, dictionary, purposes))).toContain('person.name');
  });

  test('holds what the register and other desks of the same round know, so that nobody is asked twice', () => {
    expect(purposes).toEqual(new Set(['screening', 'supply']));
    const known = knowing({
      [HOUSEHOLD]: [
        row({ 'household.medicine_until': factOf('2026-03-09', MORNING) }, { class: 'medical', purpose: 'supply' }),
      ],
    });
    const carried = disclosedAtDoor(known, dictionary, purposes, elements);
    expect(find(form(carried, { actives: [screening] }), HOUSEHOLD, 'household.medicine_until')).toBeUndefined();
    expect(carried.persons[0]!.rows[0]!.facts['person.birth_date']?.value).toBe('1986-01-15');
  });

  test('gives the same form as the whole record does', () => {
    expect(form(cut, { actives: [screening] })).toEqual(form(full, { actives: [screening] }));
  });
});
