// What each column of the roster was taken for. A column that is never held says why; one not recognised is left out.
import type { ImportView } from '../../../../core/registry/contract.ts';
import { Icon, Panel, useElementTitle, useText, useTitle } from '../../frame/index.ts';
import { WORDS } from './words.ts';

type ColumnOf = ImportView['columns'][number];
const kindOf = (column: ColumnOf) =>
  column.never !== undefined ? 'never' : column.means === undefined ? 'ignored' : 'known';

export function Columns({ columns }: { columns: readonly ColumnOf[] }) {
  const text = useText(WORDS);
  const count = (kind: string) => columns.filter(column => kindOf(column) === kind).length;
  const lead = text('columnsLead', { known: count('known'), ignored: count('ignored'), never: count('never') });
  return (
    <Panel title={text('columns')} side={<span className="soft">{lead}</span>}>
      <ul className="columns" aria-label={text('columns')}>
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice; its place tells them apart.
          <li key={i} className={kindOf(column)}>
            <span className="column-header">{column.header}</span>
            <Meaning column={column} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Meaning({ column }: { column: ColumnOf }) {
  const text = useText(WORDS);
  const title = useTitle();
  const elementTitle = useElementTitle();
  if (column.never !== undefined)
    return (
      <span className="column-means">
        <span className="mark stale">
          <Icon name="close" />
          {text('never')}
        </span>{' '}
        <small>{title(column.never)}</small>
      </span>
    );
  if (column.means === undefined)
    return (
      <span className="column-means soft">
        <Icon name="gap" /> {text('ignored')}
      </span>
    );
  const word = column.means.replace('.', '_');
  return (
    <span className="column-means">
      <Icon name="check" /> {word in WORDS ? text(word as keyof typeof WORDS) : elementTitle(column.means)}
    </span>
  );
}
