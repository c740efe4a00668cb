// Three people behind two doors of a new building in the filled street's second community, few enough for any workbook's
// room, with names that are hard on whoever writes XML.
import { ageOn, localDate } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { SYSTEM } from '../../../server/kernel/stream.ts';
import type { FilledStreet } from '../filled-street.ts';
import { idNumber, phone } from '../small-place.ts';
import type { Known, RowCells } from './known-rows.ts';

const COMPOUND = '芦荻里';
const NUMBER = '88';

type Person = { name: string; sex: '1' | '2'; born: string; relation: string; idNumber?: string; phone?: string };

const HOMES: { room: string; persons: Person[] }[] = [
  {
    room: '101',
    persons: [
      { name: '李<桂>&兰', sex: '2', born: '1950-03-15', relation: '0', idNumber: idNumber(91), phone: phone(91) },
      { name: ' 李 "小舟" ', sex: '1', born: '1979-11-02', relation: '2' },
    ],
  },
  { room: '102', persons: [{ name: '=1+2', sex: '1', born: '2001-01-31', relation: '0', phone: phone(92) }] },
];

/** The building, and its rows as sheets must show them. */
export async function openThreePeople(
  street: FilledStreet,
): Promise<{ building: Id; rows: Record<'person' | 'household', RowCells[]> }> {
  const { kernel, pipeline } = street.house;
  const community = street.communities[1]!;
  const [grid] = community.grids;
  const building = kernel.newId();
  const say = (type: string, subject: Id, payload: unknown) => ({
    ...{ id: kernel.newId(), stream: community.id, type, subject, payload, observedAt: kernel.clock.now() },
  });
  const commands = [
    say('lay-out-building', building, { compound: COMPOUND, building: NUMBER, gridId: grid!.id, floors: 6 }),
  ];
  for (const { room, persons } of HOMES)
    commands.push(
      say('register-household', kernel.newId(), {
        ...{ dwellingId: kernel.newId(), buildingId: building, facts: [] },
        door: { compound: COMPOUND, building: NUMBER, stairwell: '1', room },
        persons: persons.map(person => ({
          ...{ personId: kernel.newId(), residence: 'living' },
          facts: [
            { element: 'person.name', value: person.name },
            { element: 'person.sex', value: person.sex },
            { element: 'person.birth_date', value: person.born },
            { element: 'person.relation_to_head', value: person.relation },
            ...(person.idNumber === undefined ? [] : [{ element: 'person.id_number', value: person.idNumber }]),
            ...(person.phone === undefined ? [] : [{ element: 'person.phone', value: person.phone }]),
          ],
        })),
      }),
    );
  const replies = await pipeline.submit(SYSTEM, commands);
  const refused = replies.find(({ status }) => status !== 'accepted');
  if (refused !== undefined) throw new Error(JSON.stringify(refused));

  const today = localDate(kernel.clock.now(), 'Asia/Shanghai');
  const ageOf = ({ born }: Person) => ageOn(born, today);
  const cellsOf = (home: (typeof HOMES)[number], person: Person, serial: number): RowCells => {
    const head = home.persons.find(one => one.relation === '0');
    const cells: Record<string, Known> = {
      serial,
      'person.name': person.name.trim(),
      'person.sex': person.sex === '1' ? '男' : '女',
      'person.birth_date': { date: person.born },
      'part(person.birth_date, year_month)': person.born.slice(0, 7),
      'person.age': ageOf(person),
      'person.id_number': person.idNumber,
      'person.phone': person.phone,
      'person.relation_to_head': { 0: '本人或户主', 2: '子' }[person.relation],
      'household.head_name': head?.name.trim(),
      'household.head_phone': head?.phone,
      'household.head_id_number': head?.idNumber,
      'household.size_living': home.persons.length,
      'household.members_65_up': home.persons.filter(one => ageOf(one) >= 65).length,
      'dwelling.address': `${COMPOUND}${NUMBER}幢1单元${home.room}`,
      'dwelling.compound': COMPOUND,
      'dwelling.building_number': NUMBER,
      'dwelling.stairwell': '1',
      'dwelling.room': home.room,
      'grid.name': grid!.name,
      'grid.community_name': community.name,
    };
    return { cell: means => cells[means] };
  };
  let serial = 0;
  return {
    building,
    rows: {
      person: HOMES.flatMap(home => home.persons.map(person => cellsOf(home, person, ++serial))),
      household: HOMES.map((home, i) => cellsOf(home, home.persons[0]!, i + 1)),
    },
  };
}
