// One item: how much of it is where, what may be done with it now, who it is kept for, and everything that became of it.
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import { getResource, type ReservationView, type ResourceView } from '../../../core/resources/contract.ts';
import { mostOf, NEXT_MOVES } from '../../../core/resources/next.ts';
import {
  Empty,
  Icon,
  Loading,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useCommand,
  useFormats,
  useMay,
  useNow,
  useQueryOf,
  useSession,
  useText,
} from '../frame/index.ts';
import { StateMark, useAmount, useWindowText } from './amounts.tsx';
import { History } from './history.tsx';
import { commandOf, MoveDialog, type Moving } from './move-dialog.tsx';
import './resources.css';
import { WORDS } from './words.ts';

export default function ItemPage() {
  const text = useText(WORDS);
  const { query } = useAddress();
  const { id, community } = query;
  const known = id !== undefined && community !== undefined;
  const asked = useQueryOf(getResource, known ? { id, community } : undefined);
  const [moving, setMoving] = useState<Moving>();
  const item = asked.value?.resource;
  return (
    <Page
      title={item?.name ?? text('title')}
      over={
        <To className="quiet-link" path="/resources">
          <Icon name="back" /> {text('back')}
        </To>
      }
      lead={item === undefined ? undefined : <Lead resource={item} />}
    >
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {known ? null : (
        <Panel>
          <Empty icon="shelf" title={text('missing')}>
            {text('missingWhat')}
          </Empty>
        </Panel>
      )}
      {known && item === undefined && asked.refusal === undefined ? <Loading lines={8} /> : null}
      {asked.value === undefined || !known ? null : (
        <>
          <Now resource={asked.value.resource} onMove={setMoving} />
          <Reservations
            resource={asked.value.resource}
            reservations={asked.value.reservations}
            communityId={community}
            onMove={setMoving}
          />
          <History resource={asked.value.resource} communityId={community} />
          {moving === undefined ? null : (
            <MoveDialog
              {...moving}
              resource={asked.value.resource}
              communityId={community}
              onClose={() => setMoving(undefined)}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Lead({ resource }: { resource: ResourceView }) {
  const text = useText(WORDS);
  const windowText = useWindowText();
  const { kind, areaName, window, supply } = resource;
  const parts = [
    text(`kind_${kind}`),
    areaName,
    ...(window === undefined ? [] : [windowText(window)]),
    ...(supply === undefined ? [] : [text('supplyIs', { supply })]),
  ];
  return (
    <span className="resource-lead">
      {parts.join(' · ')} <StateMark resource={resource} />
    </span>
  );
}

type MoveProps = { resource: ResourceView; onMove(moving: Moving): void };

function Now({ resource, onMove }: MoveProps) {
  const text = useText(WORDS);
  const amount = useAmount();
  const { when } = useFormats();
  const now = useNow();
  const { post } = useSession();
  const moves = NEXT_MOVES.filter(move => post?.may.includes(commandOf(move)) === true);
  const { unit, onHand, reserved, out, used, writtenOff, retiredAt, window } = resource;
  const counts = { onHand, reserved, out, used, writtenOff };
  return (
    <Panel title={text('now')}>
      <div className="stack tight">
        <dl className="counts">
          {(Object.keys(counts) as (keyof typeof counts)[]).map(one => (
            <div key={one}>
              <dt>{text(one)}</dt>
              <dd>{amount(counts[one], unit)}</dd>
            </div>
          ))}
        </dl>
        {retiredAt !== undefined ? (
          <p className="soft">{text('retiredAt', { when: when(retiredAt) })}</p>
        ) : moves.length === 0 ? (
          <p className="soft no-print">{text('mayNot')}</p>
        ) : (
          <>
            {window !== undefined && window.until <= now ? <p className="soft">{text('overAt')}</p> : null}
            <fieldset className="buttons resource-moves" aria-label={text('doNext')}>
              {moves.map(move => (
                <Button
                  key={move}
                  type={move === 'take' ? 'primary' : move === 'retire' ? 'text' : 'default'}
                  disabled={mostOf(move, resource, now) === 0}
                  onClick={() => onMove({ move })}
                >
                  {text(`do_${move}`)}
                </Button>
              ))}
            </fieldset>
          </>
        )}
      </div>
    </Panel>
  );
}

type ReservationsProps = MoveProps & { reservations: readonly ReservationView[]; communityId: Id };

function Reservations({ resource, reservations, communityId, onMove }: ReservationsProps) {
  const text = useText(WORDS);
  const amount = useAmount();
  const { until } = useFormats();
  const now = useNow();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const mayTake = useMay('take-resource');
  const mayRelease = useMay('release-reservation');
  const release = async (reservation: Id) => {
    const draft = { stream: communityId, subject: resource.id, payload: { reservation } };
    const done = await send('release-reservation', draft);
    if (done.ok) void message.success(text('released'));
  };
  const { unit, window } = resource;
  const over = window !== undefined && window.until <= now;
  const whatFor = ({ matterId, reason }: ReservationView): string =>
    matterId === undefined
      ? (reason ?? '')
      : reason === undefined
        ? text('forMatter')
        : text('forMatterWhy', { reason });
  return (
    <Panel title={text('reservations')}>
      {reservations.length === 0 ? <p className="soft">{text('noReservations')}</p> : null}
      <ul className="reservations">
        {reservations.map(one => (
          <li key={one.id}>
            <span className="reservation-words">
              <strong className="num">
                {one.held === one.quantity
                  ? text('holds', { amount: amount(one.held, unit) })
                  : text('holdsOf', { held: amount(one.held, unit), amount: amount(one.quantity, unit) })}
              </strong>
              <span>{whatFor(one)}</span>
              <span className="soft num">{text('keptUntil', { when: until(one.until) })}</span>
            </span>
            <span className="buttons no-print">
              {mayTake ? (
                <Button
                  disabled={sending || over || one.until <= now}
                  aria-label={text('of', { move: text('takeThese'), name: whatFor(one) })}
                  onClick={() => onMove({ move: 'take', reservation: one })}
                >
                  {text('takeThese')}
                </Button>
              ) : null}
              {mayRelease ? (
                <Button
                  type="text"
                  disabled={sending}
                  aria-label={text('of', { move: text('release'), name: whatFor(one) })}
                  onClick={() => void release(one.id)}
                >
                  {text('release')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
    </Panel>
  );
}
