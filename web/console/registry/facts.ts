// A household's facts as its page shows them: one line for one answer, though it is kept once for each purpose that
// asked it. Pure, so that it can be tested without a page.
import type { Dictionary, Element } from '../../../core/facts/model.ts';
import { formatValue } from '../../../core/facts/values.ts';
import type { FactView } from '../../../core/registry/contract.ts';
import type { Language } from '../../shared/i18n.ts';

export type Answer = Omit<FactView, 'purpose'> & { purposes: string[] };

export type Freshness = 'lasting' | 'fresh' | 'stale';

/** Answers in the dictionary's order, newest first within an element. */
export function answersOf(facts: readonly FactView[], dictionary: Dictionary): Answer[] {
  const order = new Map(dictionary.elements.map(({ id }, i) => [id, i]));
  const answers = new Map<string, Answer>();
  for (const { purpose, ...fact } of facts) {
    const { element, value, masked, declined, activationId, observedAt, source } = fact;
    const key = JSON.stringify([element, value, masked, declined, activationId, observedAt, source]);
    const known = answers.get(key);
    if (known === undefined) answers.set(key, { ...fact, purposes: [purpose] });
    else known.purposes.push(purpose);
  }
  const at = ({ element }: Answer) => order.get(element) ?? order.size;
  return [...answers.values()].sort((a, b) => at(a) - at(b) || b.observedAt - a.observedAt);
}

/** Whether an answer still holds at an instant (ms). */
export const freshness = ({ freshUntil }: Pick<FactView, 'freshUntil'>, now: number): Freshness =>
  freshUntil === undefined ? 'lasting' : now < freshUntil ? 'fresh' : 'stale';

export const elementOf = (dictionary: Dictionary, id: string): Element | undefined =>
  dictionary.elements.find(element => element.id === id);

/** An open value in words; undefined when there is none to show. */
export function valueText(
  { element: id, value }: Pick<FactView, 'element' | 'value'>,
  dictionary: Dictionary,
  language: Language,
): string | undefined {
  if (value === undefined) return undefined;
  const element = elementOf(dictionary, id);
  if (element === undefined) return Array.isArray(value) ? value.join(', ') : String(value);
  const list = dictionary.codeLists.find(({ id: listId }) => listId === element.codes);
  return formatValue(element, list, value, language);
}
