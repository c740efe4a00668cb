// Prolonging what is on: a later day, and a fresh authorisation for it.
import { App, Input, Select } from 'antd';
import { useState } from 'react';
import { startOfDay } from '../../../../core/facts/local-time.ts';
import type { ActivationView, ExtendActivation } from '../../../../core/packs/contract.ts';
import { DEFAULT_TIME_ZONE } from '../../../shared/i18n.ts';
import { ReasonDialog, useCommand, useFormats, useNow, useText, useTitle } from '../../frame/index.ts';
import { useRefusalInWords } from '../refusal-words.ts';
import { streamOf } from '../stream-of.ts';
import { laterDays, latestEnd, untilOf } from '../until.ts';
import { WORDS } from './words.ts';

type ExtendProps = { activation: ActivationView & { until: number }; sunset: string | undefined; onClose(): void };

export function ExtendDialog({ activation, sunset, onClose }: ExtendProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const words = useRefusalInWords();
  const { weekday, until: untilText } = useFormats();
  const { message } = App.useApp();
  const now = useNow();
  const { send, sending, refusal } = useCommand();
  const [day, setDay] = useState<string>();
  const [instrument, setInstrument] = useState('');
  const zone = DEFAULT_TIME_ZONE;
  const latest = latestEnd(now, sunset, zone);
  const restricts = activation.restricts !== undefined;
  const extend = async (basis: string) => {
    const until = untilOf(day ?? '', latest, zone);
    const stream = await streamOf(activation.areaId);
    if (until === undefined || stream === undefined) return;
    const payload: ExtendActivation = restricts ? { until, basis, instrument: instrument.trim() } : { until, basis };
    const done = await send('extend-activation', { stream, subject: activation.id, payload });
    if (!done.ok) return;
    void message.success(text(restricts ? 'prolongProposed' : 'prolonged'));
    onClose();
  };
  return (
    <ReasonDialog
      title={text('prolongTitle', { pack: title(activation.title) })}
      ok={text('prolong')}
      cancel={text('cancel')}
      label={text('prolongBasis')}
      hint={text('prolongHint')}
      shortest={2}
      notYet={day === undefined || (restricts && instrument.trim() === '')}
      sending={sending}
      refusal={refusal && words(refusal)}
      about={text('notProlonged')}
      onGive={basis => void extend(basis)}
      onClose={onClose}
    >
      <p>{text('prolongWhat', { when: untilText(activation.until) })}</p>
      {restricts ? <p className="soft">{text('prolongSecond')}</p> : null}
      <label className="field" htmlFor="later">
        <span>{text('prolongUntil')}</span>
        <Select
          id="later"
          {...(day === undefined ? {} : { value: day })}
          options={laterDays(now, activation.until, latest, zone).map(one => ({
            value: one,
            label: weekday(startOfDay(one, zone)),
          }))}
          onChange={setDay}
        />
      </label>
      {restricts ? (
        <label className="field" htmlFor="new-instrument">
          <span>{text('prolongInstrument')}</span>
          <Input
            id="new-instrument"
            maxLength={120}
            value={instrument}
            onChange={event => setInstrument(event.target.value)}
          />
        </label>
      ) : null}
    </ReasonDialog>
  );
}
