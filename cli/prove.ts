// `npm run prove -- NAME`: a proof too long for `npm test`, one file each in tests/proofs, which writes its result to
// docs/proofs. Knows no proof itself.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type Proof = { prove: (args: string[]) => Promise<number> };

if (import.meta.main) {
  const [name = '', ...args] = process.argv.slice(2);
  const file = join(import.meta.dirname, '../tests/proofs', `${name}.ts`);
  if (!/^[a-z]+(-[a-z]+)?$/.test(name) || !existsSync(file)) {
    console.error('用法：npm run prove -- kills\nUsage: npm run prove -- kills');
    process.exitCode = 2;
  } else {
    process.exitCode = await ((await import(file)) as Proof).prove(args);
  }
}
