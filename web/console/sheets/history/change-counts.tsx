// How many rows came, went or changed since a form was filled the last time; the number opens the list of them.
import type { SheetFill } from '../../../../core/sheets/fills-contract.ts';
import { To, useFormats, useText } from '../../frame/index.ts';
import { WORDS } from './words.ts';

export function ChangeCounts({ fill }: { fill: SheetFill }) {
  const text = useText(WORDS);
  const { number, when } = useFormats();
  const { changes, id, fingerprint, title, at } = fill;
  if (changes === undefined) return <span className="soft">{text('first')}</span>;
  const { added, removed, changed } = changes;
  if (added + removed + changed === 0) return <span className="soft">{text('same')}</span>;
  const counts = text('counts', { added: number(added), removed: number(removed), changed: number(changed) });
  return (
    <To
      className="change-counts num above"
      path="/sheets/history/changes"
      query={{ fill: id, form: fingerprint }}
      aria-label={text('openCounts', { form: title, when: when(at), counts })}
    >
      {counts}
    </To>
  );
}
