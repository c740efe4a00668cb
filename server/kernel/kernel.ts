// What every room is given: the database, keys, clock, chance, and the published dictionary and packs.
import type { TSchema } from 'typebox';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import type { Pack } from '../../core/packs/model.ts';
import type { Clock } from './clock.ts';
import type { KeyRing } from './key-ring.ts';
import type { Live } from './live.ts';
import type { Database } from './unit-of-work.ts';

export type Log = (line: string, detail?: Record<string, unknown>) => void;

/** What is published, as far as this process has loaded it. Never changed: a newer one takes its place whole. */
export type Library = {
  dictionary: Dictionary;
  /** Columns of workbooks that are neither filled nor imported. */
  neverHeld: readonly NeverHeld[];
  /** All purposes of the dictionary, for scopes. */
  purposes: readonly string[];
  /** With `at`, the path of a place: only where it may be used there. */
  pack(name: string, version: number, at?: string): CompiledPack | undefined;
  /** Every version that may be used at a place, by name and version. */
  packsFor(path: string): readonly { pack: Pack; areaPath: string }[];
};

/** What a transaction read about packs: how often they were published for places, and versions that are named. */
export type SeenPacks = {
  epochs: readonly { path: string; epoch: number }[];
  versions: readonly { pack: string; version: number }[];
};

export type Kernel = {
  db: Database;
  ring: KeyRing;
  clock: Clock;
  live: Live;
  /** As it stands at this moment; take it once for what belongs together. */
  readonly library: Library;
  /** Loads what this process does not know yet of what was seen. Costs nothing when there is nothing. */
  catchUp(seen: SeenPacks): Promise<void>;
  newId(): Id;
  /** Keyed digest by which a number is found again; see keys.ts. */
  blind(kind: string, value: string): Buffer;
  rootAreaId: Id;
  kind: 'demo' | 'drill' | 'live';
  /** Compiles a schema into a check that gives the place of the first fault, or undefined. Compiled once per schema. */
  validate(schema: TSchema): (value: unknown) => string | undefined;
  log: Log;
};
