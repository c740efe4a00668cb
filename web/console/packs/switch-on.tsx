// Switching a pack on for the chosen area: the basis, an end that the pack allows, and what follows, in words, before
// anything happens. A mistake can be undone from the notice.
import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { AreaView } from '../../../core/areas/contract.ts';
import { startOfDay } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { ActivatePack, PackSummary } from '../../../core/packs/contract.ts';
import { command, newId } from '../../shared/client.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';
import {
  Panel,
  Refused,
  refresh,
  useAddress,
  useCommand,
  useDictionary,
  useDuration,
  useFormats,
  useNow,
  useText,
  useTitle,
} from '../frame/index.ts';
import { useRefusalInWords } from './refusal-words.ts';
import { endDays, latestEnd, untilOf } from './until.ts';
import { WORDS } from './words.ts';

type SwitchProps = { pack: PackSummary; area: AreaView };
type Given = { basis: string; instrument: string; until: number | undefined };

function Consequences({ pack, area, basis, instrument, until }: SwitchProps & Given) {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
  const { until: untilText, number } = useFormats();
  const dictionary = useDictionary();
  const purpose = dictionary.value?.purposes.find(one => one.id === pack.purpose);
  return (
    <ul className="consequences">
      <li>
        {area.households === 0
          ? text('confirmNobody')
          : text('confirmWho', { households: number(area.households), persons: number(area.persons) })}
      </li>
      <li>{text('confirmAsk', { n: pack.asks.length })}</li>
      <li>{text('confirmPurpose', { purpose: purpose === undefined ? pack.purpose : title(purpose.title) })}</li>
      <li>{until === undefined ? text('confirmOpen') : text('confirmUntil', { when: untilText(until) })}</li>
      {pack.retention === undefined ? null : (
        <li>{text('confirmRetention', { retention: duration(pack.retention) })}</li>
      )}
      <li>{text('confirmBasis', { basis })}</li>
      {instrument === '' ? null : <li>{text('confirmInstrument', { instrument })}</li>}
      <li>{text(pack.restricts === undefined ? 'confirmUndo' : 'confirmPropose')}</li>
    </ul>
  );
}

type FieldProps = {
  id: string;
  label: string;
  hint: string;
  /** What to write, when it was left out. */
  missing: string | undefined;
  longest: number;
  value: string;
  onChange(value: string): void;
};

function Field({ id, label, hint, missing, longest, value, onChange }: FieldProps) {
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: longest > 200 ? 2 : 1 }}
        maxLength={longest}
        placeholder={hint}
        status={missing === undefined ? '' : 'warning'}
        aria-invalid={missing !== undefined}
        aria-describedby={missing === undefined ? undefined : `${id}-missing`}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      {missing === undefined ? null : (
        <span id={`${id}-missing`} className="field-missing" role="alert">
          {missing}
        </span>
      )}
    </label>
  );
}

/** Offers, for a while, to take back what was just switched on. */
function useSwitched() {
  const text = useText(WORDS);
  const { notification, message } = App.useApp();
  return (stream: Id, activation: Id, pack: string, area: string) => {
    const key = `on ${activation}`;
    const undo = async () => {
      notification.destroy(key);
      const done = await command('end-activation', {
        stream,
        subject: activation,
        payload: { reason: text('undoReason') },
      });
      await refresh();
      if (done.ok) void message.success(text('undone'));
    };
    notification.success({
      key,
      title: text('switched', { area, pack }),
      description: text('switchedWhat'),
      duration: 12,
      actions: <Button onClick={() => void undo()}>{text('undo')}</Button>,
    });
  };
}

export function SwitchOn({ pack, area }: SwitchProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { until: untilText, weekday } = useFormats();
  const { go } = useAddress();
  const now = useNow();
  const { send, sending, refusal, clear } = useCommand();
  const tellSwitched = useSwitched();
  const { message } = App.useApp();
  const words = useRefusalInWords();
  const [basis, setBasis] = useState('');
  const [instrument, setInstrument] = useState('');
  const [day, setDay] = useState('');
  const [asked, setAsked] = useState(false);
  const [missing, setMissing] = useState(false);
  const restricts = pack.restricts !== undefined;
  const zone = DEFAULT_TIME_ZONE;
  const latest = latestEnd(now, pack.sunset, zone);
  const until = untilOf(day, latest, zone);
  const name = title(pack.title);
  const ask = () => {
    const whole = basis.trim().length >= 2 && (!restricts || instrument.trim() !== '');
    setMissing(!whole);
    setAsked(whole);
  };
  const switchOn = async () => {
    const stream = area.communityId ?? area.id;
    const subject = newId();
    const payload: ActivatePack = { pack: pack.pack, version: pack.version, areaId: area.id, basis: basis.trim() };
    if (until !== undefined) payload.until = until;
    if (restricts) payload.instrument = instrument.trim();
    const done = await send('activate-pack', { stream, subject, payload });
    if (!done.ok) return;
    setAsked(false);
    if (restricts) void message.success(text('proposed'));
    else tellSwitched(stream, subject, name, area.name);
    go('/packs');
  };
  return (
    <Panel className="switch-on" title={text('switchOnIn', { area: area.name })}>
      <form
        onSubmit={event => {
          event.preventDefault();
          ask();
        }}
      >
        {restricts ? <p>{text('second')}</p> : null}
        <Field
          id="basis"
          label={text('basisLabel')}
          hint={text('basisHint')}
          missing={missing && basis.trim().length < 2 ? text('basisMissing') : undefined}
          longest={500}
          value={basis}
          onChange={setBasis}
        />
        {restricts ? (
          <Field
            id="instrument"
            label={text('instrumentLabel')}
            hint={text('instrumentHint')}
            missing={missing && instrument.trim() === '' ? text('instrumentMissing') : undefined}
            longest={120}
            value={instrument}
            onChange={setInstrument}
          />
        ) : null}
        <label className="field" htmlFor="until">
          <span>{text('untilLabel')}</span>
          <Select
            id="until"
            value={day}
            options={[
              { value: '', label: text('untilNone') },
              ...endDays(now, latest, zone).map(one => ({ value: one, label: weekday(startOfDay(one, zone)) })),
            ]}
            onChange={setDay}
          />
          <span className="soft small">
            {latest === undefined ? text('untilOpen') : text('untilSunset', { when: untilText(latest) })}
          </span>
        </label>
        <Button type="primary" htmlType="submit" block>
          {text('next')}
        </Button>
        <p className="soft small">{text('otherArea')}</p>
      </form>
      <Modal
        open={asked}
        title={text(restricts ? 'proposeTitle' : 'confirmTitle', { area: area.name, pack: name })}
        okText={text(restricts ? 'propose' : 'switchOn')}
        cancelText={text('cancel')}
        confirmLoading={sending}
        onOk={() => void switchOn()}
        onCancel={() => {
          setAsked(false);
          clear();
        }}
      >
        <Consequences
          pack={pack}
          area={area}
          basis={basis.trim()}
          instrument={restricts ? instrument.trim() : ''}
          until={until ?? latest}
        />
        {refusal === undefined ? null : <Refused refusal={words(refusal)} about={text('notSwitched')} />}
      </Modal>
    </Panel>
  );
}
