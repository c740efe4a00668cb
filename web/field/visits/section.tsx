// One question and everybody it is put to: one press for all where that is honest, a row for each, and for each who
// would rather not: another time, alone, or not at all.
import { useState } from 'preact/hooks';
import type { CodeList } from '../../../core/facts/model.ts';
import type { Value } from '../../../core/registry/model.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import { Icon } from '../comfort/icon.tsx';
import { canSpeak, speak } from '../comfort/speak.ts';
import { type Say, titleOf, useComfort, useText } from '../comfort/text.ts';
import { askAlone, askTogether, commonAnswers, type Draft, keyOf, put, putAll, type Section } from './draft.ts';
import { NumberPad } from './number-pad.tsx';
import { unitOf, ValueInput } from './value-input.tsx';

export type FormDesk = {
  draft: Draft;
  change(next: (draft: Draft) => Draft): void;
  /** `李桂兰`, `这一户`. */
  whom(item: FormItem): string;
  today: string;
};

function commonWord(text: Say, item: FormItem, value: Value): string {
  if (typeof value === 'boolean') return text(value ? 'allYes' : 'allNo');
  const code = Array.isArray(value) ? value[0] : value;
  const found: CodeList['codes'][number] | undefined = item.codes?.find(one => one.code === code);
  return text('allOrdinary', { code: found === undefined ? String(code) : titleOf(found.title) });
}

const mayPutOff = (item: FormItem): boolean => item.class !== 'open';

/** A row whose answer is not a value: declined, put off, or covered from an earlier visit. */
function Settled({ words, label, onAgain }: { words: string; label: string; onAgain(): void }) {
  const text = useText();
  return (
    <div class="settled">
      <span>{words}</span>
      <button type="button" class="plain" aria-label={`${label}：${text('undoAnswer')}`} onClick={onAgain}>
        {text('undoAnswer')}
      </button>
    </div>
  );
}

function Row({ item, desk, alone, onPad }: { item: FormItem; desk: FormDesk; alone: boolean; onPad(): void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const who = desk.whom(item);
  const label = `${who} ${titleOf(item.title)}`;
  const key = keyOf(item);
  const given = desk.draft.given[key];
  const set = (next: (draft: Draft) => Draft) => {
    setOpen(false);
    desk.change(next);
  };
  const again = () => desk.change(draft => put(draft, item, undefined));
  const settled =
    desk.draft.covered[key] === true
      ? text('covered')
      : given?.how === 'declined'
        ? text('declined')
        : given?.how === 'later'
          ? text('postponed')
          : undefined;

  return (
    <fieldset class="row" id={`item-${key}`}>
      <legend>{who}</legend>
      {settled === undefined ? (
        <ValueInput
          key={alone ? 'alone' : 'together'}
          item={item}
          label={label}
          value={given?.how === 'asked' ? given.value : undefined}
          today={desk.today}
          onValue={value =>
            desk.change(draft => put(draft, item, value === undefined ? undefined : { how: 'asked', value }))
          }
          onPad={onPad}
        />
      ) : (
        <Settled words={settled} label={label} onAgain={again} />
      )}
      {settled === undefined && mayPutOff(item) ? (
        <button
          type="button"
          class="ways"
          aria-expanded={open}
          aria-label={text('otherWays', { who, element: titleOf(item.title) })}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" />
        </button>
      ) : null}
      {open ? (
        <div class="chips other-ways">
          <button type="button" class="chip" onClick={() => set(draft => put(draft, item, { how: 'later' }))}>
            {text('later')}
          </button>
          <button
            type="button"
            class="chip"
            onClick={() => set(draft => (alone ? askTogether(draft, item) : askAlone(draft, item)))}
          >
            {text(alone ? 'together' : 'alone')}
          </button>
          <button type="button" class="chip" onClick={() => set(draft => put(draft, item, { how: 'declined' }))}>
            {text('decline')}
          </button>
        </div>
      ) : null}
    </fieldset>
  );
}

export function QuestionSection({
  section,
  desk,
  alone = false,
}: {
  section: Section;
  desk: FormDesk;
  alone?: boolean;
}) {
  const text = useText();
  const { language } = useComfort();
  const [pad, setPad] = useState<number>();
  const [first] = section.items;
  if (first === undefined) return null;
  const title = titleOf(first.title);
  const open = section.items.filter(item => desk.draft.given[keyOf(item)] === undefined);
  const common = section.items.length > 1 && open.length > 1 && !alone ? commonAnswers(first) : [];
  const unit = unitOf(first);
  const padItem = pad === undefined ? undefined : section.items[pad];
  const next = pad === undefined ? undefined : section.items.findIndex((item, i) => i > pad && open.includes(item));
  const nextItem = next === undefined ? undefined : section.items[next];

  return (
    <section class="panel question" aria-label={title}>
      <h2>
        <span>
          {open.length === 0 ? <Icon name="check" /> : null} {title}
        </span>
        {canSpeak() ? (
          <button
            type="button"
            class="speak"
            aria-label={text('readAloud', { text: title })}
            onClick={() => speak(`${section.items.map(desk.whom).join('、')}，${title}？`, language)}
          >
            <Icon name="speak" />
          </button>
        ) : null}
      </h2>
      {common.length > 0 ? (
        <div class="chips everybody">
          {common.map(value => {
            const word = commonWord(text, first, value);
            return (
              <button
                key={word}
                type="button"
                class="chip"
                aria-label={text('allOf', { element: title, answer: word })}
                onClick={() => desk.change(draft => putAll(draft, open, value))}
              >
                {word}
              </button>
            );
          })}
        </div>
      ) : null}
      {section.items.map((item, i) => (
        <Row key={keyOf(item)} item={item} desk={desk} alone={alone} onPad={() => setPad(i)} />
      ))}
      {padItem === undefined ? null : (
        <NumberPad
          key={keyOf(padItem)}
          title={`${desk.whom(padItem)} · ${title}`}
          unit={unit === undefined ? '' : titleOf(unit.symbol)}
          range={padItem.range}
          decimals={unit?.whole === false ? 1 : 0}
          pointAfter={padItem.unit === 'celsius' ? 2 : undefined}
          value={numberIn(desk.draft, padItem)}
          next={nextItem && desk.whom(nextItem)}
          onDone={value => {
            desk.change(draft => put(draft, padItem, { how: 'asked', value }));
            setPad(nextItem === undefined ? undefined : next);
          }}
          onClose={() => setPad(undefined)}
        />
      )}
    </section>
  );
}

function numberIn(draft: Draft, item: FormItem): number | undefined {
  const given = draft.given[keyOf(item)];
  return given?.how === 'asked' && typeof given.value === 'number' ? given.value : undefined;
}
