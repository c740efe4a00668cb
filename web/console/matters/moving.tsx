// Making a move of a matter: at once, or after a dialog where it needs a reason, a time, or the resident's own wish.
import { Checkbox, Input } from 'antd';
import { useCallback, useState } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { MatterRow, NextMove } from '../../../core/matters/contract-reads.ts';
import { ReasonDialog, useCommand, useDuration, useNow, useText, useTitle } from '../frame/index.ts';
import { aboutText } from './about.tsx';
import { localInput, momentOf } from './moment.ts';
import { WORDS } from './words.ts';

/** What is moved: a row of a list or the matter of a page. */
type Moved = Pick<MatterRow, 'id' | 'community' | 'title' | 'about' | 'stateTitle'>;
type Asking = { row: Moved; move: NextMove };

const asks = ({ reason, forResident, time }: NextMove): boolean => reason || forResident || time !== undefined;

export type Moving = {
  /** Makes the move, or asks first what it needs. */
  start(row: Moved, move: NextMove): void;
  /** The matter that is being moved. */
  moving: string | undefined;
  /** Of the last move that was refused without a dialog. */
  refused: { id: string; refusal: Refusal } | undefined;
  /** Tells a refusal the page itself found: there is no such move from here. */
  refuse(id: string, refusal: Refusal): void;
  clear(): void;
  /** To be drawn somewhere on the page. */
  dialog: React.ReactNode;
};

export function useMoving(onMoved?: (row: Moved, move: NextMove) => void): Moving {
  const { send } = useCommand();
  const [asking, setAsking] = useState<Asking>();
  const [moving, setMoving] = useState<string>();
  const [refused, setRefused] = useState<Moving['refused']>();
  const start = useCallback(
    (row: Moved, move: NextMove) => {
      setRefused(undefined);
      if (asks(move)) return setAsking({ row, move });
      setMoving(row.id);
      void send('move-matter', {
        stream: row.community,
        subject: row.id,
        payload: { transition: move.transition },
      }).then(done => {
        setMoving(undefined);
        if (done.ok) onMoved?.(row, move);
        else setRefused({ id: row.id, refusal: done.refusal });
      });
    },
    [send, onMoved],
  );
  const dialog =
    asking === undefined ? null : (
      <MoveDialog {...asking} onDone={() => onMoved?.(asking.row, asking.move)} onClose={() => setAsking(undefined)} />
    );
  const clear = useCallback(() => setRefused(undefined), []);
  const refuse = useCallback((id: string, refusal: Refusal) => setRefused({ id, refusal }), []);
  return { start, moving, refused, refuse, clear, dialog };
}

function MoveDialog({ row, move, onDone, onClose }: Asking & { onDone(): void; onClose(): void }) {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
  const now = useNow();
  const { send, sending, refusal } = useCommand();
  const [wished, setWished] = useState(false);
  const [chosen, setChosen] = useState('');
  const time = move.time === undefined ? undefined : momentOf(chosen);
  const give = async (reason: string) => {
    const done = await send('move-matter', {
      stream: row.community,
      subject: row.id,
      payload: {
        transition: move.transition,
        ...(reason === '' ? {} : { reason }),
        ...(time === undefined ? {} : { time }),
        ...(move.forResident ? { forResident: true } : {}),
      },
    });
    if (!done.ok) return;
    onClose();
    onDone();
  };
  return (
    <ReasonDialog
      title={text('moveTitle', { move: title(move.title), matter: title(row.title) })}
      ok={title(move.title)}
      label={text(move.reason ? 'reasonLabel' : 'reasonMay')}
      hint={text('reasonHint')}
      shortest={move.reason ? 1 : 0}
      longest={2000}
      notYet={(move.forResident && !wished) || (move.time !== undefined && time === undefined)}
      sending={sending}
      refusal={refusal}
      about={text('notMoved')}
      onGive={reason => void give(reason)}
      onClose={onClose}
    >
      <p>
        {aboutText(row)}
        <br />
        {text('moveFromTo', { from: title(row.stateTitle), to: title(move.targetTitle) })}
        {move.final ? text('moveFinal') : ''}
      </p>
      {move.forResident ? (
        <Checkbox checked={wished} onChange={event => setWished(event.target.checked)}>
          {text('forResident')}
        </Checkbox>
      ) : null}
      {move.time === undefined ? null : (
        <label htmlFor="move-time">
          <span>{text('timeLabel', { within: duration(move.time) })}</span>
          <Input
            id="move-time"
            type="datetime-local"
            min={localInput(now)}
            value={chosen}
            onChange={event => setChosen(event.target.value)}
          />
        </label>
      )}
    </ReasonDialog>
  );
}
