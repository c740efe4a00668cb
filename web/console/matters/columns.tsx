// A list of matters as every page of them shows it.
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import { useFormats, useSession, useText, useTitle } from '../frame/index.ts';
import { type Column, Rows } from '../rows/rows.tsx';
import { About, Lead, MatterLink } from './about.tsx';
import { DueMark } from './due-mark.tsx';
import { Take } from './take.tsx';
import { WORDS } from './words.ts';

type MatterRowsProps = {
  label: string;
  rows: readonly MatterRow[];
  /** Closed ones: when, and no due instant. */
  closed?: boolean;
  /** Offers to take those nobody has taken. */
  take?: boolean;
  /** As one of several lists of what the post owes: without when it was opened; taking it stands by who answers. */
  brief?: boolean;
  more?: () => void;
  loadingMore?: boolean;
};

/** Among what a post owes: itself, another, or the button to take it. */
function LeadOrTake({ row }: { row: MatterRow }) {
  const text = useText(WORDS);
  const { post } = useSession();
  if (row.lead === undefined)
    return (
      <span className="lead-or-take">
        <Lead row={row} />
        <Take row={row} />
      </span>
    );
  return row.lead.postId === post?.id ? text('you') : <Lead row={row} />;
}

export function MatterRows({
  label,
  rows,
  closed = false,
  take = false,
  brief = false,
  more,
  loadingMore = false,
}: MatterRowsProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { when } = useFormats();
  const columns: Column<MatterRow>[] = [
    { key: 'matter', title: text('colMatter'), as: 'main', cell: row => <MatterLink row={row} /> },
    { key: 'about', title: text('colAbout'), cell: row => <About row={row} /> },
    { key: 'state', title: text('colState'), cell: row => <span className="state">{title(row.stateTitle)}</span> },
    { key: 'due', title: text(closed ? 'colClosed' : 'colDue'), cell: row => <DueMark row={row} /> },
    { key: 'lead', title: text('colLead'), cell: row => (brief ? <LeadOrTake row={row} /> : <Lead row={row} />) },
  ];
  if (!brief)
    columns.push({
      key: 'opened',
      title: text('colOpened'),
      desk: true,
      cell: row => <span className="num soft">{when(row.openedAt)}</span>,
    });
  // Without anybody left to take one, the column would stand empty.
  if (!brief && take && rows.some(row => row.open && row.lead === undefined))
    columns.push({ key: 'take', title: text('colTake'), as: 'act', cell: row => <Take row={row} /> });
  return (
    <Rows label={label} columns={columns} items={rows} keyOf={row => row.id} more={more} loadingMore={loadingMore} />
  );
}
