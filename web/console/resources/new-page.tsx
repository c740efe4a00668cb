// Adding an item: what it is, where it stands and how much of it is there.
import { App, Button, Input, InputNumber, Segmented, Select } from 'antd';
import { useId, useState } from 'react';
import { listAreas } from '../../../core/areas/contract.ts';
import { localDate, startOfDay } from '../../../core/facts/local-time.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/kernel/time.ts';
import type { AddResource } from '../../../core/resources/contract.ts';
import {
  RESOURCE_KINDS,
  RESOURCE_UNITS,
  type ResourceKind,
  type ResourceUnit,
  UNIT_OF,
} from '../../../core/resources/model.ts';
import { newId } from '../../shared/client.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';
import {
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useArea,
  useCommand,
  useNow,
  useQueryOf,
  useText,
} from '../frame/index.ts';
import './resources.css';
import { WORDS } from './words.ts';

export default function NewResourcePage() {
  const text = useText(WORDS);
  const { area } = useArea();
  return (
    <Page
      title={text('newTitle')}
      lead={text('newLead')}
      over={area?.name}
      actions={
        <To className="button-link" path="/resources">
          {text('back')}
        </To>
      }
    >
      <OneCommunity>
        {(communityId, areaId) => (
          <Panel>
            <NewResource communityId={communityId} area={areaId} />
          </Panel>
        )}
      </OneCommunity>
    </Page>
  );
}

const STOCK_UNITS = RESOURCE_UNITS.filter(unit => !Object.values<ResourceUnit>(UNIT_OF).includes(unit));
const SUPPLY = /^[a-z][a-z0-9_]{1,39}$/;

/** An instant (ms) of a local day and a time `HH:MM`; NaN where either is missing. */
const instantOf = (day: string, time: string): number => {
  const [hours, minutes] = time.split(':').map(Number);
  return day === '' ? Number.NaN : startOfDay(day, DEFAULT_TIME_ZONE) + hours! * HOUR_MS + minutes! * MINUTE_MS;
};

function NewResource({ communityId, area }: { communityId: Id; area: Id }) {
  const text = useText(WORDS);
  const id = useId();
  const now = useNow();
  const { go } = useAddress();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const [kind, setKind] = useState<ResourceKind>('stock');
  const [name, setName] = useState('');
  const [stockUnit, setUnit] = useState<ResourceUnit>('piece');
  const [quantity, setQuantity] = useState<number | null>(null);
  const [placeId, setPlace] = useState(area);
  const [supply, setSupply] = useState('');
  const [day, setDay] = useState(localDate(now + DAY_MS, DEFAULT_TIME_ZONE));
  const [times, setTimes] = useState<[string, string]>(['09:00', '11:00']);
  const places = useQueryOf(listAreas, { under: communityId, kinds: 'grid,building' }).value;
  const unit = kind === 'stock' ? stockUnit : UNIT_OF[kind];
  const window = { from: instantOf(day, times[0]), until: instantOf(day, times[1]) };
  const windowFits = window.from < window.until && window.until > now;
  const supplyFits = supply === '' || SUPPLY.test(supply);
  const ready =
    name.trim() !== '' &&
    quantity !== null &&
    quantity >= (kind === 'stock' ? 0 : 1) &&
    supplyFits &&
    (kind !== 'slot' || windowFits);
  const save = async () => {
    const subject = newId();
    const payload: AddResource = { kind, name: name.trim(), unit, areaId: placeId, quantity: quantity! };
    if (supply !== '') payload.supply = supply;
    if (kind === 'slot') payload.window = window;
    const done = await send('add-resource', { stream: communityId, subject, payload });
    if (!done.ok) return;
    void message.success(text('added', { name: payload.name }));
    go('/resources/item', { id: subject, community: communityId });
  };
  return (
    <form
      className="stack resource-form"
      onSubmit={event => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className="resource-field">
        <span id={`${id}kind`}>{text('kind')}</span>
        <Segmented
          className="resource-kinds"
          aria-labelledby={`${id}kind`}
          value={kind}
          onChange={setKind}
          options={RESOURCE_KINDS.map(one => ({ value: one, label: text(`kind_${one}`) }))}
        />
      </div>
      <div className="resource-fields">
        <div className="resource-field wide">
          <label htmlFor={`${id}name`}>{text('name')}</label>
          <Input
            id={`${id}name`}
            maxLength={60}
            placeholder={text('nameHint')}
            value={name}
            onChange={event => setName(event.target.value)}
          />
        </div>
        <div className="resource-field">
          <label htmlFor={`${id}place`}>{text('place')}</label>
          <Select
            id={`${id}place`}
            value={placeId}
            onChange={setPlace}
            showSearch={{ optionFilterProp: 'label' }}
            options={[places?.area, ...(places?.areas ?? [])].flatMap(one =>
              one === undefined ? [] : [{ value: one.id, label: one.name }],
            )}
          />
        </div>
        {kind === 'slot' ? (
          <fieldset className="resource-field resource-window">
            <legend>{text('when')}</legend>
            <Input
              type="date"
              aria-label={text('day')}
              min={localDate(now, DEFAULT_TIME_ZONE)}
              value={day}
              onChange={event => setDay(event.target.value)}
            />
            {([0, 1] as const).map(end => (
              <Input
                key={end}
                type="time"
                aria-label={text(end === 0 ? 'fromTime' : 'untilTime')}
                value={times[end]}
                onChange={event =>
                  setTimes(end === 0 ? [event.target.value, times[1]] : [times[0], event.target.value])
                }
              />
            ))}
            {windowFits ? null : <p className="resource-wrong">{text('windowWrong')}</p>}
          </fieldset>
        ) : null}
        {kind === 'stock' ? (
          <div className="resource-field">
            <label htmlFor={`${id}unit`}>{text('unit')}</label>
            <Select
              id={`${id}unit`}
              value={stockUnit}
              onChange={setUnit}
              options={STOCK_UNITS.map(one => ({ value: one, label: text(`unit_${one}`) }))}
            />
            <span className="soft small">{text('unitHint')}</span>
          </div>
        ) : null}
        <div className="resource-field">
          <label htmlFor={`${id}quantity`}>{text(kind === 'stock' ? 'quantityNow' : 'capacity')}</label>
          <InputNumber
            id={`${id}quantity`}
            min={0}
            max={1e9}
            precision={0}
            suffix={text(`unit_${unit}`)}
            value={quantity}
            onChange={setQuantity}
          />
        </div>
        <div className="resource-field">
          <label htmlFor={`${id}supply`}>{text('supply')}</label>
          <Input
            id={`${id}supply`}
            maxLength={40}
            placeholder="meal"
            status={supplyFits ? '' : 'warning'}
            value={supply}
            onChange={event => setSupply(event.target.value.trim())}
          />
          <span className={supplyFits ? 'soft small' : 'resource-wrong'}>
            {text(supplyFits ? 'supplyHint' : 'supplyWrong')}
          </span>
        </div>
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={sending} disabled={!ready}>
          {text('save')}
        </Button>
      </div>
    </form>
  );
}
