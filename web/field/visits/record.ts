// From an answered form to a queued command: decided here first, laid over the list at once, sent when the undo time is
// over. What was recorded is remembered while the page is open, so that it can be undone and corrected.
import type { Command } from '../../../core/kernel/command.ts';
import { type Id, idAt } from '../../../core/kernel/id.ts';
import { accept, type Result } from '../../../core/kernel/result.ts';
import type { Household } from '../../../core/registry/household.ts';
import type { FieldDoor, RecordVisit } from '../../../core/visits/contract.ts';
import type { Round, Rounds } from '../doors/rounds.ts';
import type { Outbox } from '../outbox.ts';
import type { Draft } from './draft.ts';

/** How long a press on "undo" still takes a visit back before it leaves the phone. */
export const UNDO_MS = 5_000;

export type HomeDoor = FieldDoor & { householdId: Id; household: Household };

/** A door whose household is on this phone. */
export const asHome = (door: FieldDoor | undefined): HomeDoor | undefined =>
  door?.householdId !== undefined && door.household !== undefined ? (door as HomeDoor) : undefined;

/** A form that was begun: kept while the page is open, so that a way back loses nothing. */
export type Begun = { draft: Draft; spokeWith?: Id | 'other' };

export type Remembered = {
  grid: Id;
  /** The door as it was before the visit: a correction starts from it. */
  before: HomeDoor;
  payload: RecordVisit;
  begun?: Begun;
  /** What the door's earlier correction or visit said, to go back to. */
  previous?: Remembered;
};

export type Said = { grid: Id; before: HomeDoor; payload: RecordVisit; begun?: Begun; label: string; corrects?: Id };

export type Recorder = {
  /** Queues what happened at a door; refused when the server would refuse it. The value is the command's id. */
  record(round: Round, said: Said): Result<Id>;
  /** Takes a visit back while it is still here, or once it came back; its form can go on where it stood. */
  undo(commandId: Id): { grid: Id; door: HomeDoor; met: boolean; corrected: boolean } | undefined;
  /** What this phone recorded as this visit, corrections included. */
  remembered(visitId: Id): Remembered | undefined;
  begun: Map<string, Begun>;
  forget(): void;
};

/** Where a begun form is kept: a correction's apart from a visit's. */
export const begunKey = (door: FieldDoor, correcting: boolean): string =>
  `${door.dwellingId}${correcting ? ' corrected' : ''}`;

export type RecorderParts = {
  outbox: Outbox;
  rounds: Rounds;
  now(): number;
  chance(): Uint8Array;
};

export function createRecorder({ outbox, rounds, now, chance }: RecorderParts): Recorder {
  const byVisit = new Map<Id, Remembered>();
  const visitOf = new Map<Id, { visitId: Id; corrected: boolean }>();
  const begun = new Map<string, Begun>();

  return {
    begun,
    remembered: visitId => byVisit.get(visitId),
    forget() {
      byVisit.clear();
      visitOf.clear();
      begun.clear();
    },
    record(round, { grid, before, payload, begun: form, label, corrects }) {
      const at = now();
      const id = idAt(at, chance());
      const about = { id, stream: round.round.grid.communityId, subject: before.householdId, observedAt: at };
      const visit: Command<RecordVisit> = { ...about, type: 'record-visit', payload };
      const after = round.engine.afterVisit(before, visit, {
        actives: round.actives,
        dictionary: round.dictionary,
        now: at,
        timeZone: round.round.grid.timeZone,
      });
      if (!after.ok) return after;
      const visitId = corrects ?? id;
      rounds.change(grid, { ...after.value, lastVisitId: visitId }, id);
      byVisit.set(visitId, { grid, before, payload, begun: form, previous: byVisit.get(visitId) });
      visitOf.set(id, { visitId, corrected: corrects !== undefined });
      begun.delete(begunKey(before, corrects !== undefined));
      outbox.enqueue(
        corrects === undefined ? visit : { ...about, type: 'correct-visit', payload: { corrects, ...payload } },
        label,
        UNDO_MS,
      );
      return accept(id);
    },
    undo(commandId) {
      if (outbox.withdraw(commandId) === undefined) return undefined;
      rounds.drop(commandId);
      const known = visitOf.get(commandId);
      const memory = known && byVisit.get(known.visitId);
      if (known === undefined || memory === undefined) return undefined;
      if (memory.previous === undefined) byVisit.delete(known.visitId);
      else byVisit.set(known.visitId, memory.previous);
      const { grid, before, payload } = memory;
      if (memory.begun !== undefined) begun.set(begunKey(before, known.corrected), memory.begun);
      return { grid, door: before, met: payload.outcome === 'met', corrected: known.corrected };
    },
  };
}
