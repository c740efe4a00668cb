// One person's place in a question: the answer, or how it was put off, and the ways of whoever would rather not say.
import type { FormItem } from '../../../core/visits/form.ts';
import { Icon } from '../comfort/icon.tsx';
import { titleOf, useText } from '../comfort/text.ts';
import { askAlone, askTogether, type Draft, keyOf, put } from './draft.ts';
import { ValueInput } from './value-input.tsx';

/** What every part of an open form works on. */
export type FormDesk = {
  draft: Draft;
  change(next: (draft: Draft) => Draft): void;
  /** `李桂兰`, `这一户`. */
  whom(item: FormItem): string;
  /** Who at this door may be whom an answer names: the other adults. */
  others(item: FormItem): string[];
  /** The door's calendar day, `YYYY-MM-DD`. */
  today: string;
  /** Key of the item whose answer was refused. */
  faulty?: string;
};

/** Short answers stand beside the name, long ones below it. */
const BESIDE: ReadonlySet<FormItem['type']> = new Set(['boolean', 'number']);

/** Elements whose answer is most often somebody of the same home. */
const NAMES_SOMEBODY = /_name$/;

type RowProps = {
  item: FormItem;
  desk: FormDesk;
  alone: boolean;
  /** The only row of its question: the heading already says whom it is about. */
  single: boolean;
  waysOpen: boolean;
  onWays(open: boolean): void;
  onPad(): void;
};

/** Opens another time, alone, rather not. Open elements need none of it. */
export function WaysButton({
  item,
  desk,
  open,
  onWays,
}: {
  item: FormItem;
  desk: FormDesk;
  open: boolean;
  onWays(open: boolean): void;
}) {
  const text = useText();
  if (item.class === 'open' || settledWord(desk.draft, item) !== undefined) return null;
  return (
    <button
      type="button"
      class="ways"
      aria-expanded={open}
      aria-label={text('otherWays', { who: desk.whom(item), element: titleOf(item.title) })}
      onClick={() => onWays(!open)}
    >
      <Icon name="more" />
    </button>
  );
}

/** Why a row shows no value to answer; undefined while it can be answered. */
function settledWord(draft: Draft, item: FormItem): 'covered' | 'declined' | 'postponed' | undefined {
  const key = keyOf(item);
  if (draft.covered[key] === true) return 'covered';
  const how = draft.given[key]?.how;
  return how === 'declined' ? 'declined' : how === 'later' ? 'postponed' : undefined;
}

function Ways({ item, desk, alone, onWays }: Pick<RowProps, 'item' | 'desk' | 'alone' | 'onWays'>) {
  const text = useText();
  const way = (word: 'later' | 'alone' | 'together' | 'decline', next: (draft: Draft) => Draft) => (
    <button
      type="button"
      class="chip"
      onClick={() => {
        onWays(false);
        desk.change(next);
      }}
    >
      {text(word)}
    </button>
  );
  return (
    <div class="chips other-ways">
      {way('later', draft => put(draft, item, { how: 'later' }))}
      {alone ? way('together', draft => askTogether(draft, item)) : way('alone', draft => askAlone(draft, item))}
      {way('decline', draft => put(draft, item, { how: 'declined' }))}
    </div>
  );
}

export function Row({ item, desk, alone, single, waysOpen, onWays, onPad }: RowProps) {
  const text = useText();
  const who = desk.whom(item);
  const label = `${who} ${titleOf(item.title)}`;
  const given = desk.draft.given[keyOf(item)];
  const settled = settledWord(desk.draft, item);

  return (
    <fieldset class={desk.faulty === keyOf(item) ? 'row faulty' : 'row'} aria-label={label} id={`item-${keyOf(item)}`}>
      <div
        class={
          single ? 'row-line single' : BESIDE.has(item.type) || settled !== undefined ? 'row-line beside' : 'row-line'
        }
      >
        {single ? null : <span class="who">{who}</span>}
        {settled === undefined ? (
          <div class="control">
            <ValueInput
              key={alone ? 'alone' : 'together'}
              item={item}
              label={label}
              value={given?.how === 'asked' ? given.value : undefined}
              today={desk.today}
              names={NAMES_SOMEBODY.test(item.element) ? desk.others(item) : []}
              onValue={value =>
                desk.change(draft => put(draft, item, value === undefined ? undefined : { how: 'asked', value }))
              }
              onPad={onPad}
            />
          </div>
        ) : (
          <div class="control settled">
            <span>{text(settled)}</span>
            <button
              type="button"
              class="plain"
              aria-label={text('labelled', { label, answer: text('undoAnswer') })}
              onClick={() => desk.change(draft => put(draft, item, undefined))}
            >
              {text('undoAnswer')}
            </button>
          </div>
        )}
        {single ? null : <WaysButton item={item} desk={desk} open={waysOpen} onWays={onWays} />}
      </div>
      {waysOpen ? <Ways item={item} desk={desk} alone={alone} onWays={onWays} /> : null}
    </fieldset>
  );
}
