// The subjects one figure counts. Their number is the figure; the list opens one community at a time, and is on record.

import { Button } from 'antd';
import type { BehindRow, BoardView, FigureView } from '../../../core/board/contract.ts';
import { listBehind } from '../../../core/board/contract.ts';
import {
  Empty,
  Icon,
  isAboveCommunities,
  Loading,
  Page,
  Panel,
  Refused,
  Trail,
  useAddress,
  useFormats,
  useNow,
  usePages,
  useText,
  useTitle,
} from '../frame/index.ts';
import './board.css';
import { DoorLink } from '../rows/door-link.tsx';
import { PrintAll } from '../rows/print-all.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import { Moving, Residences } from './number.tsx';
import { useBoard } from './use-board.ts';
import { WORDS } from './words.ts';

const PAGE = 100;

function Counted({ area, figure }: { area: string; figure: FigureView }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { number } = useFormats();
  const pages = usePages(listBehind, { area, series: figure.series, limit: PAGE });
  if (pages.refusal !== undefined && pages.first === undefined)
    return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.first === undefined) return <Loading lines={12} />;
  const { total } = pages.first;
  if (total === 0)
    return (
      <Panel>
        <Empty icon="check" title={text('listEmpty')}>
          {text('listEmptyWhat')}
        </Empty>
      </Panel>
    );
  const persons = figure.count === 'person';
  const columns: Column<BehindRow>[] = [
    { key: 'door', title: text('colDoor'), as: 'main', cell: row => <DoorLink home={row} /> },
    {
      key: 'name',
      title: text(persons ? 'colName' : 'colContact'),
      cell: row => row.name ?? <span className="soft">{text('noName')}</span>,
    },
    ...(persons
      ? [{ key: 'age', title: text('colAge'), as: 'number' as const, cell: (row: BehindRow) => row.age }]
      : []),
    { key: 'grid', title: text('colGrid'), cell: row => row.door.gridName },
  ];
  return (
    <Panel
      className="list-panel"
      title={
        <span data-total={total}>
          {text('total', { n: number(total), unit: text(persons ? 'unit_person' : 'unit_household') })}
        </span>
      }
      side={
        <span className="list-side">
          <span className="soft num">{text('shown', { n: number(pages.items.length) })}</span>
          <PrintAll pages={pages} />
        </span>
      }
    >
      <Rows
        label={title(figure.title)}
        columns={columns}
        items={pages.items}
        keyOf={row => `${row.householdId} ${row.subjectId}`}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}

/** Above communities the figure is a sum: its parts lead down to where a list can be opened. */
function Down({ board, figure }: { board: BoardView; figure: FigureView }) {
  const text = useText(WORDS);
  const { change } = useAddress();
  return (
    <Panel title={text('listWide')}>
      <p className="soft">{text('listWideWhat')}</p>
      <ul className="choices">
        {board.parts.map(part => (
          <li key={part.areaId}>
            <button type="button" onClick={() => change({ area: part.areaId })}>
              <strong>{part.name}</strong>
              <span className="soft">
                <Moving n={part.n[figure.series] ?? 0} />
              </span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export default function ListPage() {
  const text = useText(WORDS);
  const title = useTitle();
  const { when } = useFormats();
  const { query, go } = useAddress();
  const now = useNow();
  const { chosen, board } = useBoard();
  const { value } = board;
  const figure = value?.figures.find(one => one.series === query.series);
  const whole = figure?.code === undefined ? undefined : value?.figures.find(one => one.report === figure.report);
  const name =
    figure === undefined
      ? ''
      : [whole, figure].flatMap(one => (one === undefined ? [] : [title(one.title)])).join(' · ');
  const back = () => go('/board', { round: query.round });
  return (
    <Page
      over={<Trail keep={['round', 'series']} />}
      title={figure === undefined ? text('list') : name}
      lead={figure === undefined ? undefined : <Residences of={figure} />}
      actions={
        <Button icon={<Icon name="back" />} onClick={back}>
          {text('back')}
        </Button>
      }
    >
      {board.refusal === undefined ? null : <Refused refusal={board.refusal} onAgain={board.again} />}
      <p className="only-print">{text('asOf', { when: when(now) })}</p>
      {value === undefined || chosen.area === undefined ? (
        board.loading && <Loading lines={12} />
      ) : figure === undefined ? (
        <Panel>
          <Empty icon="search" title={text('unknownFigure')} action={<Button onClick={back}>{text('back')}</Button>}>
            {text('unknownFigureWhat')}
          </Empty>
        </Panel>
      ) : isAboveCommunities(chosen.area) ? (
        <Down board={value} figure={figure} />
      ) : (
        <Counted key={`${chosen.area.id} ${figure.series}`} area={chosen.area.id} figure={figure} />
      )}
    </Page>
  );
}
