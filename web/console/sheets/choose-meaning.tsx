// Says of one column what it means: the likeliest first, then everything that can be asked, or nothing.
import { Select } from 'antd';
import { useState } from 'react';
import type { SheetView } from '../../../core/sheets/contract.ts';
import { useDictionary, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

type Column = SheetView['columns'][number];
type ChooseMeaningProps = { column: Column; busy: boolean; onChoose(means: string): void };

const BLANK = 'unknown';
/** From here on a guess is worth a question; the rest waits behind 改. */
const WORTH = 0.25;

/** One press on what it may be; the rest behind a search. */
export function ChooseMeaning({ column, busy, onChoose }: ChooseMeaningProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { value: dictionary } = useDictionary();
  const [open, setOpen] = useState(false);
  const first = column.means === undefined ? column.others.find(({ confidence }) => confidence >= WORTH) : undefined;
  if (!open)
    return (
      <span className="choose">
        {first?.title === undefined ? null : (
          <button type="button" className="choose-one" disabled={busy} onClick={() => onChoose(first.means)}>
            {text('isIt', { title: title(first.title) })}
          </button>
        )}
        <button
          type="button"
          className="choose-other"
          disabled={busy}
          aria-label={text('changeOf', { header: column.header })}
          onClick={() => setOpen(true)}
        >
          {text('change')}
        </button>
      </span>
    );
  const likely = column.others.flatMap(one =>
    one.title === undefined ? [] : [{ value: one.means, label: title(one.title) }],
  );
  const all = (dictionary?.elements ?? [])
    .map(element => ({ value: element.id, label: title(element.title) }))
    .filter(({ value }) => !likely.some(one => one.value === value));
  return (
    <Select
      className="choose-select"
      aria-label={text('changeOf', { header: column.header })}
      autoFocus
      defaultOpen
      disabled={busy}
      placeholder={text('search')}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(means: string) => {
        setOpen(false);
        onChoose(means);
      }}
      onOpenChange={isOpen => isOpen || setOpen(false)}
      options={[
        { value: BLANK, label: text('leaveBlank') },
        ...(likely.length === 0 ? [] : [{ label: text('likely'), options: likely }]),
        { label: text('allElements'), options: all },
      ]}
    />
  );
}
