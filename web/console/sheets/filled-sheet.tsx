// A recognised sheet: what fills each column and why some stay blank, the first rows as they will be written, and the
// filled workbook to take away.
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { type ChooseColumns, chooseColumns, type SheetView } from '../../../core/sheets/contract.ts';
import { NOT_FOR_POST, NOT_FOR_PURPOSE } from '../../../core/sheets/fill.ts';
import { countGaps } from '../../../core/sheets/gaps-contract.ts';
import { call } from '../../shared/client.ts';
import {
  Empty,
  Icon,
  Panel,
  Refused,
  useDictionary,
  useElementTitle,
  useFormats,
  useOnce,
  useText,
  useTitle,
} from '../frame/index.ts';
import { countColumns, WorkbookColumns } from '../rows/workbook-columns.tsx';
import { ChooseMeaning } from './choose-meaning.tsx';
import { DownloadSheet } from './download-sheet.tsx';
import { GapCount } from './gap-count.tsx';
import { GapDialog } from './gap-dialog.tsx';
import { WORDS as GAP_WORDS } from './gap-words.ts';
import { SinceLast } from './history/since-last.tsx';
import { Remember } from './remember.tsx';
import { RowKind } from './row-kind.tsx';
import { ScheduleThis } from './schedules/schedule-this.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { WhichTable } from './which-table.tsx';
import { useWhomAlone } from './whom-alone.tsx';
import { WORDS } from './words.ts';

/** A column that may not be filled says so in every row alike. */
const withheldOf = ({ columns, preview }: SheetView): ('notForPurpose' | 'notForPost' | undefined)[] =>
  columns.map((_column, i) => {
    const cell = preview[0]?.[i];
    return cell === NOT_FOR_PURPOSE ? 'notForPurpose' : cell === NOT_FOR_POST ? 'notForPost' : undefined;
  });

type FilledSheetProps = {
  sheet: SheetView;
  communityId: Id | undefined;
  /** The community or grid a demand about it would be put to. */
  area: { id: Id; name: string };
  purpose: string;
  onChanged(sheet: SheetView): void;
  onAnother(): void;
};

