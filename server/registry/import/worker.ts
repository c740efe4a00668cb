// The process a roster is read in. Gets bytes and the words to read them by; answers with what it understood, the
// households packed and ready to be kept.
import { createHeaderIndex } from '../../../core/facts/headers.ts';
import type { Dictionary, NeverHeld } from '../../../core/facts/model.ts';
import { accept, type Result } from '../../../core/kernel/result.ts';
import { readRoster } from '../../../core/registry/roster.ts';
import { buildingsOf, type RosterBuilding } from '../../../core/registry/roster-areas.ts';
import type { Roster } from '../../../core/registry/roster-model.ts';
import { type Aside, serveAside } from '../../kernel/aside-task.ts';
import { packChunks } from './packed.ts';
import { readRosterFile } from './read-file.ts';

export type ReadTask = {
  bytes: Uint8Array;
  name: string;
  dictionary: Dictionary;
  neverHeld: NeverHeld[];
  today: string;
};
export type ReadRoster = Omit<Roster, 'households'> & { buildings: RosterBuilding[]; households: Uint8Array };
export type WorkerSays = { progress: { done: number; total: number } } | { read: Result<ReadRoster> };

function read({ bytes, name, dictionary, neverHeld, today }: ReadTask, { say }: Aside<WorkerSays>): Result<ReadRoster> {
  const sheets = readRosterFile(bytes, name);
  if (!sheets.ok) return sheets;
  const roster = readRoster(sheets.value, {
    ...{ dictionary, today, index: createHeaderIndex(dictionary, neverHeld) },
    progress: (done, total) => void say({ progress: { done, total } }),
  });
  if (!roster.ok) return roster;
  const { households, ...rest } = roster.value;
  return accept({ ...rest, buildings: buildingsOf(households), households: packChunks(households) });
}

await serveAside<ReadTask, WorkerSays>((task, aside) => aside.say({ read: read(task, aside) }));
