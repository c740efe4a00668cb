// `npm run prove -- packs [HOW MANY] [SEED]`: what holds of every pack the checker accepts, tried on as many packs,
// places and tries as one likes. `npm test` tries 200 of them.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { holdsOf, tried } from '../support/pack-properties.ts';

const PROOF = join(import.meta.dirname, '../../docs/proofs/packs.md');

export async function prove([many = '5000', seed = '1']: string[]): Promise<number> {
  const begun = performance.now();
  const made = { packs: 0, matters: 0, rules: 0, steps: 0 };
  const run = fc.check(
    fc.property(tried, one => {
      made.packs += 1;
      made.matters += Object.keys(one.pack.matters ?? {}).length;
      made.rules += one.pack.rules?.length ?? 0;
      made.steps += one.steps.length;
      holdsOf(one);
    }),
    { numRuns: Number(many), seed: Number(seed) },
  );
  const seconds = Math.round((performance.now() - begun) / 1000);
  const outcome = run.failed ? `**Failed**: ${String(run.errorInstance)}` : 'All held.';
  const { packs, matters, rules, steps } = made;
  writeFileSync(
    PROOF,
    `# Packs at random

\`npm run prove -- packs ${many} ${seed}\` made ${packs} packs that the checker accepts, with ${matters} types of matters and ${rules} rules,
and tried ${steps} things at their doors, in ${seconds} s on ${cpus()[0]?.model.trim() ?? 'a machine'}.

- What may be done next is decided when it is done, and whatever is not offered is refused, whoever asks.
- No matter is ever where nobody can move it on; when its activation ends, every one is closed.
- Runs of rules end, throw nothing, and come out the same again.
- Once switched off, the pack beside it asks, counts and does what it would have without it.

${outcome}
`,
  );
  console.log(outcome);
  return run.failed ? 1 : 0;
}
