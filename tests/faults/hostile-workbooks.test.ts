// Hostile workbooks handed to a real server in a process of its own: each is refused with a code that is explained, or
// harms nobody; within its time, with its memory given back, and with others served meanwhile. Those that are a matter of
// reading alone are read in server/sheets/workbook/hostile.test.ts.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFUSALS } from '../../core/kernel/refusals.ts';
import { withParts } from '../support/sheets/hostile/hostile-base.ts';
import { CLIMBED, hostileWorkbooks } from '../support/sheets/hostile/hostile-workbooks.ts';
import { type WatchedServer, watchServer } from '../support/sheets/hostile/watched-server.ts';

/** Megabytes a workbook may leave behind in the process. */
const KEPT = 150;
/** Others are answered within this time, in ms. */
const WAIT = 1000;
/** Reading has 20 seconds, and filling what was read takes no longer. */
const SECONDS = 45;

let server: WatchedServer;

beforeAll(async () => {
  server = await watchServer(KEPT);
  // The first one loads what every other finds loaded.
  for (let i = 0; i < 3; i++) expect(await server.handIn(withParts({}))).toMatchObject({ status: 200 });
}, 120_000);
afterAll(() => server?.stop());

describe('a hostile workbook', () => {
  test.each(
    hostileWorkbooks()
      .filter(({ served }) => served === true)
      .map(one => [one.name, one] as const),
  )(
    '%s',
    async (_, { make, expect: expected }) => {
      const handled = await server.handIn(make());
      const outcome = handled.code ?? handled.filled?.code ?? 'harmless';
      expect(expected).toContain(outcome);
      const { status } = handled.filled ?? handled;
      if (outcome === 'harmless') expect(status).toBe(200);
      else {
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(Object.keys(REFUSALS)).toContain(outcome);
      }
      expect(handled.seconds).toBeLessThan(SECONDS);
      // The machine itself may have stalled once; a workbook that holds others up does so again.
      const waited = handled.othersWaited < WAIT ? handled : await server.handIn(make());
      expect(waited.othersWaited).toBeLessThan(WAIT);
      expect(handled.grownBy).toBeLessThan(KEPT);
    },
    120_000,
  );

  test('an honest one is filled after all of them, nothing was written outside, and no error was ours', async () => {
    expect(await server.handIn(withParts({}))).toMatchObject({ status: 200, filled: { status: 200 } });
    expect(existsSync(`/${CLIMBED}`)).toBe(false);
    expect(server.said()).not.toMatch(/error|\bat .*:\d+:\d+/i);
  });
});