export function FilledSheet({ sheet, communityId, area, purpose, onChanged, onAnother }: FilledSheetProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { value: dictionary } = useDictionary();
  const [saved, setSaved] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const elementTitle = useElementTitle();
  const { when } = useFormats();
  const [choosing, setChoosing] = useState(false);
  const named = (column: SheetView['columns'][number]) => {
    if (column.title !== undefined) return title(column.title);
    const word = `place_${column.means}`;
    return word in WORDS ? text(word as keyof typeof WORDS) : elementTitle(column.means ?? '');
  };
  const meaning = (column: SheetView['columns'][number]) => {
    if (column.by === 'choice') return `${named(column)}（${text('yours')}）`;
    if (column.by === 'remembered' || column.by === 'taught') return `${named(column)}（${text(`by_${column.by}`)}）`;
    if (column.by !== 'match' || column.confidence === undefined) return named(column);
    return `${named(column)}（${text('sureness', { share: `${Math.round(column.confidence * 100)}%` })}）`;
  };
  const choose = async (body: ChooseColumns) => {
    setChoosing(true);
    setRefusal(undefined);
    const answer = await call(chooseColumns, { query: { id: sheet.id }, body });
    setChoosing(false);
    if (answer.ok) onChanged(answer.value);
    else setRefusal(answer.refusal);
  };
  const gapText = useText(GAP_WORDS);
  // Counted from everybody, and again when a column means something else.
  const gaps = useOnce(countGaps, { id: sheet.id }, sheet);
  const [opened, setOpened] = useState<number>();
  const counted = gaps.previous ? undefined : gaps.value;
  const gapsOf = (index: number) => counted?.columns.find(one => one.index === index);
  const open = opened === undefined ? undefined : gapsOf(opened);
  const whomAlone = useWhomAlone();
  const withheld = withheldOf(sheet);
  const kept = withheld.filter(word => word !== undefined).length;
  const served = dictionary?.purposes.find(one => one.id === purpose);
  return (
    <>
      <Panel
        title={sheet.fileName}
        side={<span className="soft">{text('where', { sheet: sheet.sheetName, row: String(sheet.headerRow) })}</span>}
      >
        <p className="sheet-rows">
          <strong className="num">{text('rows', { rows: sheet.rows })}</strong>
          <RowKind subject={sheet.subject} busy={choosing} onChoose={row => void choose({ row, columns: [] })} />
          {sheet.where === undefined ? null : <strong>{whomAlone(sheet.where)}</strong>}
          {served === undefined ? null : <span className="soft">{title(served.title)}</span>}
          <span className="soft">{text('keptUntil', { day: when(sheet.keptUntil - 1, 'day') })}</span>
        </p>
        <WhichTable sheet={sheet} busy={choosing} onChoose={choice => void choose({ ...choice, columns: [] })} />
        <p className="told">
          <Icon name="lamp" />
          <span>{text('told')}</span>
        </p>
        <DownloadSheet sheet={sheet} onAnother={onAnother} onSaved={setSaved} />
        {refusal === undefined ? null : <Refused refusal={refusal} />}
        {communityId === undefined ? null : (
          <SinceLast communityId={communityId} form={sheet.fingerprint} filled={saved} />
        )}
      </Panel>
      <Panel
        title={text('columns')}
        side={
          <span className="soft">
            {text('columnsLead', {
              filled: countColumns(sheet.columns, 'known') - kept,
              blank: countColumns(sheet.columns, 'unknown'),
              never: countColumns(sheet.columns, 'never'),
            })}
            {kept === 0 ? null : ` ${text('columnsKept', { kept })}`}
          </span>
        }
      >
        <WorkbookColumns
          label={text('columns')}
          columns={sheet.columns}
          meaning={meaning}
          unknown={column =>
            text(column.meaning === 'remark' ? 'remark' : column.others.length === 0 ? 'staysBlank' : 'mayBe')
          }
          more={column => {
            const empty = gapsOf(column.index);
            return (
              <>
                {empty === undefined ? null : (
                  <GapCount header={column.header} gaps={empty} onOpen={() => setOpened(column.index)} />
                )}
                <ChooseMeaning
                  column={column}
                  busy={choosing}
                  onChoose={means => void choose({ columns: [{ index: column.index, means }] })}
                />
              </>
            );
          }}
          withheld={(_column, i) => (withheld[i] === undefined ? undefined : text(withheld[i]))}
        />
        {counted === undefined && gaps.refusal === undefined ? (
          <p role="status" className="soft">
            {gapText('counting')}
          </p>
        ) : null}
        {gaps.refusal === undefined ? null : <Refused refusal={gaps.refusal} onAgain={gaps.again} />}
        {communityId === undefined || open === undefined ? null : (
          <GapDialog
            sheetId={sheet.id}
            handedIn={{
              communityId,
              area,
              purpose,
              basis: sheet.basis,
              where: sheet.where,
              fingerprint: sheet.fingerprint,
            }}
            header={sheet.columns.find(column => column.index === opened)?.header ?? ''}
            column={open}
            columns={counted?.columns ?? []}
            onClose={() => setOpened(undefined)}
          />
        )}
        {communityId === undefined ? null : <Remember sheet={sheet} communityId={communityId} />}
        {communityId === undefined ? null : <ScheduleThis sheet={sheet} communityId={communityId} />}
      </Panel>
      <Panel title={text('preview')}>
        {sheet.rows === 0 ? (
          <Empty icon="sheet" title={text('noRows')} />
        ) : (
          <SheetPreview sheet={sheet} withheld={withheld.map(word => word !== undefined)} />
        )}
      </Panel>
    </>
  );
}
