// The sheets filled in an area: which form, when, in which role, for what and for where; what was missing, what changed.
import { listAreas } from '../../../../core/areas/contract.ts';
import type { Id } from '../../../../core/kernel/id.ts';
import { listFills, type SheetFill } from '../../../../core/sheets/fills-contract.ts';
import {
  Empty,
  FRAME_WORDS,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  roleWord,
  To,
  useAddress,
  useArea,
  useDictionary,
  useFormats,
  usePages,
  useQueryOf,
  useText,
  useTitle,
} from '../../frame/index.ts';
import { PrintAll } from '../../rows/print-all.tsx';
import { type Column, Rows } from '../../rows/rows.tsx';
import { SheetsNav } from '../sheets-nav.tsx';
import { useWhomAlone } from '../whom-alone.tsx';
import { ChangeCounts } from './change-counts.tsx';
import './history.css';
import { WORDS } from './words.ts';

const PAGE = 50;

export default function HistoryPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const { query } = useAddress();
  return (
    <Page title={text('title')} lead={text('lead')} over={area?.name} wide>
      <SheetsNav />
      <OneCommunity>{(_community, areaId) => <Fills area={areaId} form={query.form} />}</OneCommunity>
    </Page>
  );
}

function Fills({ area, form }: { area: Id; form: string | undefined }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const { when, number } = useFormats();
  const { value: dictionary } = useDictionary();
  const pages = usePages(listFills, form === undefined ? { area, limit: PAGE } : { area, form, limit: PAGE });
  if (pages.refusal !== undefined) return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.loading) return <Loading lines={8} />;
  const every =
    form === undefined ? null : (
      <To className="quiet-link" path="/sheets/history">
        <Icon name="back" /> {text('allForms')}
      </To>
    );
  const [newest] = pages.items;
  if (newest === undefined)
    return (
      <Panel>
        <Empty
          icon="sheet"
          title={text('none')}
          action={
            every ?? (
              <To className="button-link primary" path="/sheets">
                {text('toSheets')}
              </To>
            )
          }
        >
          {text('noneWhat')}
        </Empty>
      </Panel>
    );
  const purposeOf = ({ purpose }: SheetFill) => {
    const found = dictionary?.purposes.find(({ id }) => id === purpose);
    return found === undefined ? purpose : title(found.title);
  };
  const columns: Column<SheetFill>[] = [
    {
      key: 'form',
      title: text('form'),
      as: 'main',
      cell: fill =>
        form === undefined ? (
          <To className="quiet-link" path="/sheets/history" query={{ form: fill.fingerprint }}>
            {fill.title}
          </To>
        ) : (
          fill.title
        ),
    },
    {
      key: 'when',
      title: text('when'),
      cell: fill => (
        <span className="num">
          {when(fill.at)}{' '}
          {fill.scheduled ? (
            <span className="mark">
              <Icon name="clock" />
              {text('byItself')}
            </span>
          ) : null}
        </span>
      ),
    },
    { key: 'role', title: text('role'), cell: fill => frame(roleWord(fill.role)) },
    {
      key: 'purpose',
      title: text('purpose'),
      cell: fill => (
        <span className="fill-why">
          {purposeOf(fill)}
          {fill.basis === undefined ? null : <span className="soft small">{fill.basis}</span>}
          <span className="soft small num">{text('keptUntil', { day: when(fill.keptUntil - 1, 'day') })}</span>
        </span>
      ),
    },
    { key: 'area', title: text('area'), cell: fill => <Whereabouts fill={fill} /> },
    { key: 'rows', title: text('rows'), as: 'number', cell: fill => number(fill.rows) },
    { key: 'missing', title: text('missing'), cell: fill => <Missing fill={fill} /> },
    { key: 'since', title: text('since'), cell: fill => <ChangeCounts fill={fill} /> },
  ];
  return (
    <Panel
      title={form === undefined ? text('list') : text('titleOf', { form: newest.title })}
      side={
        <span className="buttons">
          {every}
          <PrintAll pages={pages} />
        </span>
      }
    >
      <Rows
        label={text('title')}
        columns={columns}
        items={pages.items}
        keyOf={fill => fill.id}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}

/** For which area, whose name is asked once however many rows show it, and of whom alone. */
function Whereabouts({ fill: { areaId, where } }: { fill: SheetFill }) {
  const inWords = useWhomAlone();
  const { value } = useQueryOf(listAreas, { under: areaId }, { still: true });
  return (
    <span className="fill-why">
      {value?.area.name ?? '…'}
      {where === undefined ? null : <span className="soft small">{inWords(where)}</span>}
    </span>
  );
}

/** How many cells stayed empty; opened, by column. */
function Missing({ fill: { columns } }: { fill: SheetFill }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const lacking = columns.filter(({ gaps }) => gaps > 0);
  const all = lacking.reduce((sum, { gaps }) => sum + gaps, 0);
  if (all === 0) return <span className="soft">{text('nothingMissing')}</span>;
  return (
    <details className="fill-missing above">
      <summary className="num">{text('missingOf', { n: number(all) })}</summary>
      <ul className="num">
        {lacking.map(({ header, gaps }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice; its place tells them apart.
          <li key={i}>
            {header} <strong>{number(gaps)}</strong>
          </li>
        ))}
      </ul>
    </details>
  );
}
