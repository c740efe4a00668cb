// Whatever a pack says and whoever lives there: what is rehearsed is what is counted and opened after the switch.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomGiven, randomPack } from '../../tests/support/random-pack.ts';
import { carePack, dictionary } from '../../tests/support/small-round.ts';
import { runRules } from '../matters/rules.ts';
import { checkPack } from '../packs/check.ts';
import { type Active, compilePack } from '../packs/compile.ts';
import type { Household } from '../registry/household.ts';
import { contribute } from '../tallies/contribute.ts';
import { pretend, TIME_ZONE, worldOf } from '../visits/examples/pretend.ts';
import { compileForm } from '../visits/form.ts';
import { rehearse } from './rehearse.ts';

const PACKS = 200;
const sound = randomPack.filter(pack => checkPack(pack, dictionary).problems.length === 0);
const care = compilePack(carePack, dictionary);

test('figures, matters and minutes of a rehearsal are those after the switch, to the unit', () => {
  const met = { figures: 0, opened: 0, homes: 0, longer: 0 };
  fc.assert(
    fc.property(sound, fc.array(randomGiven, { minLength: 1, maxLength: 6 }), (pack, homes) => {
      const compiled = compilePack(pack, dictionary);
      const places = homes.map(given => pretend(care, dictionary, given));
      const { now, calendars, active } = places[0]!;
      const packOf = (name: string) => [compiled, care].find(one => one.pack.pack === name);
      const rehearsing = rehearse({
        ...{ compiled, area: { id: 'x', path: '' }, packOf, calendars, now, timeZone: TIME_ZONE },
      });
      const on: Active = { compiled, activation: { ...active.activation, id: 'switched', pack: pack.pack, from: now } };
      const figures: Record<string, number> = {};
      const opens: Record<string, number> = {};
      let seconds = 0;
      for (const place of places) {
        const household: Household = place.households[0]!;
        const actives = [place.active, on];
        rehearsing.add(household, [place.active]);
        // The switch itself: its rules run, then everything is counted and asked with all that holds.
        const world = { ...worldOf(place, household), stairwell: [], actives, packOf };
        const run = runRules(world, [{ kind: 'switched', activationId: 'switched', to: 'on', key: 'switch' }]);
        for (const { id, type } of run.matters) if (run.changed.has(id)) opens[type] = (opens[type] ?? 0) + 1;
        const after = { ...household, matters: run.matters };
        for (const { series } of contribute({ household: after, actives, now, timeZone: TIME_ZONE }))
          for (const key of series.filter(one => one.startsWith('switched/')))
            figures[key.slice(9)] = (figures[key.slice(9)] ?? 0) + 1;
        seconds += compileForm({
          ...{ household: after, actives, now, timeZone: TIME_ZONE, budgetSeconds: Number.POSITIVE_INFINITY },
        }).seconds;
      }
      const result = rehearsing.result();
      expect(result.figures).toEqual(figures);
      expect(result.opens).toEqual(opens);
      const [grid] = Object.values(result.grids);
      expect(grid!.secondsAfter).toBe(seconds);
      met.homes += places.length;
      met.figures += Object.keys(figures).length;
      met.opened += Object.values(opens).reduce((sum, n) => sum + n, 0);
      met.longer += Number(grid!.secondsAfter > grid!.secondsBefore);
    }),
    { numRuns: PACKS, seed: 20260302 },
  );
  // They do count, open and cost something.
  expect(met.figures).toBeGreaterThan(PACKS);
  expect(met.opened).toBeGreaterThan(PACKS / 4);
  expect(met.longer).toBeGreaterThan(PACKS / 2);
}, 60_000);
