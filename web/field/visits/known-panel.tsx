// What is already on record and may be said at a door: one press keeps it, one press on a line changes that line.

import type { FormItem } from '../../../core/visits/form.ts';
import { Icon } from '../comfort/icon.tsx';
import { titleOf, useComfort, useText } from '../comfort/text.ts';
import type { Round } from '../doors/rounds.ts';
import { confirmKnown, keyOf, openItems, put, sectionsOf } from './draft.ts';
import type { FormDesk } from './row.tsx';
import { WhyAsked } from './why-asked.tsx';

type PanelProps = {
  items: readonly FormItem[];
  desk: FormDesk;
  round: Round;
  onChange(item: FormItem): void;
};

function KnownLine({ item, desk, round, onChange }: Omit<PanelProps, 'items'> & { item: FormItem }) {
  const text = useText();
  const { language } = useComfort();
  const element = round.dictionary.elements.find(one => one.id === item.element);
  const list = round.dictionary.codeLists.find(one => one.id === element?.codes);
  const value =
    element === undefined || item.known === undefined
      ? String(item.known)
      : round.engine.formatValue(element, list, item.known, language);
  const confirmed = desk.draft.given[keyOf(item)]?.how === 'confirmed';
  const what = `${desk.whom(item)} ${titleOf(item.title)}`;
  return (
    <li class={desk.faulty === keyOf(item) ? 'faulty' : undefined} id={`item-${keyOf(item)}`}>
      <span>
        <span class="soft">
          {desk.whom(item)} · {titleOf(item.title)}
        </span>
        <strong>{value}</strong>
        <WhyAsked items={[item]} />
      </span>
      <span class="line-end">
        {confirmed ? (
          <span class="kept">
            <Icon name="check" />
            {text('confirmed')}
          </span>
        ) : null}
        <button
          type="button"
          class="plain"
          aria-label={text('change', { what })}
          onClick={() => {
            desk.change(draft => put(draft, item, undefined));
            onChange(item);
          }}
        >
          {text('changeIt')}
        </button>
      </span>
    </li>
  );
}

export function KnownPanel({ items, desk, round, onChange }: PanelProps) {
  const text = useText();
  if (items.length === 0) return null;
  const open = openItems(desk.draft, items).length;
  return (
    <section class="panel" aria-labelledby="known">
      <h2 id="known">{text('knownTitle')}</h2>
      <ul class="known">
        {items.map(item => (
          <KnownLine key={keyOf(item)} item={item} desk={desk} round={round} onChange={onChange} />
        ))}
      </ul>
      <button
        type="button"
        class="secondary wide"
        disabled={open === 0}
        onClick={() => desk.change(draft => confirmKnown(draft, items))}
      >
        <Icon name="check" />
        {text('nothingChanged')}
      </button>
    </section>
  );
}

/** Answers that still hold: folded away, there for whoever says "that has changed". */
export function HeldPanel({ items, desk, round, onChange }: PanelProps) {
  const text = useText();
  if (items.length === 0) return null;
  return (
    <details class="panel">
      <summary>{text('heldTitle', { count: items.length })}</summary>
      <ul class="known">
        {items.map(item => (
          <KnownLine key={keyOf(item)} item={item} desk={desk} round={round} onChange={onChange} />
        ))}
      </ul>
    </details>
  );
}

/** What waits for the next knock, so that nobody thinks it was forgotten. */
export function WaitingPanel({ items, onAskNow }: { items: readonly FormItem[]; onAskNow(): void }) {
  const text = useText();
  if (items.length === 0) return null;
  return (
    <details class="panel">
      <summary>
        {text('waitsTitle')} · {text('items', { count: items.length })}
      </summary>
      <ul class="asks">
        {sectionsOf(items).map(section => (
          <li key={section.element}>{titleOf(section.items[0]!.title)}</li>
        ))}
      </ul>
      <button type="button" class="secondary wide" onClick={onAskNow}>
        {text('waitsAlso')}
      </button>
    </details>
  );
}
