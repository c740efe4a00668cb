// A small dictionary, one pack and one household, for tests of packs, visits and figures. Everything in it is invented.
import type { Fact, FactRow, How } from '../../core/facts/fact.ts';
import type { Dictionary, Element } from '../../core/facts/model.ts';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { type Active, compilePack } from '../../core/packs/compile.ts';
import type { Example, Pack } from '../../core/packs/model.ts';
import type { Household } from '../../core/registry/household.ts';
import type { ResidenceKind, Value } from '../../core/registry/model.ts';

export const TIME_ZONE = 'Asia/Shanghai';
/** 2026-03-02 09:00 in China, a Monday. */
export const MORNING = Date.UTC(2026, 2, 2, 1);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const idOf = (n: number): Id => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const words = (zh: string, en: string) => ({ zh, en });

const element = (
  id: string,
  zh: string,
  type: Element['type'],
  sensitivity: SensitivityClass,
  purposes: string[],
  more: Partial<Element> = {},
): Element => ({
  id,
  title: words(zh, id),
  synonyms: [],
  type,
  class: sensitivity,
  purposes,
  seconds: 5,
  ...more,
});

export const dictionary: Dictionary = {
  version: 1,
  elements: [
    element('person.name', '姓名', 'text', 'personal', ['registry']),
    element('person.birth_date', '出生日期', 'date', 'personal', ['registry', 'care', 'screening']),
    element('person.age', '年龄', 'number', 'personal', ['registry', 'screening'], { derived: 'age', seconds: 0 }),
    element('person.temperature', '体温', 'number', 'medical', ['screening'], {
      range: [33, 43],
      fresh: 'PT12H',
      seconds: 20,
    }),
    element('person.symptoms', '症状', 'codes', 'medical', ['screening'], { codes: 'symptom', fresh: 'PT24H' }),
    element('person.lives_alone', '独居', 'boolean', 'personal', ['care', 'screening'], { fresh: 'P6M' }),
    element('person.phone', '电话', 'phone', 'identity', ['registry', 'screening', 'care'], {
      fresh: 'P1Y',
      seconds: 12,
    }),
    element('person.mobility', '行动能力', 'code', 'personal', ['care'], { codes: 'mobility', fresh: 'P6M' }),
    element('person.returned', '外地返回', 'boolean', 'personal', ['screening'], { fresh: 'P3D' }),
    element('person.returned_from', '来源地', 'text', 'personal', ['screening'], { fresh: 'P14D' }),
    element('household.needs', '需要', 'codes', 'personal', ['care', 'screening', 'supply'], {
      codes: 'help',
      fresh: 'P7D',
      retention: 'P6M',
      synonyms: ['需求'],
    }),
    element('household.medicine_until', '药到', 'date', 'medical', ['supply'], { fresh: 'P7D' }),
    element('dwelling.hazards', '隐患', 'codes', 'open', ['care'], { codes: 'hazard', fresh: 'P6M' }),
    element('building.lift', '电梯', 'boolean', 'open', ['registry', 'screening']),
  ],
  codeLists: [
    {
      id: 'symptom',
      title: words('症状', 'Symptom'),
      codes: ['fever', 'cough', 'none'].map(code => ({ code, title: words(code, code) })),
    },
    {
      id: 'mobility',
      title: words('行动', 'Mobility'),
      codes: ['free', 'stick', 'bedridden'].map(code => ({ code, title: words(code, code) })),
    },
    {
      id: 'help',
      title: words('帮助', 'Help'),
      codes: ['food', 'medicine', 'none'].map(code => ({ code, title: words(code, code) })),
    },
    {
      id: 'hazard',
      title: words('隐患', 'Hazard'),
      codes: ['wiring', 'none'].map(code => ({ code, title: words(code, code) })),
    },
  ],
  purposes: [
    {
      id: 'registry',
      title: words('登记', 'Register'),
      mode: 'everyday',
      basis: words('登记', 'Register'),
      serves: [
        { purpose: 'screening', basis: words('排查', 'Screening') },
        { purpose: 'care', basis: words('关爱', 'Care'), classes: ['open', 'personal'] },
      ],
    },
    { id: 'care', title: words('关爱', 'Care'), mode: 'everyday', basis: words('关爱', 'Care'), serves: [] },
    {
      id: 'screening',
      title: words('排查', 'Screening'),
      mode: 'emergency',
      basis: words('排查', 'Screening'),
      serves: [],
    },
    { id: 'supply', title: words('保供', 'Supply'), mode: 'emergency', basis: words('保供', 'Supply'), serves: [] },
  ],
};

/** What a pack's file writes as given, when, then. */
export const example = (
  given: Example['given'],
  expected: Example['then'],
  when: Example['when'] = [],
  // biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of an example.
): Example => ({ given, when, then: expected });

