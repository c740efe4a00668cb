// Invented people, household by household: kin, ages, names, numbers. Everybody here is made up: identity numbers pass
// the checksum but stand in regions 99…, which were never issued, and phones begin with 100, which is no mobile range.
import { checkCharacter } from '../facts/id-number.ts';
import { dayOfYmd, ymdOfDay } from '../facts/local-time.ts';
import type { Given, ResidenceKind } from '../registry/model.ts';
import { type Chance, runningTotals } from './chance.ts';
import { familyName, givenName, type Sex } from './names.ts';

/** GB/T 4761, first digit: who somebody is to the head of the household. */
type Relation = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8';

export type InventedPerson = {
  name: string;
  sex: Sex;
  /** `YYYY-MM-DD`. */
  birthDate: string;
  age: number;
  relation: Relation;
  residence: ResidenceKind;
  idNumber?: string;
  phone?: string;
  facts: Given[];
};
export type InventedHousehold = { persons: InventedPerson[]; facts: Given[] };

type Draft = { age: number; sex: Sex; relation: Relation; residence?: ResidenceKind; family?: string };
type Kind = { share: number; members: (chance: Chance) => Draft[]; rental?: number };

const anySex = (chance: Chance): Sex => (chance.maybe(0.51) ? '1' : '2');
const opposite = (sex: Sex): Sex => (sex === '1' ? '2' : '1');
const childOf = (chance: Chance, age: number, residence?: ResidenceKind): Draft => {
  const sex = chance.maybe(0.52) ? '1' : '2';
  return { age, sex, relation: sex === '1' ? '2' : '3', residence };
};

function couple(chance: Chance, low: number, high: number): [Draft, Draft] {
  const age = chance.between(low, high);
  const sex: Sex = chance.maybe(0.76) ? '1' : '2';
  return [
    { age, sex, relation: '0' },
    { age: Math.max(20, age + (sex === '1' ? -1 : 1) * chance.between(-2, 5)), sex: opposite(sex), relation: '1' },
  ];
}

function family(chance: Chance): Draft[] {
  const parents = couple(chance, 27, 47);
  const oldest = Math.max(0, Math.min(parents[0].age, parents[1].age) - chance.between(23, 33));
  const children = [childOf(chance, oldest)];
  if (oldest >= 2 && chance.maybe(0.36)) children.push(childOf(chance, Math.max(0, oldest - chance.between(2, 6))));
  return chance.maybe(0.07) ? [parents[0], ...children] : [...parents, ...children];
}

function threeGenerations(chance: Chance): Draft[] {
  const members = family(chance);
  const age = Math.min(92, members[0]!.age + chance.between(24, 31));
  const mother: Draft = { age: Math.max(50, age - chance.between(0, 4)), sex: '2', relation: '5' };
  return chance.maybe(0.55) ? [...members, { age, sex: '1', relation: '5' }, mother] : [...members, mother];
}

const withGrownChild = (chance: Chance): Draft[] => {
  const parents = couple(chance, 48, 66);
  // Registered with the parents and living elsewhere: counted by whoever counts registers, not by who knocks.
  const residence = chance.maybe(0.4) ? 'registered' : chance.maybe(0.12) ? 'weekday' : 'living';
  return [...parents, childOf(chance, Math.max(18, parents[1].age - chance.between(24, 29)), residence)];
};

const KINDS: readonly Kind[] = [
  { share: 36, members: family, rental: 0.12 },
  { share: 14, members: chance => couple(chance, 24, 45), rental: 0.3 },
  { share: 12, members: chance => couple(chance, 60, 84) },
  { share: 11, members: withGrownChild },
  { share: 10, members: chance => [{ age: chance.between(21, 55), sex: anySex(chance), relation: '0' }], rental: 0.5 },
  { share: 9.5, members: threeGenerations },
  {
    share: 7.5,
    members: chance => [{ age: chance.between(63, 93), sex: chance.maybe(0.34) ? '1' : '2', relation: '0' }],
  },
  {
    // Renters who share: each with a family name of their own.
    share: 5,
    rental: 1,
    members: chance =>
      Array.from({ length: chance.between(2, 4) }, (_, i) => ({
        age: chance.between(20, 36),
        sex: anySex(chance),
        relation: i === 0 ? '0' : '8',
        residence: chance.maybe(0.2) ? 'temporary' : 'living',
        family: familyName(chance),
      })),
  },
];
const kindTotals = runningTotals(KINDS.map(({ share }) => share));

const dormitory = (chance: Chance): Draft[] => {
  const sex = anySex(chance);
  return Array.from({ length: chance.between(5, 9) }, (_, i) => ({
    age: chance.between(19, 48),
    sex,
    relation: i === 0 ? '0' : '8',
    residence: 'collective',
    family: familyName(chance),
  }));
};
const DORMITORIES = 0.006;
/** A grandchild on holiday, a relative from the country. */
const GUESTS = 0.02;

const REGIONS = 9899;
/**
 * An identity number for the person with this serial, checksum right, its region never issued (99…). Serials below
 * 4.9 million give different numbers.
 */
