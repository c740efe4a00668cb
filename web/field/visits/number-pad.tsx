// A number by thumb: it starts empty, because a number nobody measured must never be one press away.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useText } from '../comfort/text.ts';

const LONGEST = 5;

export type NumberPadProps = {
  title: string;
  unit: string;
  range?: readonly [number, number];
  decimals: 0 | 1;
  /** Digits before an unwritten point: with 2, `366` is read as 36.6. */
  pointAfter?: number;
  value?: number;
  /** Whoever is asked next, so that one press goes on. */
  next?: string;
  onDone(value: number): void;
  onClose(): void;
};

/** The keys pressed so far as they read: a point typed counts, else one is put after `pointAfter` digits. */
export const withPoint = (typed: string, pointAfter?: number): string =>
  typed.includes('.') || pointAfter === undefined || typed.length <= pointAfter
    ? typed
    : `${typed.slice(0, pointAfter)}.${typed.slice(pointAfter)}`;

export const readNumber = (typed: string, pointAfter?: number): number | undefined =>
  /\d/.test(typed) ? Number(withPoint(typed, pointAfter)) : undefined;

export function NumberPad({ title, unit, range, decimals, pointAfter, value, next, onDone, onClose }: NumberPadProps) {
  const text = useText();
  const [typed, setTyped] = useState(value === undefined ? '' : value.toFixed(decimals));
  const [fresh, setFresh] = useState(value !== undefined);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const number = readNumber(typed, pointAfter);
  const outside = number !== undefined && range !== undefined && (number < range[0] || number > range[1]);
  const step = decimals === 1 ? 0.1 : 1;
  const press = (key: string) => {
    const before = fresh ? '' : typed;
    setFresh(false);
    if (key === '.' && before.includes('.')) return;
    if (before.replace('.', '').length < LONGEST) setTyped(before + key);
  };
  const move = (by: number) => {
    if (number === undefined) return;
    setTyped((Math.round((number + by) * 10) / 10).toFixed(decimals));
    setFresh(true);
  };

  return (
    <dialog class="sheet" ref={dialog} aria-label={title} onClose={onClose}>
      <div class="sheet-head">
        <h2>{title}</h2>
        <button type="button" class="plain" onClick={onClose}>
          {text('close')}
        </button>
      </div>
      <div class="pad-value">
        <button
          type="button"
          disabled={number === undefined}
          aria-label={text('less', { step })}
          onClick={() => move(-step)}
        >
          −
        </button>
        <output aria-live="polite">
          {number === undefined ? '—' : withPoint(typed, pointAfter)}
          <small>{unit}</small>
        </output>
        <button
          type="button"
          disabled={number === undefined}
          aria-label={text('more', { step })}
          onClick={() => move(step)}
        >
          +
        </button>
      </div>
      <p class="pad-hint" role={outside ? 'alert' : undefined}>
        {range === undefined ? '' : text('between', { low: range[0], high: range[1] })}
      </p>
      <div class="keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key => (
          <button key={key} type="button" onClick={() => press(key)}>
            {key}
          </button>
        ))}
        <button type="button" disabled={decimals === 0} aria-label={text('point')} onClick={() => press('.')}>
          .
        </button>
        <button type="button" onClick={() => press('0')}>
          0
        </button>
        <button
          type="button"
          aria-label={text('erase')}
          onClick={() => {
            setTyped(fresh ? '' : typed.slice(0, -1));
            setFresh(false);
          }}
        >
          ⌫
        </button>
      </div>
      <button
        type="button"
        class="primary"
        disabled={number === undefined || outside}
        onClick={() => number !== undefined && onDone(number)}
      >
        {next === undefined ? text('done') : text('doneNext', { who: next })}
      </button>
    </dialog>
  );
}
