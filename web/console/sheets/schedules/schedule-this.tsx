// Has a form that was just recognised filled by itself from now on: how often, at what hour and until when.
import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { SheetView } from '../../../../core/sheets/contract.ts';
import { lastDayBefore, latestEnd } from '../../../../core/sheets/keeping.ts';
import type { ScheduleSheet } from '../../../../core/sheets/schedule-contract.ts';
import { newId } from '../../../shared/client.ts';
import { serverNow } from '../../../shared/clock.ts';
import { DEFAULT_TIME_ZONE } from '../../../shared/i18n.ts';
import { Icon, Refused, To, useCommand, useDictionary, useMay, useText } from '../../frame/index.ts';
import { hourText, rhythmText, WEEKDAYS } from './rhythm.ts';
import './schedules.css';
import { WORDS } from './words.ts';

type ScheduleThisProps = {
  /** The blank workbook as it was handed in and its columns settled, by this post, today. */
  sheet: SheetView;
  communityId: Id;
  /** Without the button that opens it. */
  open?: boolean;
  onSet?: () => void;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: hourText(hour) }));

export function ScheduleThis({ sheet, communityId, open = false, onSet }: ScheduleThisProps) {
  const text = useText(WORDS);
  const may = useMay('schedule-sheet');
  const [shown, setShown] = useState(open);
  const [done, setDone] = useState<string>();
  if (!may) return null;
  if (done !== undefined)
    return (
      <p className="schedule-done" role="status">
        <Icon name="check" /> {done} <To path="/sheets/schedules">{text('see')}</To>
      </p>
    );
  if (!shown)
    return (
      <div className="schedule-this">
        <Button icon={<Icon name="clock" />} onClick={() => setShown(true)}>
          {text('scheduleThis')}
        </Button>
      </div>
    );
  return (
    <WhenForm
      sheet={sheet}
      communityId={communityId}
      onClose={open ? undefined : () => setShown(false)}
      onSet={words => {
        setDone(words);
        onSet?.();
      }}
    />
  );
}

type WhenFormProps = { sheet: SheetView; communityId: Id; onClose?: () => void; onSet(words: string): void };

function WhenForm({ sheet, communityId, onClose, onSet }: WhenFormProps) {
  const text = useText(WORDS);
  const { value: dictionary } = useDictionary();
  const { send, sending, refusal } = useCommand();
  const id = useId();
  const [every, setEvery] = useState<'day' | 'week'>('day');
  const [weekday, setWeekday] = useState(1);
  const [hour, setHour] = useState(7);
  const [until, setUntil] = useState<string>();
  const purpose = dictionary?.purposes.find(one => one.id === sheet.purpose);
  const last = purpose && lastDayBefore(latestEnd(purpose, serverNow(), DEFAULT_TIME_ZONE), DEFAULT_TIME_ZONE);
  const chosen = until ?? last ?? '';
  const set = async () => {
    const payload: ScheduleSheet = {
      ...{ sheet: sheet.id, every, hour, until: chosen },
      ...(every === 'week' ? { weekday } : {}),
    };
    const answer = await send('schedule-sheet', { stream: communityId, subject: newId(), payload });
    if (answer.ok) onSet(text('done', { rhythm: rhythmText({ every, weekday, hour }, text), until: chosen }));
  };
  return (
    <fieldset className="schedule-when">
      <legend>{text('every')}</legend>
      <div className="schedule-fields">
        <Radio.Group
          aria-label={text('every')}
          value={every}
          onChange={({ target }) => setEvery(target.value)}
          optionType="button"
          options={[
            { value: 'day', label: text('every_day') },
            { value: 'week', label: text('every_week') },
          ]}
        />
        {every === 'week' ? (
          <label htmlFor={`${id}weekday`}>
            <span>{text('weekday')}</span>
            <Select
              id={`${id}weekday`}
              value={weekday}
              onChange={setWeekday}
              options={WEEKDAYS.map(value => ({ value, label: text(`weekday_${value}`) }))}
            />
          </label>
        ) : null}
        <label htmlFor={`${id}hour`}>
          <span>{text('hour')}</span>
          <Select id={`${id}hour`} value={hour} onChange={setHour} options={HOURS} virtual={false} />
        </label>
        <label htmlFor={`${id}until`}>
          <span>{text('until')}</span>
          <Input
            id={`${id}until`}
            type="date"
            value={chosen}
            max={last}
            onChange={event => setUntil(event.target.value)}
          />
        </label>
      </div>
      {last === undefined ? null : <p className="soft">{text('untilHint', { last })}</p>}
      <div className="buttons">
        <Button type="primary" loading={sending} disabled={chosen === ''} onClick={() => void set()}>
          {text('set')}
        </Button>
        {onClose === undefined ? null : <Button onClick={onClose}>{text('close')}</Button>}
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </fieldset>
  );
}
