import { describe, expect, test } from 'vitest';
import type { HouseholdView } from '../../../../core/registry/contract.ts';
import { DWELLING, dictionary, HOUSEHOLD, idOf, LI } from '../../../../tests/support/small-round.ts';
import { draftOf, emptyHome, fieldKey, type HomeDraft, readDraft } from './draft.ts';

const TODAY = '2026-03-02';
let made = 0;
const newId = () => idOf(++made);
const BUILDING = idOf(700);

const typed = (fields: Record<string, string>): HomeDraft => {
  const home = emptyHome(newId);
  return {
    ...home,
    buildingId: BUILDING,
    door: { compound: '', building: '3', stairwell: ' 2 ', room: '501 ' },
    persons: [{ ...home.persons[0]!, fields }],
  };
};

const onRecord: HouseholdView = {
  householdId: HOUSEHOLD,
  communityId: idOf(1),
  door: { dwellingId: DWELLING, buildingId: BUILDING, text: '3幢2单元501' },
  doorParts: { compound: '', building: '3', stairwell: '2', room: '501' },
  facts: [],
  persons: [
    {
      personId: LI,
      name: '李',
      residence: 'living',
      facts: [
        { element: 'person.name', value: '李', purpose: 'registry', observedAt: 1, source: 0 },
        { element: 'person.phone', masked: '••••', purpose: 'registry', observedAt: 1, source: 0 },
      ],
    },
  ],
  sources: [],
  visits: [],
};

describe('a home typed by hand', () => {
  test('is read as the server reads it, with spaces taken away', () => {
    const { payload } = readDraft(
      typed({ 'person.name': '李', 'person.birth_date': '1985年3月2日' }),
      dictionary,
      TODAY,
    );
    expect(payload?.door).toEqual({ compound: '', building: '3', stairwell: '2', room: '501' });
    expect(payload?.persons[0]?.facts).toContainEqual({ element: 'person.birth_date', value: '1985-03-02' });
  });

  test('says which field is wrong, and is not sent', () => {
    const draft = typed({ 'person.phone': '12' });
    const { payload, problems } = readDraft(draft, dictionary, TODAY);
    expect(payload).toBeUndefined();
    expect(problems.get(fieldKey(draft.persons[0]!.personId, 'person.phone'))?.code).toBe('phone-unreadable');
  });

  test('asks for the name of somebody new, and leaves out rows in which nothing stands', () => {
    const draft = typed({ 'person.birth_date': '1985-03-02' });
    expect([...readDraft(draft, dictionary, TODAY).problems.values()].map(one => one.code)).toEqual(['name-missing']);
    expect(readDraft(typed({}), dictionary, TODAY)).toEqual({ problems: new Map() });
  });

  test('is not sent without a building or a room', () => {
    const named = typed({ 'person.name': '李' });
    expect(readDraft({ ...named, buildingId: undefined }, dictionary, TODAY).payload).toBeUndefined();
    expect(readDraft({ ...named, door: { ...named.door, room: ' ' } }, dictionary, TODAY).payload).toBeUndefined();
  });
});

describe('a home on record', () => {
  test('comes with what may be shown; a sealed number is left alone unless it is typed anew', () => {
    const draft = draftOf(onRecord);
    expect(draft.persons[0]).toMatchObject({ known: true, sealed: ['person.phone'] });
    expect(draft.persons[0]?.fields['person.phone']).toBeUndefined();
    const { payload } = readDraft(draft, dictionary, TODAY);
    expect(payload?.dwellingId).toBe(DWELLING);
    expect(payload?.persons[0]?.facts.some(one => one.element === 'person.phone')).toBe(false);
  });
});
