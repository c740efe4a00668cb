// The rows one column leaves empty, and the way to have it asked: the list first, then the demand with its price.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import { type GapColumn, type GapRow, listGaps } from '../../../core/sheets/gaps-contract.ts';
import { AskedAlready, AskForm } from '../demands/index.tsx';
import { Empty, Icon, Loading, Refused, useFormats, useMay, useOnce, useReturnFocus, useText } from '../frame/index.ts';
import { DoorLink } from '../rows/door-link.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import { WORDS } from './gap-words.ts';
import { useWhomAlone } from './whom-alone.tsx';

/** Where and for what a sheet was handed in. */
export type HandedIn = {
  communityId: Id;
  /** The community or grid a demand about it would be put to. */
  area: { id: Id; name: string };
  purpose: string;
  basis?: string;
  /** Of whom alone it speaks. */
  where?: string;
  fingerprint: string;
};

type GapDialogProps = {
  sheetId: Id;
  handedIn: HandedIn;
  header: string;
  column: GapColumn;
  /** Every column with a gap, so that a demand may take several along. */
  columns: readonly GapColumn[];
  onClose(): void;
};

export function GapDialog({ sheetId, handedIn, header, column, columns, onClose }: GapDialogProps) {
  const text = useText(WORDS);
  const may = useMay('raise-demand');
  const [asking, setAsking] = useState(false);
  useReturnFocus();
  const { communityId, area, purpose, basis, where, fingerprint } = handedIn;
  const whomAlone = useWhomAlone();
  const elements = [...new Set([column.element, ...columns.map(one => one.element)])];
  return (
    <Modal
      open
      width={860}
      title={asking ? text('ask') : text('titleOf', { header })}
      footer={null}
      closable={{ 'aria-label': text('close') }}
      onCancel={onClose}
    >
      {asking ? (
        <div className="stack tight">
          <p className="soft">{text('askLead')}</p>
          <AskForm
            {...{ communityId, area, purpose, elements, form: fingerprint }}
            basis={basis}
            narrower={where === undefined ? undefined : whomAlone(where)}
            chosen={[column.element]}
          />
          <div className="buttons">
            <Button type="text" icon={<Icon name="back" />} onClick={() => setAsking(false)}>
              {text('toList')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="stack tight">
          <p className="soft">{text('lead')}</p>
          <AskedAlready area={area.id} element={column.element} />
          {may ? (
            <div className="buttons">
              <Button type="primary" onClick={() => setAsking(true)}>
                <Icon name="ask" /> {text('ask')}
              </Button>
            </div>
          ) : null}
          <GapList sheetId={sheetId} index={column.index} />
        </div>
      )}
    </Modal>
  );
}

function GapList({ sheetId, index }: { sheetId: Id; index: number }) {
  const text = useText(WORDS);
  const { when, number } = useFormats();
  const { value, refusal, again } = useOnce(listGaps, { id: sheetId, column: index });
  if (value === undefined) return refusal === undefined ? <Loading /> : <Refused refusal={refusal} onAgain={again} />;
  const { items, total } = value;
  if (total === 0)
    return (
      <Empty icon="check" title={text('empty')}>
        {text('emptyWhat')}
      </Empty>
    );
  const named = items.some(({ name }) => name !== undefined);
  const columns: Column<GapRow>[] = [
    { key: 'door', title: text('door'), as: 'main', cell: row => <DoorLink home={row} /> },
    ...(named ? [{ key: 'name', title: text('name'), cell: (row: GapRow) => row.name }] : []),
    { key: 'grid', title: text('grid'), cell: row => row.door.gridName },
    { key: 'what', title: text('what'), cell: row => <What row={row} when={when} /> },
  ];
  return (
    <>
      {items.length < total ? (
        <p className="soft num">{text('first', { n: number(items.length), total: number(total) })}</p>
      ) : null}
      <Rows label={text('list')} columns={columns} items={items} keyOf={row => row.subjectId} />
    </>
  );
}

function What({ row, when }: { row: GapRow; when: (at: number, form: 'day') => string }) {
  const text = useText(WORDS);
  const stale = row.what === 'stale' && row.observedAt !== undefined;
  return (
    <span className={stale ? 'mark stale' : 'mark'}>
      <Icon name={stale ? 'clock' : 'gap'} />
      {stale ? text('isStale', { when: when(row.observedAt!, 'day') }) : text('isMissing')}
    </span>
  );
}
