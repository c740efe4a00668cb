// Why a question is put that no round asks of its own: whose it is and on what basis, to be told to whoever is asked.
import type { FormItem } from '../../../core/visits/form.ts';
import { titleOf, useText } from '../comfort/text.ts';

type Because = NonNullable<FormItem['because']>;

/** The reasons of these items, each once. */
export function reasonsOf(items: readonly Pick<FormItem, 'because'>[]): Because[] {
  const reasons = new Map<string, Because>();
  for (const { because } of items)
    if (because !== undefined) reasons.set(`${because.title.zh} ${because.basis.zh}`, because);
  return [...reasons.values()];
}

export function WhyAsked({ items }: { items: readonly Pick<FormItem, 'because'>[] }) {
  const text = useText();
  return (
    <>
      {reasonsOf(items).map(({ title, basis }) => (
        <p key={`${title.zh} ${basis.zh}`} class="why-asked">
          {text('whyAsked', { title: titleOf(title), basis: titleOf(basis) })}
        </p>
      ))}
    </>
  );
}
