// The database every test file starts from: migrated, with the packs published and the demo's users signed up, as the
// first start of an empty Doorstep leaves it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse } from '../../server/house.ts';
import { addDemoUsers } from '../../server/organisations/index.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Named after what it is made of, so that a template can never be of other migrations or packs. */
export function templateName(): string {
  const hash = createHash('sha256');
  for (const folder of ['server/kernel/migrations', 'packs']) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files.filter(one => /\.(sql|ya?ml)$/.test(one)))
      hash.update(file).update(readFileSync(join(ROOT, folder, file)));
  }
  return `doorstep_template_${hash.digest('hex').slice(0, 16)}`;
}

export async function prepareTemplate(ownerUrl: string, keyFile: string): Promise<void> {
  const house = await openHouse({ ownerUrl, keyFile, connections: 2 });
  try {
    if (house.fresh) await addDemoUsers(house.kernel);
  } finally {
    await house.close();
  }
}
