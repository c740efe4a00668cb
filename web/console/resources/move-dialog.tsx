// One movement of an item: how much, what for or where from, and for a reservation until when.
import { App, Input, InputNumber, Modal } from 'antd';
import { useId, useState } from 'react';
import { localDate } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { DAY_MS } from '../../../core/kernel/time.ts';
import type { ReservationView, ResourceView } from '../../../core/resources/contract.ts';
import { latestReservation } from '../../../core/resources/decide.ts';
import { mostOf, type NextMove } from '../../../core/resources/next.ts';
import { endOfDay } from '../../../core/sheets/keeping.ts';
import { newId } from '../../shared/client.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';
import { Refused, useCommand, useFormats, useNow, useReturnFocus, useText } from '../frame/index.ts';
import { useAmount } from './amounts.tsx';
import { WORDS } from './words.ts';

export type Moving = { move: NextMove; reservation?: ReservationView };
type MoveDialogProps = Moving & { resource: ResourceView; communityId: Id; onClose(): void };

const COMMANDS = {
  ...{ receive: 'receive-resource', take: 'take-resource', return: 'return-resource', use: 'use-resource' },
  ...{ reserve: 'reserve-resource', count: 'count-resource', retire: 'retire-resource' },
} as const satisfies Record<NextMove, string>;
export const commandOf = (move: NextMove): string => COMMANDS[move];

const SHORTEST = 2;
const USUAL_DAYS = 3;
const MOST = 1e9;

export function MoveDialog({ move, reservation, resource, communityId, onClose }: MoveDialogProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const amount = useAmount();
  const id = useId();
  const now = useNow();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  useReturnFocus();
  const booked = resource.onHand + resource.reserved;
  const most = Math.min(MOST, reservation?.held ?? mostOf(move, resource, now));
  const [quantity, setQuantity] = useState<number | null>(
    move === 'count' ? booked : (reservation?.held ?? (resource.kind === 'stock' ? null : 1)),
  );
  const [reason, setReason] = useState('');
  const latest = latestReservation(resource, now);
  const [day, setDay] = useState(() => localDate(Math.min(now + USUAL_DAYS * DAY_MS, latest - 1), DEFAULT_TIME_ZONE));
  const counts = move === 'count';
  const optional = move === 'return' || move === 'use' || reservation !== undefined;
  const given = reason.trim();
  const enough = optional ? given === '' || given.length >= SHORTEST : given.length >= SHORTEST;
  const ready = enough && (move === 'retire' || (quantity !== null && quantity >= (counts ? 0 : 1))) && day !== '';
  const payload = () => {
    const why = given === '' ? {} : { reason: given };
    if (move === 'retire') return why;
    if (counts) return { counted: quantity, ...why };
    if (reservation !== undefined) return { quantity, reservation: reservation.id, ...why };
    if (move !== 'reserve') return { quantity, ...why };
    const until = Math.min(endOfDay(day, DEFAULT_TIME_ZONE) ?? latest, latest);
    return { quantity, reservation: newId(), ...why, until };
  };
  const go = async () => {
    const done = await send(COMMANDS[move], { stream: communityId, subject: resource.id, payload: payload() });
    if (!done.ok) return;
    void message.success(text(`done_${move}`));
    onClose();
  };
  const difference = (quantity ?? booked) - booked;
  return (
    <Modal
      open
      title={text('of', { move: text(`do_${move}`), name: resource.name })}
      okText={text(`do_${move}`)}
      cancelText={text('cancel')}
      okButtonProps={{ disabled: !ready, htmlType: 'submit', form: `${id}form` }}
      confirmLoading={sending}
      onCancel={onClose}
    >
      <form
        id={`${id}form`}
        className="stack tight"
        onSubmit={event => {
          event.preventDefault();
          if (ready && !sending) void go();
        }}
      >
        <p>{text(reservation === undefined ? `what_${move}` : 'what_taken_reserved')}</p>
        {move === 'retire' ? null : (
          <div className="resource-field">
            <label htmlFor={`${id}quantity`}>{text(counts ? 'counted' : 'quantity')}</label>
            <InputNumber
              id={`${id}quantity`}
              autoFocus
              min={counts ? 0 : 1}
              max={counts ? MOST : most}
              precision={0}
              suffix={text(`unit_${resource.unit}`)}
              value={quantity}
              onChange={setQuantity}
            />
            <span className="soft small num">
              {counts
                ? `${text('booked', { n: amount(booked, resource.unit) })} · ${
                    difference === 0
                      ? text('same')
                      : text(difference > 0 ? 'more' : 'fewer', { n: number(Math.abs(difference)) })
                  }`
                : move === 'receive'
                  ? null
                  : text('most', { n: amount(most, resource.unit) })}
            </span>
          </div>
        )}
        <div className="resource-field">
          <label htmlFor={`${id}reason`}>{text(reservation === undefined ? `reason_${move}` : 'reason_return')}</label>
          <Input
            id={`${id}reason`}
            maxLength={200}
            placeholder={text(`hint_${move}`)}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          <span className="soft small">{text('noNames')}</span>
        </div>
        {move === 'reserve' ? (
          <div className="resource-field">
            <label htmlFor={`${id}until`}>{text('untilLabel')}</label>
            <Input
              id={`${id}until`}
              type="date"
              min={localDate(now, DEFAULT_TIME_ZONE)}
              max={localDate(latest - 1, DEFAULT_TIME_ZONE)}
              value={day}
              onChange={event => setDay(event.target.value)}
            />
            {resource.window === undefined ? null : <span className="soft small">{text('untilSlot')}</span>}
          </div>
        ) : null}
        {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
      </form>
    </Modal>
  );
}
