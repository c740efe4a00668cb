// A roster as offices keep it becomes the registry: checked first, written when confirmed, and never doubled.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS } from '../../core/tallies/model.ts';
import { type HeldPerson, type ImportPlace, openImportPlace } from '../support/import-place.ts';
import { messyRoster } from '../support/messy-roster.ts';
import { rosterCsv, rosterXlsx } from '../support/roster-files.ts';
import type { MessyRoster, PersonTruth } from '../support/roster-model.ts';

let place: ImportPlace;
beforeAll(async () => {
  place = await openImportPlace();
});
afterAll(() => place.close());

const line = (person: PersonTruth) => [
  Object.values(person.door).join('|'),
  ...[person.grid, person.name, person.sex, person.birthDate, person.relation, person.residence],
  ...[person.idNumber ?? '', person.phone ?? ''],
];
const truthLines = (roster: MessyRoster): string[] =>
  roster.truth.rows.flatMap(({ person }) => (person === undefined ? [] : [line(person).join(' ')])).sort();
const heldLines = (held: readonly HeldPerson[]): string[] =>
  held
    .map(({ door, grid, residence, facts }) =>
      line({
        ...{ door, grid, residence, name: facts['person.name'] as string, sex: facts['person.sex'] as '1' },
        ...{ birthDate: facts['person.birth_date'] as string, relation: facts['person.relation_to_head'] as string },
        ...{ idNumber: facts['person.id_number'] as string, phone: facts['person.phone'] as string },
      }).join(' '),
    )
    .sort();

describe('a messy workbook', () => {
  const roster = messyRoster({ seed: 'import', persons: 1200 });
  const { counts } = roster.truth;
  let community: Id;
  let zhou: Awaited<ReturnType<ImportPlace['newCommunity']>>['zhou'];
  let zhouPost: Actor;
  let importId: Id;

  test('is checked row by row, and nothing is written', async () => {
    ({ id: community, zhou, zhouPost } = await place.newCommunity());
    const before = await place.eventCount(community);
    const view = await place.check(zhou, community, await rosterXlsx(roster));
    importId = view.id;
    expect(view).toMatchObject({
      state: 'checked',
      counts: {
        ...{ rows: counts.rows, persons: counts.imported, refusedRows: counts.refused, households: counts.households },
        ...{ newPersons: counts.imported, updatedPersons: 0, newBuildings: counts.buildings, warnings: 3 },
      },
    });
    expect(view.columns.find(({ header }) => header === '民族')).toMatchObject({ never: { zh: expect.any(String) } });
    expect(view.columns.find(({ header }) => header === '身份证号码（18位）')?.means).toBe('person.id_number');
    const problems = await place.problems(zhou, community, importId);
    const refused = problems.filter(({ severity }) => severity === 'refused');
    expect(refused.map(({ row, code, column }) => ({ row, code, column }))).toEqual(
      roster.truth.rows
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ row, code, column }) => ({ row, code, column })),
    );
    expect(problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual(
      Array(3).fill('grid-laid-out'),
    );
    expect(await place.eventCount(community)).toBe(before);
    expect(await place.held(community)).toEqual([]);
  });

  test('once confirmed is the registry, to the letter', async () => {
    const done = await place.confirm(zhou, community, importId);
    expect(done).toMatchObject({ state: 'done', progress: { done: counts.households, total: counts.households } });
    expect(heldLines(await place.held(community))).toEqual(truthLines(roster));
    const said = await place.owner.query(
      `select distinct post_id from event where stream_id = $1 and type = 'household.registered'`,
      [community],
    );
    expect(said.rows).toEqual([{ post_id: zhouPost.post.id }]);
    expect(await place.figure(zhou, community, BASE_HOUSEHOLDS)).toBe(counts.households);
    expect(await place.recountChanges()).toEqual([]);
  });

  test('imported again changes nothing, from whatever file', async () => {
    const events = await place.eventCount(community);
    const persons = await place.figure(zhou, community, BASE_PERSONS);
    const ids = (await place.held(community)).map(({ personId }) => personId).sort();
    for (const bytes of [await rosterXlsx(roster), rosterCsv(roster, 'gb18030')]) {
      const view = await place.check(zhou, community, bytes);
      expect(view.counts).toMatchObject({ newPersons: 0, updatedPersons: 0, newBuildings: 0 });
      expect((await place.confirm(zhou, community, view.id)).state).toBe('done');
    }
    // Confirming and finishing are told, twice each; of homes and people there is nothing to tell.
    expect(await place.eventCount(community)).toBe(events + 4);
    expect(await place.figure(zhou, community, BASE_PERSONS)).toBe(persons);
    expect((await place.held(community)).map(({ personId }) => personId).sort()).toEqual(ids);
  });
});
