// One answer of one person: chips for what is usually said, keys for a number, wheels for a day, typing only for text.
import { useState } from 'preact/hooks';
import { UNITS } from '../../../core/facts/units.ts';
import type { Value } from '../../../core/registry/model.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import { titleOf, useText } from '../comfort/text.ts';
import { DatePick } from './date-pick.tsx';
import { isOrdinary, ordinaryFirst, tick } from './draft.ts';

export type ValueInputProps = {
  item: FormItem;
  /** Whom and what, for screen readers: `李某 今日发热`. */
  label: string;
  value: Value | undefined;
  /** The door's calendar day, `YYYY-MM-DD`. */
  today: string;
  /** Names to offer before any is typed. */
  names: readonly string[];
  onValue(value: Value | undefined): void;
  onPad(): void;
};

/** A list of more codes than this is folded behind its ordinary one, and of more than `CHIPS` it becomes a wheel. */
const FOLDED = 4;
const CHIPS = 18;

export const unitOf = (item: Pick<FormItem, 'unit'>) => (item.unit === undefined ? undefined : UNITS[item.unit]);

export function ValueInput({ item, label, value, today, names, onValue, onPad }: ValueInputProps) {
  const text = useText();
  const one = (name: string, of: Value) => (
    <Chip label={label} name={name} pressed={value === of} onPress={() => onValue(value === of ? undefined : of)} />
  );

  switch (item.type) {
    case 'boolean':
      return (
        <div class="chips">
          {one(text('no'), false)}
          {one(text('yes'), true)}
        </div>
      );
    case 'code':
    case 'codes':
      return <Codes item={item} label={label} value={value} onValue={onValue} />;
    case 'number': {
      const unit = unitOf(item);
      return (
        <button
          type="button"
          class="enter"
          aria-label={text('labelled', { label, answer: text('enter') })}
          onClick={onPad}
        >
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
        <DatePick
          label={label}
          today={today}
          value={typeof value === 'string' ? value : undefined}
          past={item.past === true}
          onPick={onValue}
        />
      );
    default:
      return (
        <>
          {names.length === 0 ? null : <div class="chips">{names.map(name => one(name, name))}</div>}
          <Typed
            key={names.includes(String(value)) ? 'offered' : 'typed'}
            label={label}
            type={item.type}
            value={names.includes(String(value)) ? undefined : value}
            placeholder={names.length === 0 ? undefined : text('somebodyElse')}
            onValue={onValue}
          />
        </>
      );
  }
}

function Chip(props: { label: string; name: string; pressed: boolean; onPress(): void }) {
  const text = useText();
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={props.pressed}
      aria-label={text('labelled', { label: props.label, answer: props.name })}
      onClick={props.onPress}
    >
      {props.name}
    </button>
  );
}

/** Codes as chips, one or several; the answer most people give stands first and the rest a press away. */
function Codes({ item, label, value, onValue }: Pick<ValueInputProps, 'item' | 'label' | 'value' | 'onValue'>) {
  const text = useText();
  const [unfolded, setUnfolded] = useState(false);
  const codes = ordinaryFirst(item.codes ?? []);
  const [first] = codes;
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  if (item.type === 'code' && codes.length > CHIPS)
    return (
      <select
        aria-label={label}
        value={chosen[0] ?? ''}
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
  const mayFold = codes.length > FOLDED && first !== undefined && isOrdinary(first.code);
  const folded = mayFold && !unfolded && chosen.every(isOrdinary);
  const press = (code: string) => {
    if (item.type === 'codes') onValue(tick(chosen, code));
    else onValue(chosen.includes(code) ? undefined : code);
  };
  return (
    <div class="chips">
      {codes
        .filter(code => !folded || isOrdinary(code.code))
        .map(code => (
          <Chip
            key={code.code}
            label={label}
            name={titleOf(code.title)}
            pressed={chosen.includes(code.code)}
            onPress={() => press(code.code)}
          />
        ))}
      {folded ? (
        <button
          type="button"
          class="chip quiet"
          aria-label={text('labelled', { label, answer: text('somethingElse') })}
          aria-expanded={false}
          onClick={() => setUnfolded(true)}
        >
          {text('somethingElse')}
        </button>
      ) : null}
    </div>
  );
}

function Typed(props: {
  label: string;
  type: 'text' | 'phone' | 'id_number';
  value: Value | undefined;
  placeholder?: string;
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
      placeholder={props.placeholder}
      value={typed}
      onInput={event => {
        setTyped(event.currentTarget.value);
        props.onValue(event.currentTarget.value.trim() || undefined);
      }}
    />
  );
}
