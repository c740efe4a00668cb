// One answer of one person: chips for what is usually said, keys for a number, wheels for a day, typing only for text.
import { useState } from 'preact/hooks';
import { UNITS } from '../../../core/facts/units.ts';
import type { Value } from '../../../core/registry/model.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import { titleOf, useText } from '../comfort/text.ts';
import { DatePick } from './date-pick.tsx';
import { tick } from './draft.ts';

export type ValueInputProps = {
  item: FormItem;
  /** Whom and what, for screen readers: `李某 今日发热`. */
  label: string;
  value: Value | undefined;
  /** The door's calendar day, `YYYY-MM-DD`. */
  today: string;
  onValue(value: Value | undefined): void;
  onPad(): void;
};

/** More codes than this would be a wall of chips. */
const CHIPS = 18;

export const unitOf = (item: Pick<FormItem, 'unit'>) => (item.unit === undefined ? undefined : UNITS[item.unit]);

export function ValueInput({ item, label, value, today, onValue, onPad }: ValueInputProps) {
  const text = useText();
  const chip = (name: string, pressed: boolean, press: () => void) => (
    <button
      key={name}
      type="button"
      class="chip"
      aria-pressed={pressed}
      aria-label={`${label}：${name}`}
      onClick={press}
    >
      {name}
    </button>
  );
  const one = (name: string, of: Value) => chip(name, value === of, () => onValue(value === of ? undefined : of));

  switch (item.type) {
    case 'boolean':
      return (
        <div class="chips">
          {one(text('no'), false)}
          {one(text('yes'), true)}
        </div>
      );
    case 'code': {
      const codes = item.codes ?? [];
      if (codes.length <= CHIPS)
        return <div class="chips">{codes.map(code => one(titleOf(code.title), code.code))}</div>;
      return (
        <select
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={event => onValue((event.currentTarget as HTMLSelectElement).value || undefined)}
        >
          <option value="">{text('moreChoices')}</option>
          {codes.map(code => (
            <option key={code.code} value={code.code}>
              {titleOf(code.title)}
            </option>
          ))}
        </select>
      );
    }
    case 'codes': {
      const ticked = Array.isArray(value) ? value : [];
      return (
        <div class="chips">
          {(item.codes ?? []).map(code =>
            chip(titleOf(code.title), ticked.includes(code.code), () => onValue(tick(ticked, code.code))),
          )}
        </div>
      );
    }
    case 'number': {
      const unit = unitOf(item);
      return (
        <button type="button" class="enter" aria-label={`${label}：${text('enter')}`} onClick={onPad}>
          {typeof value === 'number' ? (
            <strong>
              {value} {unit === undefined ? '' : titleOf(unit.symbol)}
            </strong>
          ) : (
            <span>
              {text('enter')} {unit === undefined ? '' : titleOf(unit.symbol)}
            </span>
          )}
        </button>
      );
    }
    case 'date':
      return (
        <DatePick label={label} today={today} value={typeof value === 'string' ? value : undefined} onPick={onValue} />
      );
    default:
      return <Typed label={label} type={item.type} value={value} onValue={onValue} />;
  }
}

function Typed(props: {
  label: string;
  type: 'text' | 'phone' | 'id_number';
  value: Value | undefined;
  onValue(value: string | undefined): void;
}) {
  const [typed, setTyped] = useState(typeof props.value === 'string' ? props.value : '');
  return (
    <input
      type="text"
      inputMode={props.type === 'phone' ? 'tel' : 'text'}
      autoComplete="off"
      maxLength={props.type === 'text' ? 200 : 20}
      aria-label={props.label}
      value={typed}
      onInput={event => {
        setTyped(event.currentTarget.value);
        props.onValue(event.currentTarget.value.trim() || undefined);
      }}
    />
  );
}
