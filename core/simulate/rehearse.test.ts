import { expect, test } from 'vitest';
import type { Element, Purpose } from '../facts/model.ts';
import type { Active } from '../packs/compile.ts';
import { compilePack } from '../packs/compile.ts';
import type { Pack } from '../packs/model.ts';
import type { Household } from '../registry/household.ts';
import { compileForm, KNOCK_SECONDS } from '../visits/form.ts';
import { rehearse } from './rehearse.ts';

const both = { zh: '一', en: 'one' };
const NOW = Date.UTC(2026, 2, 2, 1);
const DAY = 86_400_000;
const timeZone = 'Asia/Shanghai';
const element = (name: string, seconds: number): Element => ({
  ...{
    id: `household.${name}`,
    title: both,
    synonyms: [],
    type: 'boolean',
    class: 'open',
    purposes: ['care'],
    seconds,
  },
});
const elements = [element('a', 100), element('b', 70), element('c', 40)];
const purposes = ['care', 'repairs'].map(
  (id): Purpose => ({ id, title: both, mode: 'everyday', basis: both, serves: [] }),
);
const dictionary = { version: 1, elements, codeLists: [], purposes };
const asking = (name: string, asks: Record<string, string>, purpose = 'care'): Pack => ({
  ...{ pack: name, version: 1, title: both, mode: 'everyday', basis: both, purpose, reports: [], examples: [] },
  elements: Object.entries(asks).map(([id, fresh]) => ({ use: `household.${id}`, fresh })),
  asks: Object.keys(asks).map(id => ({ element: `household.${id}`, rank: 1 })),
});
const active = (pack: Pack): Active => ({
  compiled: compilePack(pack, dictionary),
  activation: { id: pack.pack, pack: pack.pack, version: 1, areaId: 'x', areaPath: 'all', from: 0, basis: '' },
});
const home = (answered: Record<string, number>): Household => ({
  ...{ id: 'h', communityId: 'c', dwellingId: 'd', buildingId: 'b', gridId: 'g', persons: [] },
  rows: [
    {
      ...{ class: 'open', purpose: 'care', activationId: '00000000-0000-0000-0000-000000000000' },
      facts: Object.fromEntries(
        Object.entries(answered).map(([id, days]) => [
          `household.${id}`,
          { value: true, observedAt: NOW - days * DAY, seq: 1, how: 'asked' },
        ]),
      ),
    },
  ],
});

// What two packs ask together is worked out from each alone: it has to be what one form of both costs.
test.each<[string, Record<string, number>, string?, string?]>([
  ['nothing is known', {}],
  ['one pack holds fresh what the other finds stale', { a: 3 }],
  ['both find it stale', { a: 9, b: 9 }],
  ['all is fresh', { a: 0, b: 0, c: 0 }],
  ['only the new pack’s own is stale', { c: 9 }],
  ['the new pack may know what the old one may not', { a: 0 }, 'repairs'],
  ['and finds it stale', { a: 3 }, 'repairs'],
  ['the old pack may know what the new one may not', { a: 0 }, 'care', 'repairs'],
])('a rehearsal costs what the form of all packs costs: %s', (_, answered, purpose, purposeOfMine) => {
  const old = active(asking('old', { a: 'P7D', b: 'P1D' }, purpose));
  for (const fresh of ['P1D', 'P30D']) {
    const mine = asking('mine', { a: fresh, c: 'P7D' }, purposeOfMine);
    const { compiled } = active(mine);
    const rehearsing = rehearse({
      ...{ compiled, area: { id: 'x', path: 'all' }, packOf: () => compiled, calendars: new Map() },
      ...{ now: NOW, timeZone },
    });
    const household = home(answered);
    rehearsing.add(household, [old]);
    const { grids, asks } = rehearsing.result();
    const form = (actives: Active[]) =>
      compileForm({ household, actives, now: NOW, timeZone, budgetSeconds: Number.POSITIVE_INFINITY });
    const [before, after] = [form([old]), form([old, active(mine)])];
    expect(grids.g).toEqual({
      ...{ households: 1, secondsBefore: before.seconds, secondsAfter: after.seconds },
      doors: Number(after.items.some(item => !before.items.some(one => one.element === item.element))),
      overfull: Number(after.seconds > KNOCK_SECONDS && before.seconds <= KNOCK_SECONDS),
    });
    const own = after.items.filter(({ packs }) => packs.includes('mine')).map(one => one.element);
    expect(Object.keys(asks).sort()).toEqual(own.sort());
  }
});
