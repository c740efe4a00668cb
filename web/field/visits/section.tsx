// One question and everybody it is put to: one press for all where that is honest, and a row for each.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Value } from '../../../core/registry/model.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import { Icon } from '../comfort/icon.tsx';
import { canSpeak, speak } from '../comfort/speak.ts';
import { type Say, titleOf, useComfort, useText } from '../comfort/text.ts';
import { commonAnswers, type Draft, isOrdinary, keyOf, put, putAll, type Section } from './draft.ts';
import { NumberPad } from './number-pad.tsx';
import { type FormDesk, Row, WaysButton } from './row.tsx';
import { unitOf } from './value-input.tsx';
import { reasonsOf, WhyAsked } from './why-asked.tsx';

function commonWord(text: Say, item: FormItem, value: Value): string {
  if (typeof value === 'boolean') return text(value ? 'allYes' : 'allNo');
  const code = Array.isArray(value) ? value[0] : value;
  const found = item.codes?.find(one => one.code === code);
  return text('allOrdinary', { code: found === undefined ? String(code) : titleOf(found.title) });
}

/** Whether nothing more can be added to any answer: several codes may still be ticked, a text still be written. */
const isFinal = (draft: Draft, item: FormItem): boolean => {
  const given = draft.given[keyOf(item)];
  if (given === undefined) return false;
  if (given.how !== 'asked') return true;
  if (item.type === 'codes') return Array.isArray(given.value) && given.value.every(isOrdinary);
  return item.type === 'boolean' || item.type === 'code' || item.type === 'number' || item.type === 'date';
};

/** Brings the next open question up when this one is finished, so that the thumb stays where it is. */
function useAdvance(section: Section, draft: Draft) {
  const panel = useRef<HTMLElement>(null);
  const final = section.items.every(item => isFinal(draft, item));
  const before = useRef(final);
  useEffect(() => {
    if (final && !before.current) {
      const panels = [...document.querySelectorAll<HTMLElement>('.question')];
      const next = panels.slice(panels.indexOf(panel.current!) + 1).find(one => one.dataset.open === 'true');
      const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      next?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
    }
    before.current = final;
  }, [final]);
  return panel;
}

function numberIn(draft: Draft, item: FormItem): number | undefined {
  const given = draft.given[keyOf(item)];
  return given?.how === 'asked' && typeof given.value === 'number' ? given.value : undefined;
}

type PadProps = { section: Section; desk: FormDesk; at: number; onMove(to: number | undefined): void };

function Pad({ section, desk, at, onMove }: PadProps) {
  const item = section.items[at]!;
  const unit = unitOf(item);
  const next = section.items.findIndex((one, i) => i > at && desk.draft.given[keyOf(one)] === undefined);
  const nextItem = section.items[next];
  return (
    <NumberPad
      key={keyOf(item)}
      title={`${desk.whom(item)} · ${titleOf(item.title)}`}
      unit={unit === undefined ? '' : titleOf(unit.symbol)}
      range={item.range}
      decimals={unit?.whole === false ? 1 : 0}
      pointAfter={item.unit === 'celsius' ? 2 : undefined}
      value={numberIn(desk.draft, item)}
      next={nextItem && desk.whom(nextItem)}
      onDone={value => {
        desk.change(draft => put(draft, item, { how: 'asked', value }));
        onMove(nextItem === undefined ? undefined : next);
      }}
      onClose={() => onMove(undefined)}
    />
  );
}

export function QuestionSection(props: { section: Section; desk: FormDesk; alone?: boolean }) {
  const { section, desk, alone = false } = props;
  const text = useText();
  const { language } = useComfort();
  const [pad, setPad] = useState<number>();
  const [ways, setWays] = useState<string>();
  const panel = useAdvance(section, desk.draft);
  const [first] = section.items;
  if (first === undefined) return null;
  const title = titleOf(first.title);
  const single = section.items.length === 1;
  const open = section.items.filter(item => desk.draft.given[keyOf(item)] === undefined);
  const aloud = () =>
    [
      `${section.items.map(desk.whom).join('、')}，${title}？`,
      ...reasonsOf(section.items).map(reason =>
        text('whyAsked', { title: titleOf(reason.title), basis: titleOf(reason.basis) }),
      ),
    ].join(' ');
  const common = open.length > 1 && !alone ? commonAnswers(first) : [];

  return (
    <section class="panel question" aria-label={title} data-open={open.length > 0} ref={panel}>
      <div class="question-head">
        <h2>
          <span>
            {open.length === 0 ? <Icon name="check" /> : null} {title}
            {single ? <span class="soft"> · {desk.whom(first)}</span> : null}
          </span>
        </h2>
        <span class="question-ways">
          {canSpeak() ? (
            <button
              type="button"
              class="speak"
              aria-label={text('readAloud', { text: title })}
              onClick={() => speak(aloud(), language)}
            >
              <Icon name="speak" />
            </button>
          ) : null}
          {single ? (
            <WaysButton
              item={first}
              desk={desk}
              open={ways === keyOf(first)}
              onWays={yes => setWays(yes ? keyOf(first) : undefined)}
            />
          ) : null}
        </span>
      </div>
      <WhyAsked items={section.items} />
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
        <Row
          key={keyOf(item)}
          item={item}
          desk={desk}
          alone={alone}
          single={single}
          waysOpen={ways === keyOf(item)}
          onWays={yes => setWays(yes ? keyOf(item) : undefined)}
          onPad={() => setPad(i)}
        />
      ))}
      {pad === undefined ? null : <Pad section={section} desk={desk} at={pad} onMove={setPad} />}
    </section>
  );
}
