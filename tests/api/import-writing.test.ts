// What may come between a roster and the registry: newer knowledge, a refusal while it is written, a database that is
// away, another import. Nothing is lost without a word, and nobody waits behind another's trouble.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, HEADER, type ImportPlace, openImportPlace } from '../support/import-place.ts';

let place: ImportPlace;
beforeAll(async () => {
  place = await openImportPlace();
});
afterAll(() => place.close());

type Own = Awaited<ReturnType<ImportPlace['newCommunity']>>;

/** Checked, confirmed and written; nobody refused. */
const bring = async ({ id, zhou }: Own, ...lines: string[]) => {
  const { id: importId } = await place.check(zhou, id, csv(HEADER, ...lines));
  return place.confirm(zhou, id, importId);
};
const phones = async ({ id }: Own) =>
  Object.fromEntries((await place.held(id)).map(({ facts }) => [facts['person.name'], facts['person.phone']]));

describe('a roster that waited to be confirmed', () => {
  test('changes nothing that was learnt after its upload', async () => {
    const own = await place.newCommunity();
    await bring(
      own,
      '李明,男,,1985-03-02,3-2-501,10010000001,常住,第1网格',
      '李芳,女,,1987-05-06,3-2-501,10010000002,常住,第1网格',
    );
    const { id } = await place.check(
      own.zhou,
      own.id,
      csv(
        HEADER,
        '李明,男,,1985-03-02,3-2-501,10010000003,常住,第1网格',
        '李芳,女,,1987-05-06,3-2-501,10010000004,常住,第1网格',
      ),
    );
    const [ming] = (await place.held(own.id)).filter(({ facts }) => facts['person.name'] === '李明');
    const { rows } = await place.owner.query('select id, building_id from dwelling where community_id = $1', [own.id]);
    const corrected = {
      ...{ dwellingId: rows[0].id, buildingId: rows[0].building_id, door: ming!.door, facts: [] },
      persons: [
        {
          ...{ personId: ming!.personId, residence: 'living' },
          facts: [{ element: 'person.phone', value: '10010000009' }],
        },
      ],
    };
    const later = { observedAt: place.house.kernel.clock.now() + 60_000 };
    expect(
      await own.zhou.send(place.command(own.id, 'register-household', ming!.householdId, corrected, later)),
    ).toEqual(['accepted']);
    expect((await place.confirm(own.zhou, own.id, id)).state).toBe('done');
    expect(await phones(own)).toEqual({ 李明: '10010000009', 李芳: '10010000004' });
  });
});
