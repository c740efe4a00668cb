// Admitting a demand, declining it with a reason, stopping it, and putting back what was settled by mistake.
import { App, Button } from 'antd';
import { useState } from 'react';
import type { DemandView } from '../../../core/demands/contract.ts';
import { command } from '../../shared/client.ts';
import {
  Icon,
  ReasonDialog,
  Refused,
  refresh,
  useArea,
  useCommand,
  useFormats,
  useMay,
  useNow,
  useText,
} from '../frame/index.ts';
import { WORDS } from './words.ts';

const SHORTEST = 2;

/** Offers, for a while, to take back what was just admitted. */
function useAdmitted() {
  const text = useText(WORDS);
  const { notification, message } = App.useApp();
  return ({ id, sponsor }: DemandView, stream: string) => {
    const key = `admitted ${id}`;
    const undo = async () => {
      notification.destroy(key);
      const done = await command('put-back-demand', { stream, subject: id, payload: {} });
      await refresh();
      if (done.ok) void message.success(text('undone'));
    };
    notification.success({
      key,
      title: text('admitted'),
      description: text('admittedWhat', { sponsor }),
      duration: 12,
      actions: <Button onClick={() => void undo()}>{text('undo')}</Button>,
    });
  };
}

function DeclineDialog({ demand, stream, onClose }: { demand: DemandView; stream: string; onClose(): void }) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const stops = demand.state === 'admitted';
  const decline = async (reason: string) => {
    const done = await send('decline-demand', { stream, subject: demand.id, payload: { reason } });
    if (!done.ok) return;
    void message.success(text(stops ? 'stopped' : 'declined'));
    onClose();
  };
  return (
    <ReasonDialog
      title={text(stops ? 'stopTitle' : 'declineTitle', { sponsor: demand.sponsor })}
      ok={text(stops ? 'stop' : 'decline')}
      label={text('reasonLabel')}
      hint={text('reasonHint')}
      shortest={SHORTEST}
      sending={sending}
      refusal={refusal}
      about={text('notDone')}
      onGive={reason => void decline(reason)}
      onClose={onClose}
    >
      <p>{text(stops ? 'stopWhat' : 'declineWhat')}</p>
    </ReasonDialog>
  );
}

/** What this post may do with a demand now. */
export function Settle({ demand }: { demand: DemandView }) {
  const text = useText(WORDS);
  const { communityId } = useArea();
  const { when } = useFormats();
  const now = useNow();
  const may = useMay('admit-demand');
  const { send, sending, refusal } = useCommand();
  const { message } = App.useApp();
  const tellAdmitted = useAdmitted();
  const [declining, setDeclining] = useState(false);
  if (communityId === undefined) return null;
  const { id, state, putBackUntil } = demand;
  if (!may) return state === 'raised' ? <p className="soft">{text('waitsForStaff')}</p> : null;
  const admit = async () => {
    const done = await send('admit-demand', { stream: communityId, subject: id, payload: {} });
    if (done.ok) tellAdmitted(demand, communityId);
  };
  const putBack = async () => {
    const done = await send('put-back-demand', { stream: communityId, subject: id, payload: {} });
    if (done.ok) void message.success(text('undone'));
  };
  const canPutBack = putBackUntil !== undefined && putBackUntil > now;
  if (state === 'over' || (state === 'declined' && !canPutBack)) return null;
  const named = (word: 'admit' | 'decline' | 'stop' | 'putBack') => `${text(word)} · ${demand.sponsor}`;
  return (
    <>
      <div className="buttons">
        {state === 'raised' ? (
          <Button type="primary" loading={sending} aria-label={named('admit')} onClick={() => void admit()}>
            <Icon name="check" /> {text('admit')}
          </Button>
        ) : null}
        {state === 'raised' || state === 'admitted' ? (
          <Button
            disabled={sending}
            aria-label={named(state === 'raised' ? 'decline' : 'stop')}
            onClick={() => setDeclining(true)}
          >
            {text(state === 'raised' ? 'decline' : 'stop')}
          </Button>
        ) : null}
        {canPutBack ? (
          <>
            <Button type="text" loading={sending} aria-label={named('putBack')} onClick={() => void putBack()}>
              {text('putBack')}
            </Button>
            <span className="soft small num">{text('putBackTill', { when: when(putBackUntil) })}</span>
          </>
        ) : null}
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
      {declining ? <DeclineDialog demand={demand} stream={communityId} onClose={() => setDeclining(false)} /> : null}
    </>
  );
}
