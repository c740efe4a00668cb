// Which round the board speaks of, and its figures. Without a round there are the denominators alone.

import { type BoardView, getBoard } from '../../../core/board/contract.ts';
import type { ActivationView } from '../../../core/packs/contract.ts';
import { listActivations } from '../../../core/packs/contract.ts';
import { type Asked, type Chosen, useAddress, useArea, useNow, useQueryOf } from '../frame/index.ts';
import { inOrder } from './rounds.ts';

export type BoardNow = {
  chosen: Chosen;
  activations: ActivationView[];
  /** Undefined when none is on here, or not yet known. */
  activation: ActivationView | undefined;
  board: Asked<BoardView>;
};

export function useBoard(): BoardNow {
  const chosen = useArea();
  const { query } = useAddress();
  const now = useNow();
  const asked = useQueryOf(listActivations, chosen.id === undefined ? undefined : { area: chosen.id });
  const over = new Set([...chosen.trail.map(one => one.id), chosen.id ?? '']);
  const activations = inOrder(asked.value?.activations ?? [], over, now);
  const activation = activations.find(one => one.id === query.round) ?? activations[0];
  const known = chosen.id !== undefined && asked.value !== undefined;
  const board = useQueryOf(
    getBoard,
    known ? { area: chosen.id!, ...(activation === undefined ? {} : { activation: activation.id }) } : undefined,
  );
  const refused = asked.refusal ?? board.refusal;
  return {
    chosen,
    activations,
    activation,
    board: {
      ...board,
      refusal: refused,
      loading: board.value === undefined && refused === undefined,
      again: () => {
        asked.again();
        board.again();
      },
    },
  };
}
