// The rows of a sheet: what one row stands for decides where they come from. They are read in parts, so that memory stays
// flat however many people there are.
import { mayServe } from '../../core/facts/may-serve.ts';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Narrowing } from '../../core/packs/narrowing.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import type { AreaRecord } from '../areas/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { inForce, momentOf } from './homes.ts';
import type { SeeRow } from './marks.ts';
import { openPeople } from './people-rows.ts';
import { openPlaces } from './place-rows.ts';
import { gridsOf, rollOf } from './store.ts';
import { rollWithin } from './where.ts';

/** What a sheet is filled for; `area` lies in one community, whose trail from the province down stands beside it. */
export type SheetScope = {
  area: AreaRecord;
  communityId: Id;
  trail: readonly AreaRecord[];
  purpose: string;
  classes: readonly SensitivityClass[];
  /** Whom or what alone it speaks of. */
  where?: Narrowing;
};

export type SheetRows = {
  count: number;
  /** How many people its rows are about, live in or count. */
  people: number;
  /** All rows, in parts of so many households or places; `see` hears of each as it is made. */
  parts(most?: number, see?: SeeRow): AsyncGenerator<Cell[][]>;
};

/**
 * Whether a purpose may be used over a community now. An emergency's may only while a pack is in force there that
 * collects for it, or for one that serves it: an order about an epidemic is none about a flood.
 */
export async function isInForce(tx: Tx, kernel: Kernel, communityId: Id, purpose: string): Promise<boolean> {
  const { dictionary } = kernel.library;
  if (dictionary.purposes.find(({ id }) => id === purpose)?.mode === 'everyday') return true;
  return (await inForce(tx, kernel, communityId)).some(one => {
    const pack = kernel.library.pack(one.pack, one.version)?.pack;
    if (pack?.mode !== 'emergency') return false;
    return mayServe(dictionary, { purpose: pack.purpose, mode: 'emergency', class: 'open' }, purpose).may;
  });
}

/** What every kind of row is made from; `kept`: of the `roll`, the homes of which the sheet speaks. */
export type Opened = {
  scope: SheetScope;
  layout: SheetLayout;
  activations: ReadonlySet<Id>;
  roll: Awaited<ReturnType<typeof rollOf>>;
  kept: Awaited<ReturnType<typeof rollOf>>;
  grids: Awaited<ReturnType<typeof gridsOf>>;
  moment: ReturnType<typeof momentOf>;
};

/** All rows for the scope's area as it is now: what the layout says one of them stands for. */
export async function openRows(tx: Tx, kernel: Kernel, scope: SheetScope, layout: SheetLayout): Promise<SheetRows> {
  const { area, communityId, where } = scope;
  const moment = momentOf(kernel, area.time_zone);
  const [inForceNow, roll, grids] = await Promise.all([
    inForce(tx, kernel, communityId),
    rollOf(tx, communityId, area.kind === 'community' ? null : area.id),
    gridsOf(tx, communityId),
  ]);
  const activations = new Set(inForceNow.map(({ id }) => id));
  const kept = where === undefined ? roll : await rollWithin(tx, kernel, { scope, where, activations, moment }, roll);
  const opened: Opened = { scope, layout, activations, roll, kept, grids, moment };
  return layout.rowSubject === 'person' || layout.rowSubject === 'household'
    ? openPeople(tx, kernel, opened)
    : openPlaces(tx, kernel, opened);
}
