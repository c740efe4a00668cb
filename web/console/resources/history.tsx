// Everything that became of an item, newest first: when, what, why, in which role and for whom, and the lines it wrote.
import type { Id } from '../../../core/kernel/id.ts';
import { listMovements, type MovementView, type ResourceView } from '../../../core/resources/contract.ts';
import type { Account, Move } from '../../../core/resources/model.ts';
import { FRAME_WORDS, Loading, Panel, Refused, roleWord, useFormats, usePages, useText } from '../frame/index.ts';
import { PrintAll } from '../rows/print-all.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import { useAmount } from './amounts.tsx';
import { WORDS } from './words.ts';

const PAGE = 50;

export function History({ resource, communityId }: { resource: ResourceView; communityId: Id }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const amount = useAmount();
  const { when, number } = useFormats();
  const pages = usePages(listMovements, { community: communityId, id: resource.id, limit: PAGE });
  const signed = (n: number) => `${n < 0 ? '−' : '+'}${number(Math.abs(n))}`;
  const linesOf = ({ lines }: MovementView): string =>
    lines.length === 0
      ? text('noLines')
      : lines.map(one => `${text(`account_${one.account as Account}`)} ${signed(one.quantity)}`).join(' · ');
  const whoOf = ({ role, organisation }: MovementView): string =>
    [organisation, frame(roleWord(role))].filter(one => one !== undefined).join(' ');
  const columns: Column<MovementView>[] = [
    {
      key: 'what',
      title: text('what'),
      as: 'main',
      cell: one => `${text(`move_${one.move as Move}`)} ${amount(one.quantity, resource.unit)}`,
    },
    { key: 'when', title: text('when'), cell: one => <span className="num">{when(one.at)}</span> },
    {
      key: 'why',
      title: text('why'),
      cell: one => one.reason ?? (one.matterId === undefined ? '' : text('forMatter')),
    },
    { key: 'who', title: text('who'), cell: whoOf },
    { key: 'lines', title: text('entries'), cell: one => <span className="num soft">{linesOf(one)}</span> },
  ];
  return (
    <Panel title={text('history')} side={<PrintAll pages={pages} />}>
      {pages.refusal === undefined ? null : <Refused refusal={pages.refusal} onAgain={pages.again} />}
      {pages.loading ? <Loading lines={5} /> : null}
      {pages.items.length === 0 ? null : (
        <Rows
          label={text('history')}
          columns={columns}
          items={pages.items}
          keyOf={one => one.id}
          more={pages.more}
          loadingMore={pages.loadingMore}
        />
      )}
    </Panel>
  );
}
