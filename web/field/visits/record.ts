// From an answered form to a queued command: decided here first, laid over the list at once, sent when the undo time is
// over. What was recorded is remembered while the page is open, so that it can be undone and corrected.
import type { Command } from '../../../core/kernel/command.ts';
import { type Id, idAt } from '../../../core/kernel/id.ts';
import { accept, type Result } from '../../../core/kernel/result.ts';
import type { Household } from '../../../core/registry/household.ts';
import type { FieldDoor, RecordVisit } from '../../../core/visits/contract.ts';
import type { Round, Rounds } from '../doors/rounds.ts';
import type { Shelf } from '../kept.ts';
import type { Outbox, Queued } from '../outbox.ts';
import type { Draft } from './draft.ts';

/** How long a press on "undo" still takes a visit back before it leaves the phone. */
export const UNDO_MS = 5_000;

export type HomeDoor = FieldDoor & { householdId: Id; household: Household };

/** A door whose household is on this phone. */
export const asHome = (door: FieldDoor | undefined): HomeDoor | undefined =>
  door?.householdId !== undefined && door.household !== undefined ? (door as HomeDoor) : undefined;

/** A form that was begun: kept beside the page, so that a way back or a reload loses nothing. */
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

/** What is kept with a queued record: enough to show its door, to undo it, and to go on with its form after a reload. */
export type Memo = {
  visitId: Id;
  corrected: boolean;
  said: Omit<Remembered, 'previous'>;
  /** The door as the record leaves it. */
  after: FieldDoor;
};

export type Said = { grid: Id; before: HomeDoor; payload: RecordVisit; begun?: Begun; label: string; corrects?: Id };

export type Recorder = {
  /** Queues what happened at a door; refused when the server would refuse it. The value is the command's id. */
  record(round: Round, said: Said): Result<Id>;
  /** Takes a visit back while it is still here, or once it came back; its form can go on where it stood. */
  undo(commandId: Id): { grid: Id; door: HomeDoor; met: boolean; corrected: boolean } | undefined;
  /** What this phone recorded as this visit, corrections included. */
  remembered(visitId: Id): Remembered | undefined;
  begun: Shelf<Begun>;
  /** Takes up again what an earlier page recorded and did not deliver. */
  restore(entry: Queued): void;
  forget(): void;
};

/** Where a begun form is kept: a correction's apart from a visit's. */
export const begunKey = (door: FieldDoor, correcting: boolean): string =>
  `${door.dwellingId}${correcting ? ' corrected' : ''}`;

export type RecorderParts = {
  outbox: Outbox;
  rounds: Rounds;
  begun: Shelf<Begun>;
  now(): number;
  chance(): Uint8Array;
};

export function createRecorder({ outbox, rounds, begun, now, chance }: RecorderParts): Recorder {
  const byVisit = new Map<Id, Remembered>();

  /** Lays a record over the list and remembers it. */
  const keep = (commandId: Id, { visitId, said, after }: Memo): void => {
    rounds.change(said.grid, after, commandId);
    byVisit.set(visitId, { ...said, previous: byVisit.get(visitId) });
  };

  return {
    begun,
    remembered: visitId => byVisit.get(visitId),
    forget() {
      byVisit.clear();
      begun.clear();
    },
    restore({ command, memo }) {
      if (memo !== undefined) keep(command.id, memo);
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
      const corrected = corrects !== undefined;
      const said = { grid, before, payload, begun: form };
      const memo: Memo = { visitId, corrected, said, after: { ...after.value, lastVisitId: visitId } };
      keep(id, memo);
      begun.delete(begunKey(before, corrected));
      outbox.enqueue(
        corrects === undefined ? visit : { ...about, type: 'correct-visit', payload: { corrects, ...payload } },
        label,
        UNDO_MS,
        memo,
      );
      return accept(id);
    },
    undo(commandId) {
      const memo = outbox.withdraw(commandId)?.memo;
      if (memo === undefined) return undefined;
      rounds.drop(commandId);
      const { visitId, corrected, said } = memo;
      const previous = byVisit.get(visitId)?.previous;
      if (previous === undefined) byVisit.delete(visitId);
      else byVisit.set(visitId, previous);
      if (said.begun !== undefined) begun.set(begunKey(said.before, corrected), said.begun);
      return { grid: said.grid, door: said.before, met: said.payload.outcome === 'met', corrected };
    },
  };
}
