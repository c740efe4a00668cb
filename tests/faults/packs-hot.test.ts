// Some seconds of `npm run prove -- packs-hot`: two kernels on one database, without HTTP or a pooler.
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Actor, Role } from '../../core/kernel/actor.ts';
import { type House, openHouse } from '../../server/house.ts';
import { types } from '../../server/kernel/unit-of-work.ts';
import { checkHot } from '../proofs/packs-hot-check.ts';
import { type Door, loadWhileSwitching } from '../proofs/packs-hot-load.ts';
import { openSmallPlace } from '../support/small-place.ts';

test('no command is decided by an old version once the new one is committed', { timeout: 120_000 }, async () => {
  const place = await openSmallPlace();
  const { ownerUrl, keyFile } = place.clone;
  const other = await openHouse({ ownerUrl, keyFile });
  const client = new pg.Client({ connectionString: ownerUrl, types: types as pg.CustomTypesConfig });
  await client.connect();
  try {
    const as = (role: Role): Actor => ({ ...place.zheng, post: { ...place.zheng.post, id: place.newId(), role } });
    const [staff, administrator] = [as('community_staff'), as('administrator')];
    const door = (name: string, { pipeline }: House): Door => ({
      name,
      staff: commands => pipeline.submit(staff, commands),
      administrator: commands => pipeline.submit(administrator, commands),
    });
    const { rootAreaId } = place.house.kernel;
    const homes = place.communities.flatMap(({ id, homes }) => homes.map(home => ({ ...home, communityId: id })));
    const loaded = await loadWhileSwitching(
      { rootAreaId, homes, doors: [door('first', place.house), door('second', other)] },
      { seed: 'some seconds', seconds: 6, workers: 6, batch: 5 },
    );
    const result = await checkHot(client, rootAreaId, loaded);
    expect(result.violations, JSON.stringify(result)).toEqual([]);
    expect(result.decidedSoonElsewhere, JSON.stringify(result)).toBeGreaterThan(0);
    expect(result.unsentAccepted).toBeGreaterThan(0);
    expect(result.switches).toBeGreaterThan(3);
  } finally {
    await client.end();
    await other.close();
    await place.house.close();
  }
});
