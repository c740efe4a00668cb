// What each column of the roster was taken for.
import type { ImportView } from '../../../../core/registry/contract.ts';
import { Panel, useElementTitle, useText } from '../../frame/index.ts';
import { countColumns, WorkbookColumns } from '../../rows/workbook-columns.tsx';
import { WORDS } from './words.ts';

export function Columns({ columns }: { columns: ImportView['columns'] }) {
  const text = useText(WORDS);
  const elementTitle = useElementTitle();
  const lead = text('columnsLead', {
    known: countColumns(columns, 'known'),
    ignored: countColumns(columns, 'unknown'),
    never: countColumns(columns, 'never'),
  });
  return (
    <Panel title={text('columns')} side={<span className="soft">{lead}</span>}>
      <WorkbookColumns
        label={text('columns')}
        columns={columns}
        meaning={({ means = '' }) => elementTitle(means)}
        unknown={text('ignored')}
      />
    </Panel>
  );
}
