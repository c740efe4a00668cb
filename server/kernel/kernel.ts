// What every room is given: the database, keys, clock, chance, and the published dictionary and packs.
import type { TSchema } from 'typebox';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import type { Clock } from './clock.ts';
import type { KeyRing } from './key-ring.ts';
import type { Live } from './live.ts';
import type { Database } from './unit-of-work.ts';

export type Log = (line: string, detail?: Record<string, unknown>) => void;

export type Library = {
  dictionary: Dictionary;
  /** Columns of workbooks that are neither filled nor imported. */
  neverHeld: readonly NeverHeld[];
  /** All purposes of the dictionary, for scopes. */
  purposes: readonly string[];
  pack(name: string, version: number): CompiledPack | undefined;
  packs(): readonly CompiledPack[];
};

export type Kernel = {
  db: Database;
  ring: KeyRing;
  clock: Clock;
  live: Live;
  library: Library;
  newId(): Id;
  /** Keyed digest by which a number is found again; see keys.ts. */
  blind(kind: string, value: string): Buffer;
  rootAreaId: Id;
  kind: 'demo' | 'drill' | 'live';
  /** Compiles a schema into a check that gives the place of the first fault, or undefined. Compiled once per schema. */
  validate(schema: TSchema): (value: unknown) => string | undefined;
  log: Log;
};
