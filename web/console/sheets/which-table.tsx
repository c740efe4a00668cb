// What of a workbook is filled and how: which of its tables, and what becomes of rows that stand there already.
import { Radio } from 'antd';
import type { ChooseColumns, SheetView } from '../../../core/sheets/contract.ts';
import { useText } from '../frame/index.ts';

const TEXT = {
  tables: { zh: '这个工作簿有 {tables} 张表，填哪一张', en: 'The workbook has {tables} tables. Which one is filled?' },
  table: { zh: '“{sheet}”第 {row} 行起：{title}', en: '“{sheet}” from row {row}: {title}' },
  tableFilled: { zh: '{columns} 列中填 {filled} 列', en: '{filled} of {columns} columns filled' },
  tablesNext: {
    zh: '一次填一张。要接着填别的，下载后把填好的文件再拖进来。',
    en: 'One at a time: to fill another, download this one and drop it in again.',
  },
  standing: { zh: '表里已有 {rows} 行', en: 'Rows that stand there already: {rows}' },
  after: { zh: '留着，在下面接着填', en: 'Keep them and go on below' },
  replace: { zh: '换成新填的', en: 'Put the new ones in their place' },
  sample: { zh: '表里的 {rows} 行示例会被覆盖。', en: 'Rows that only show how to fill in are written over: {rows}.' },
} as const;

type WhichTableProps = { sheet: SheetView; busy: boolean; onChoose(choice: Omit<ChooseColumns, 'columns'>): void };

export function WhichTable({ sheet, busy, onChoose }: WhichTableProps) {
  const text = useText(TEXT);
  const { tables, table, standing, sample } = sheet;
  if (tables.length < 2 && standing === undefined && sample === undefined) return null;
  return (
    <div className="which-table">
      {tables.length < 2 ? null : (
        <fieldset>
          <legend>{text('tables', { tables: tables.length })}</legend>
          <Radio.Group
            vertical
            value={table}
            disabled={busy}
            onChange={({ target }) => onChoose({ table: target.value })}
            options={tables.map(({ sheet: name, title, headerRow, columns, filled }, value) => ({
              value,
              label: (
                <>
                  {text('table', { sheet: name, row: headerRow, title })}
                  <span className="soft"> {text('tableFilled', { columns, filled })}</span>
                </>
              ),
            }))}
          />
          <p className="soft">{text('tablesNext')}</p>
        </fieldset>
      )}
      {standing === undefined ? null : (
        <fieldset>
          <legend>{text('standing', { rows: standing.rows })}</legend>
          <Radio.Group
            value={standing.onFilled}
            disabled={busy}
            onChange={({ target }) => onChoose({ onFilled: target.value })}
            options={[
              { value: 'after', label: text('after') },
              { value: 'replace', label: text('replace') },
            ]}
          />
        </fieldset>
      )}
      {sample === undefined ? null : <p className="soft">{text('sample', { rows: sample })}</p>}
    </div>
  );
}
