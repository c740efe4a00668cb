// Visits of the chosen area, newest first. They are told apart by whether somebody was met and by nothing else: why
// nobody was, is for the round alone.
import { Segmented } from 'antd';
import { listVisits, type VisitRow } from '../../../core/visits/contract.ts';
import {
  Empty,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useArea,
  useFormats,
  usePages,
  useText,
} from '../frame/index.ts';
import { DoorLink } from '../rows/door-link.tsx';
import { PrintAll } from '../rows/print-all.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import './visits.css';
import { WORDS } from './words.ts';

const PAGE = 100;
const OUTCOMES = ['met', 'no_contact'] as const;

export default function VisitsPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const { query, change } = useAddress();
  const outcome = OUTCOMES.find(one => one === query.outcome);
  return (
    <Page
      title={text('title')}
      over={area?.name}
      lead={text('lead')}
      actions={
        <To className="button-link" path="/visits/callbacks">
          {text('toCallbacks')}
        </To>
      }
    >
      <OneCommunity>
        {(_community, areaId) => (
          <>
            <Segmented
              className="outcomes"
              aria-label={text('filter')}
              value={outcome ?? 'all'}
              onChange={value => change({ outcome: value === 'all' ? undefined : value }, true)}
              options={[
                { value: 'all', label: text('all') },
                { value: 'met', label: text('met') },
                { value: 'no_contact', label: text('noContact') },
              ]}
            />
            <Visits area={areaId} outcome={outcome} marked={query.visit} />
          </>
        )}
      </OneCommunity>
    </Page>
  );
}

type VisitsProps = { area: string; outcome: (typeof OUTCOMES)[number] | undefined; marked: string | undefined };

function Visits({ area, outcome, marked }: VisitsProps) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const pages = usePages(listVisits, { area, outcome, limit: PAGE });
  const columns: Column<VisitRow>[] = [
    {
      key: 'door',
      title: text('door'),
      as: 'main',
      cell: row => <DoorLink home={row} />,
    },
    { key: 'when', title: text('when'), cell: row => <span className="num">{when(row.at)}</span> },
    { key: 'outcome', title: text('outcome'), cell: row => <Outcome outcome={row.outcome} /> },
    { key: 'grid', title: text('grid'), cell: row => row.door.gridName },
    { key: 'record', title: text('record'), cell: row => <Correction row={row} /> },
  ];
  if (pages.refusal !== undefined) return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.loading) return <Loading lines={8} />;
  if (pages.items.length === 0)
    return (
      <Panel>
        <Empty
          icon="visits"
          title={text(outcome === undefined ? 'none' : 'noneOfKind')}
          action={
            outcome === undefined ? (
              <To className="button-link primary" path="/packs">
                {text('toPacks')}
              </To>
            ) : undefined
          }
        />
      </Panel>
    );
  return (
    <Panel title={text('visitsShown')} side={<PrintAll pages={pages} />}>
      <Rows
        label={text('title')}
        columns={columns}
        items={pages.items}
        keyOf={row => row.id}
        marked={marked}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}

function Outcome({ outcome }: { outcome: string }) {
  const text = useText(WORDS);
  const met = outcome === 'met';
  return (
    <span className={`mark ${met ? 'fresh' : 'stale'}`}>
      <Icon name={met ? 'check' : 'gap'} />
      {text(met ? 'outcome_met' : 'outcome_no_contact')}
    </span>
  );
}

/** Both ends of a correction know of each other; the link marks the other row. */
function Correction({ row }: { row: VisitRow }) {
  const text = useText(WORDS);
  const { query, change, go } = useAddress();
  const other = row.corrects ?? row.correctedBy;
  if (other === undefined) return null;
  const see = () => {
    const there = document.getElementById(`row-${other}`);
    // Not on this page of the list, or of another outcome: the home's page shows both.
    if (there === null) return go('/registry/household', { id: row.householdId, community: row.communityId });
    change({ ...query, visit: other }, true);
    there.scrollIntoView({ block: 'center' });
  };
  return (
    <span className="correction above">
      <span className="soft">{text(row.corrects === undefined ? 'correctedBy' : 'isCorrection')}</span>
      <button type="button" className="plain" onClick={see}>
        {text(row.corrects === undefined ? 'seeCorrection' : 'seeOriginal')}
      </button>
    </span>
  );
}
