// What a filled sheet must say of the people of the filled street, by what its columns mean: worked out from the commands
// that registered and visited them, and from nothing that reads them back.
import { ageOn, localDate } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { RegisterHousehold } from '../../../core/registry/contract.ts';
import type { RecordVisit } from '../../../core/visits/contract.ts';
import type { FilledStreet } from '../filled-street.ts';

/** A cell as it must read: text, a number, a day, or nothing. */
export type Known = string | number | { date: string } | undefined;
/** The cells of one row by what their columns mean. */
export type RowCells = { cell: (means: string) => Known };

/** As the dictionary says them, in the words of GB/T 4761 cut short. */
const RELATIONS: Readonly<Record<string, string>> = {
  0: '本人或户主',
  1: '配偶',
  2: '子',
  3: '女',
  4: '孙子、孙女或外孙子、外孙女',
  5: '父母',
  6: '祖父母或外祖父母',
  7: '兄弟姐妹',
  8: '其他',
};
const TICK = '√';
const ZONE = 'Asia/Shanghai';

type Household = { id: Id; payload: RegisterHousehold };

const householdsOf = (street: FilledStreet, communityId: Id): Household[] =>
  street.demo.communities
    .flat()
    .flatMap(step => step.commands)
    .filter(one => one.type === 'register-household' && one.stream === communityId)
    .map(one => ({ id: one.subject, payload: one.payload as RegisterHousehold }));

/** The latest answer to an element by its subject, if it still holds after so many hours. */
function toldWithin(street: FilledStreet, communityId: Id, element: string, hours: number, now: number) {
  const told = new Map<Id, { at: number; value: unknown }>();
  for (const { stream, type, payload, observedAt } of street.demo.communities.flat().flatMap(step => step.commands)) {
    if (stream !== communityId || type !== 'record-visit') continue;
    for (const { subjectId, element: asked, how, value } of (payload as RecordVisit).answers ?? []) {
      if (asked !== element || observedAt < (told.get(subjectId)?.at ?? 0)) continue;
      told.set(subjectId, { at: observedAt, value: how === 'declined' ? undefined : value });
    }
  }
  return (id: Id): unknown => {
    const last = told.get(id);
    return last === undefined || last.at + hours * 3_600_000 <= now ? undefined : last.value;
  };
}

const stairwellText = (stairwell: string): string =>
  stairwell === '' ? '' : /^[\dA-Z甲乙丙丁戊东西南北中左右]+$/i.test(stairwell) ? `${stairwell}单元` : stairwell;

/** Rows about the people, or the households, of the first community in a sheet's order. */
export function knownRows(street: FilledStreet, row: 'person' | 'household'): RowCells[] {
  const [community] = street.communities;
  const now = street.house.kernel.clock.now();
  const today = localDate(now, ZONE);
  const symptoms = toldWithin(street, community!.id, 'person.symptoms_today', 24, now);
  const households = householdsOf(street, community!.id);
  const homes = new Map(households.flatMap(home => home.payload.persons.map(one => [one.personId, home] as const)));
  const heads = new Set<Id>();
  const rows: RowCells[] = [];
  for (const of of street.truth) {
    const home = homes.get(of.id)!;
    const living = home.payload.persons.filter(({ residence }) => residence === 'living');
    const factOf = (person: (typeof living)[number] | undefined, element: string) =>
      person?.facts.find(fact => fact.element === element)?.value as string | undefined;
    const head = living.find(person => factOf(person, 'person.relation_to_head') === '0');
    const self = living.find(person => person.personId === of.id);
    if (row === 'household') {
      if (heads.has(home.id)) continue;
      heads.add(home.id);
    }
    const { compound, building, stairwell, room } = of.door;
    const ages = living.map(person => ageOn(factOf(person, 'person.birth_date')!, today));
    const cells: Record<string, Known> = {
      serial: rows.length + 1,
      'person.name': of.name,
      'person.sex': of.sex,
      'person.birth_date': { date: of.birthDate },
      'part(person.birth_date, year_month)': of.birthDate.slice(0, 7),
      'person.age': of.age,
      'person.id_number': of.idNumber,
      'person.phone': of.phone,
      'person.relation_to_head': RELATIONS[factOf(self, 'person.relation_to_head') ?? ''],
      'person.temperature': of.temperature,
      'household.head_name': factOf(head, 'person.name'),
      'household.head_phone': factOf(head, 'person.phone'),
      'household.head_id_number': factOf(head, 'person.id_number'),
      'household.size_living': living.length,
      'household.members_65_up': ages.filter(age => age >= 65).length,
      'dwelling.address': `${compound}${building}幢${stairwellText(stairwell)}${room}`,
      'dwelling.compound': compound,
      'dwelling.building_number': building,
      'dwelling.stairwell': stairwell || undefined,
      'dwelling.room': room,
      'grid.name': community!.grids.find(({ id }) => id === of.gridId)!.name,
      'grid.community_name': community!.name,
    };
    rows.push({
      cell: means => {
        const tick = /^has\(person\.symptoms_today, (\w+)\)$/.exec(means)?.[1];
        if (tick === undefined) return cells[means];
        const told = symptoms(of.id);
        return Array.isArray(told) && told.includes(tick) ? TICK : undefined;
      },
    });
  }
  return rows;
}
