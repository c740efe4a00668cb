// What happens after "save": recorded, or refused with a sentence while the door is still open.
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { RecordVisit } from '../../../core/visits/contract.ts';
import type { ReadyRound } from '../doors/with-round.tsx';
import { shortDoor } from '../doors/words-of-door.ts';
import { recorder } from '../field.ts';
import { returnTo } from '../route.ts';
import type { Begun, HomeDoor } from './record.ts';

/** A door about to be recorded: as it is now, or, for a correction, as it was before the visit being corrected. */
export type Occasion = { grid: string; round: ReadyRound; door: HomeDoor; corrects?: Id };

/** The occasion of correcting a door's last visit; undefined when there is none. */
export function correctionOf(grid: string, round: ReadyRound, door: HomeDoor): Occasion | undefined {
  const corrects = door.lastVisitId;
  if (corrects === undefined) return undefined;
  const before = recorder.remembered(corrects)?.before;
  return {
    grid,
    round,
    corrects,
    door: before ?? { ...door, household: round.engine.beforeLastVisit(door.household, round.actives) },
  };
}

/** A second press before the screen has gone must not record twice. */
const saved = new WeakSet<Occasion>();

/** Records and goes back to the list of doors; a refusal is returned and nothing has happened. */
export function save(occasion: Occasion, payload: RecordVisit, begun?: Begun): Refusal | undefined {
  if (saved.has(occasion)) return undefined;
  const { grid, round, door, corrects } = occasion;
  const recorded = recorder.record(round, { grid, before: door, payload, begun, label: shortDoor(door), corrects });
  if (!recorded.ok) return recorded.refusal;
  saved.add(occasion);
  returnTo({ at: 'doors', grid });
  return undefined;
}