export function inventIdNumber(serial: number, birthDate: string, sex: Sex): string {
  const region = 990101 + (Math.floor(serial / 500) % REGIONS);
  const sequence = (serial % 500) * 2 + (sex === '1' ? 1 : 0);
  const body = `${region}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

/** `100` and eight digits: passes for eleven digits, belongs to nobody. Serials below 100 million give different ones. */
export const inventPhone = (serial: number): string =>
  `100${String((serial * 7_368_787 + 29_114_503) % 100_000_000).padStart(8, '0')}`;

/** A birthday, `YYYY-MM-DD`, that makes somebody `age` on `today`. */
function birthDate(chance: Chance, age: number, today: { day: number; year: number; rest: string }): string {
  const last = dayOfYmd(today.year - age, Number(today.rest.slice(0, 2)), Math.min(28, Number(today.rest.slice(3))));
  return ymdOfDay(last - chance.below(364));
}

/** The day people are this old: their birth dates count back from it. */
export type Today = { day: number; year: number; rest: string };
export const todayOf = (date: string): Today => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { day: dayOfYmd(year, month, day), year, rest: date.slice(5) };
};

/**
 * One household. `serial` numbers its first person among all those invented with this seed; its people take the
 * numbers that follow, which keeps identity numbers and phones apart.
 */
export function inventHousehold(chance: Chance, today: Today, serial: number): InventedHousehold {
  const inDormitory = chance.maybe(DORMITORIES);
  const kind = KINDS[chance.weighted(kindTotals)]!;
  const drafts = inDormitory ? dormitory(chance) : kind.members(chance);
  if (!inDormitory && chance.maybe(GUESTS))
    drafts.push({ age: chance.between(4, 70), sex: anySex(chance), relation: '8', residence: 'temporary' });
  const own = familyName(chance);
  const father = drafts[0]!.sex === '1' ? own : familyName(chance);
  const rents = inDormitory || chance.maybe(kind.rental ?? 0.02);
  const living = drafts.filter(({ residence = 'living' }) => residence !== 'registered').length;

  const persons = drafts.map((draft, i): InventedPerson => {
    const born = birthDate(chance, draft.age, today);
    const familyOf =
      draft.family ??
      (draft.relation === '0'
        ? own
        : draft.relation === '1'
          ? father === own
            ? familyName(chance)
            : father
          : draft.relation === '2' || draft.relation === '3'
            ? chance.maybe(0.96)
              ? father
              : own
            : draft.relation === '5' && draft.sex === '1'
              ? own
              : familyName(chance));
    const person: InventedPerson = {
      name: familyOf + givenName(chance, draft.sex, Number(born.slice(0, 4))),
      sex: draft.sex,
      birthDate: born,
      age: draft.age,
      relation: draft.relation,
      residence: draft.residence ?? (rents && chance.maybe(0.06) ? 'temporary' : 'living'),
      facts: [],
    };
    if (draft.age >= 1 && chance.maybe(0.975)) person.idNumber = inventIdNumber(serial + i, born, draft.sex);
    if (chance.maybe(phoneShare(draft.age))) person.phone = inventPhone(serial + i);
    person.facts = factsOf(chance, person, living);
    return person;
  });

  const facts: Given[] = [];
  const contact = persons.find(person => person.phone !== undefined && person.residence !== 'registered');
  if (contact?.phone !== undefined) facts.push({ element: 'household.contact_phone', value: contact.phone });
  if (rents) facts.push({ element: 'household.rental', value: true });
  else if (chance.maybe(0.6)) facts.push({ element: 'household.rental', value: false });
  return { persons, facts };
}

const phoneShare = (age: number): number => (age < 12 ? 0 : age < 16 ? 0.35 : age < 70 ? 0.97 : age < 80 ? 0.85 : 0.62);

function factsOf(chance: Chance, person: InventedPerson, living: number): Given[] {
  const facts: Given[] = [
    { element: 'person.name', value: person.name },
    { element: 'person.sex', value: person.sex },
    { element: 'person.birth_date', value: person.birthDate },
    { element: 'person.relation_to_head', value: person.relation },
  ];
  if (person.idNumber !== undefined) facts.push({ element: 'person.id_number', value: person.idNumber });
  if (person.phone !== undefined) facts.push({ element: 'person.phone', value: person.phone });
  if (person.age >= 60 && person.residence === 'living' && chance.maybe(0.72))
    facts.push({ element: 'person.lives_alone', value: living === 1 });
  if (person.age >= 70 && chance.maybe(0.6))
    facts.push({ element: 'person.mobility', value: mobility(chance, person) });
  return facts;
}

const MOBILITY = ['free', 'stick', 'wheelchair', 'bedridden'] as const;
function mobility(chance: Chance, { age }: InventedPerson): string {
  const frail = Math.min(0.6, (age - 65) * 0.02);
  if (!chance.maybe(frail)) return MOBILITY[0];
  return chance.maybe(0.72) ? MOBILITY[1] : chance.maybe(0.7) ? MOBILITY[2] : MOBILITY[3];
}
