// One minute of `npm run prove -- kills`: the whole of it, shorter.
import { expect, test } from 'vitest';
import { faultsOf, proveKills } from '../proofs/kills.ts';

test('what was acknowledged outlives every kill, exactly once', { timeout: 240_000 }, async () => {
  const wanted = { kills: 9, acknowledgements: 3000 };
  const result = await proveKills({ ...wanted, seed: 'a minute' });
  expect(faultsOf(result, wanted), JSON.stringify(result)).toEqual([]);
  expect(result.kills).toEqual({ postmaster: 3, commit: 3, server: 3 });
  expect(result.client.resent).toBeGreaterThan(0);
});