export const screeningPack: Pack = {
  pack: 'screening',
  version: 1,
  title: words('排查', 'Screening'),
  mode: 'emergency',
  basis: words('决定', 'A decision'),
  purpose: 'screening',
  sunset: 'P14D',
  retention: 'P28D',
  elements: [
    { use: 'person.birth_date' },
    { use: 'person.temperature' },
    { use: 'person.symptoms' },
    { use: 'person.lives_alone' },
    { use: 'person.phone' },
    { use: 'person.returned' },
    { use: 'person.returned_from' },
    { use: 'household.needs', fresh: 'P3D' },
    { use: 'household.medicine_until' },
  ],
  asks: [
    { element: 'person.temperature', rank: 1 },
    { element: 'person.symptoms', rank: 2 },
    { element: 'household.needs', rank: 3 },
    { element: 'person.returned', rank: 4 },
    { element: 'person.returned_from', rank: 5, when: 'facts.person.returned' },
    { element: 'person.lives_alone', rank: 5, when: 'age >= 60' },
    { element: 'household.medicine_until', rank: 6, purpose: 'supply' },
    { element: 'person.phone', rank: 7 },
  ],
  reports: [
    { id: 'doors', title: words('户', 'Doors'), count: 'household', role: 'base' },
    {
      id: 'covered',
      title: words('已走访', 'Visited'),
      count: 'household',
      of: 'doors',
      role: 'coverage',
      where: 'visit.outcome == "met"',
    },
    {
      id: 'second_pass',
      title: words('再上门', 'Again'),
      count: 'household',
      of: 'doors',
      role: 'gap',
      where: 'visit.outcome == "no_contact"',
      by: 'visit.reason',
    },
    { id: 'people', title: words('人', 'People'), count: 'person', role: 'base' },
    {
      id: 'screened',
      title: words('已测', 'Screened'),
      count: 'person',
      of: 'people',
      role: 'coverage',
      where: 'known("person.temperature")',
    },
    {
      id: 'fever',
      title: words('发热', 'Fever'),
      count: 'person',
      of: 'people',
      role: 'finding',
      where: 'facts.person.temperature >= 37.3',
    },
    {
      id: 'symptoms',
      title: words('症状', 'Symptoms'),
      count: 'person',
      of: 'people',
      role: 'finding',
      where: 'size(facts.person.symptoms) > 0 && !("none" in facts.person.symptoms)',
      by: 'person.symptoms',
    },
    { id: 'elders', title: words('老人', 'Elders'), count: 'person', of: 'people', role: 'need', where: 'age >= 60' },
    {
      id: 'needs',
      title: words('需要', 'Needs'),
      count: 'household',
      of: 'doors',
      role: 'need',
      where: 'known("household.needs") && !("none" in facts.household.needs)',
      by: 'household.needs',
    },
  ],
  examples: [example({ household: [{ age: 40 }] }, { asked: ['person.temperature'], figures: { doors: 1 } })],
};

export const carePack: Pack = {
  pack: 'care_visit',
  version: 1,
  title: words('走访', 'Visit'),
  mode: 'everyday',
  basis: words('关爱', 'Care'),
  purpose: 'care',
  visits: { fresh: 'P1M', retention: 'P1Y' },
  elements: [
    { use: 'person.birth_date' },
    { use: 'person.lives_alone' },
    { use: 'person.mobility' },
    { use: 'household.needs' },
    { use: 'dwelling.hazards' },
  ],
  asks: [
    { element: 'household.needs', rank: 1 },
    { element: 'person.lives_alone', rank: 2, when: 'age >= 60' },
    { element: 'person.mobility', rank: 3 },
    { element: 'dwelling.hazards', rank: 4 },
  ],
  reports: [
    { id: 'doors', title: words('户', 'Doors'), count: 'household', role: 'base' },
    {
      id: 'covered',
      title: words('已走访', 'Visited'),
      count: 'household',
      of: 'doors',
      role: 'coverage',
      where: 'visit.outcome == "met"',
    },
    {
      id: 'second_pass',
      title: words('再上门', 'Again'),
      count: 'household',
      of: 'doors',
      role: 'gap',
      where: 'visit.outcome == "no_contact"',
      by: 'visit.reason',
    },
    {
      id: 'hazards',
      title: words('隐患', 'Hazards'),
      count: 'household',
      of: 'doors',
      role: 'finding',
      where: '!("none" in facts.dwelling.hazards)',
      by: 'dwelling.hazards',
    },
  ],
  examples: [example({ household: [{}] }, { asked: ['household.needs'] })],
};

export const SCREENING_ID = idOf(901);
export const CARE_ID = idOf(902);

/** A pack switched on from a day before MORNING. */
export const activate = (pack: Pack, id: Id, more: Partial<Active['activation']> = {}): Active => ({
  compiled: compilePack(pack, dictionary),
  activation: {
    id,
    pack: pack.pack,
    version: pack.version,
    areaId: idOf(2),
    areaPath: '',
    from: MORNING - DAY,
    basis: '',
    ...more,
  },
});

export const LI = idOf(11);
export const LI_MOTHER = idOf(12);
export const HOUSEHOLD = idOf(10);
export const DWELLING = idOf(3);

const born = (age: number): FactRow => ({
  class: 'personal',
  purpose: 'registry',
  activationId: EVERYDAY,
  facts: {
    'person.birth_date': { value: `${2026 - age}-01-15`, observedAt: MORNING - 400 * DAY, seq: 1, how: 'registered' },
  },
});

/** 李, 40, and 李's mother, 70, behind one door. */
export const lis = (residence: ResidenceKind = 'living'): Household => ({
  id: HOUSEHOLD,
  communityId: idOf(1),
  dwellingId: DWELLING,
  buildingId: idOf(4),
  gridId: idOf(5),
  rows: [],
  persons: [
    { id: LI, residence, rows: [born(40)] },
    { id: LI_MOTHER, residence: 'living', rows: [born(70)] },
  ],
});

export const factOf = (value: Value | undefined, observedAt: number, how: How = 'asked', seq = 2): Fact =>
  value === undefined ? { observedAt, seq, how } : { value, observedAt, seq, how };
