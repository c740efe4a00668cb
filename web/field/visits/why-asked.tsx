// Why a question is put that no round asks of its own: whose it is and on what basis, to be told to whoever is asked.
import type { FormItem } from '../../../core/visits/form.ts';
import { titleOf, useText } from '../comfort/text.ts';

type Item = Pick<FormItem, 'element' | 'title' | 'because'>;
type Reason = NonNullable<FormItem['because']> & {
  /** Titles of what it is the reason of, by element. */
  of: Map<string, FormItem['title']>;
};

/** The reasons of these items, each once. */
export function reasonsOf(items: readonly Item[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { because, element, title } of items) {
    if (because === undefined) continue;
    const key = `${because.title.zh} ${because.basis.zh}`;
    const reason = reasons.get(key) ?? { ...because, of: new Map() };
    reasons.set(key, reason);
    reason.of.set(element, title);
  }
  return [...reasons.values()];
}

/** `among`: other questions stand there too, so it says which it is about. */
export function WhyAsked({ items, among = false }: { items: readonly Item[]; among?: boolean }) {
  const text = useText();
  return (
    <>
      {reasonsOf(items).map(({ title, basis, of }) => {
        const why = { title: titleOf(title), basis: titleOf(basis) };
        const what = [...of.values()].map(titleOf).join(text('comma'));
        return (
          <p key={`${title.zh} ${basis.zh}`} class="why-asked">
            {among ? text('whyAskedOf', { what, ...why }) : text('whyAsked', why)}
          </p>
        );
      })}
    </>
  );
}
