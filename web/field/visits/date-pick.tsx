// A day by thumb: the days people usually name in one press, any other by year, month and day. It starts empty.
import { useState } from 'preact/hooks';
import { useText } from '../comfort/text.ts';
import type { Word } from '../words.ts';

export type DatePickProps = {
  label: string;
  /** `YYYY-MM-DD`, the door's own calendar day. */
  today: string;
  value?: string;
  /** The day cannot lie in the future. */
  past: boolean;
  onPick(date: string): void;
};

const two = (n: number): string => String(n).padStart(2, '0');
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The `YYYY-MM-DD` so many days after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

type NearDay = { word: Word; days: number };
const BEHIND: readonly NearDay[] = [
  { word: 'todayDate', days: 0 },
  { word: 'yesterdayDate', days: -1 },
  { word: 'beforeYesterdayDate', days: -2 },
];
const AROUND: readonly NearDay[] = [
  { word: 'yesterdayDate', days: -1 },
  { word: 'todayDate', days: 0 },
  { word: 'tomorrowDate', days: 1 },
  { word: 'inAWeekDate', days: 7 },
];

const daysOf = (year: string, month: string): number =>
  year === '' || month === '' ? 31 : new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();

export function DatePick({ label, today, value, past, onPick }: DatePickProps) {
  const text = useText();
  const [parts, setParts] = useState<readonly [string, string, string]>(() => {
    const [year = '', month = '', day = ''] = (value ?? '').split('-');
    return [year, month, day];
  });
  const [year, month, day] = parts;
  const thisYear = Number(today.slice(0, 4));
  const choose = (next: readonly [string, string, string]) => {
    const last = daysOf(next[0], next[1]);
    const fitting: readonly [string, string, string] = [next[0], next[1], Number(next[2]) > last ? '' : next[2]];
    setParts(fitting);
    if (fitting.every(part => part !== '')) onPick(fitting.join('-'));
  };
  const pickWhole = (date: string) => {
    const [y = '', m = '', d = ''] = date.split('-');
    setParts([y, m, d]);
    onPick(date);
  };
  const wheel = (name: string, chosen: string, from: string[], put: (part: string) => void) => (
    <select
      aria-label={`${label} ${name}`}
      value={chosen}
      onChange={event => put((event.currentTarget as HTMLSelectElement).value)}
    >
      <option value="">{name}</option>
      {from.map(part => (
        <option key={part} value={part}>
          {Number(part)}
        </option>
      ))}
    </select>
  );

  return (
    <div class="date-pick">
      <div class="chips">
        {(past ? BEHIND : AROUND).map(({ word, days }) => {
          const date = daysAfter(today, days);
          return (
            <button
              key={word}
              type="button"
              class="chip"
              aria-pressed={value === date}
              aria-label={text('labelled', { label, answer: text(word) })}
              onClick={() => pickWhole(date)}
            >
              {text(word)}
            </button>
          );
        })}
      </div>
      <div class="wheels">
        {wheel(
          text('year'),
          year,
          range(thisYear - 110, past ? thisYear : thisYear + 1)
            .reverse()
            .map(String),
          part => choose([part, month, day]),
        )}
        {wheel(text('month'), month, range(1, 12).map(two), part => choose([year, part, day]))}
        {wheel(text('day'), day, range(1, daysOf(year, month)).map(two), part => choose([year, month, part]))}
      </div>
    </div>
  );
}
