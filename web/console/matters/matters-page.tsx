// Every matter of a community: as a list with the late ones first, as the columns of one type, or on the map.
import { Segmented } from 'antd';
import { lazy, Suspense } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import { listMatters } from '../../../core/matters/contract-reads.ts';
import {
  Empty,
  Icon,
  type IconName,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  Trail,
  useAddress,
  useMay,
  usePages,
  useText,
} from '../frame/index.ts';
import { PrintAll } from '../rows/print-all.tsx';
import { MatterRows } from './columns.tsx';
import { Filters, type Narrowed, useNarrowed, VIEWS, type View } from './filters.tsx';
import './matters.css';
import { chosenOf, useTypes } from './types.ts';
import { WORDS } from './words.ts';

const Kanban = lazy(() => import('./kanban.tsx'));
const MattersMap = lazy(() => import('./map.tsx'));

const ICONS: Record<View, IconName> = { list: 'list', board: 'columns', map: 'map' };
const PAGE = 50;

export default function MattersPage() {
  const text = useText(WORDS);
  const { query, change } = useAddress();
  const mayOpen = useMay('open-matter');
  const view = VIEWS.find(one => one === query.view) ?? 'list';
  return (
    <Page
      wide
      title={text('matters')}
      over={<Trail keep={['view', 'what', 'show', 'mine']} />}
      lead={text('mattersLead')}
      actions={
        <>
          <Segmented
            className="views no-print"
            aria-label={text('views')}
            value={view}
            onChange={chosen => change({ view: chosen === 'list' ? undefined : chosen }, true)}
            options={VIEWS.map(value => ({ value, label: text(`view_${value}`), icon: <Icon name={ICONS[value]} /> }))}
          />
          {mayOpen ? (
            <To className="button-link primary" path="/matters/open">
              {text('openOne')}
            </To>
          ) : null}
        </>
      }
    >
      <OneCommunity>{community => <Matters key={community} community={community} view={view} />}</OneCommunity>
    </Page>
  );
}

function Matters({ community, view }: { community: Id; view: View }) {
  const { query } = useAddress();
  const narrowed = useNarrowed();
  const asked = useTypes(community);
  const types = asked.value?.types;
  if (types === undefined)
    return asked.refusal === undefined ? <Loading /> : <Refused refusal={asked.refusal} onAgain={asked.again} />;
  if (types.length === 0) return <NoPack />;
  const type = chosenOf(types, query.what) ?? types[0]!;
  return (
    <>
      <Filters community={community} types={types} view={view} />
      {view === 'list' ? (
        <List community={community} narrowed={narrowed} />
      ) : (
        <Suspense fallback={<Loading lines={8} />}>
          {view === 'board' ? (
            <Kanban community={community} type={type} mine={narrowed.mine === true} grid={narrowed.grid} />
          ) : (
            <MattersMap community={community} narrowed={narrowed} />
          )}
        </Suspense>
      )}
    </>
  );
}

function NoPack() {
  const text = useText(WORDS);
  return (
    <Panel>
      <Empty
        icon="pack"
        title={text('noPack')}
        action={
          <To className="button-link primary" path="/packs">
            {text('toPacks')}
          </To>
        }
      >
        {text('noPackWhat')}
      </Empty>
    </Panel>
  );
}

function List({ community, narrowed }: { community: Id; narrowed: Narrowed }) {
  const text = useText(WORDS);
  const mayOpen = useMay('open-matter');
  const pages = usePages(listMatters, { community, ...narrowed, limit: PAGE });
  if (pages.refusal !== undefined && pages.items.length === 0)
    return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.loading) return <Loading lines={10} />;
  const { show } = narrowed;
  if (pages.items.length === 0)
    return (
      <Panel>
        <Empty
          icon="check"
          title={text(`none_${show}`)}
          action={
            show === 'open' && mayOpen ? (
              <To className="button-link" path="/matters/open">
                {text('openOne')}
              </To>
            ) : undefined
          }
        >
          {text(mayOpen ? 'noneWhat' : 'noneOfYours')}
        </Empty>
      </Panel>
    );
  return (
    <Panel title={text(`list_${show}`)} side={<PrintAll pages={pages} />}>
      {pages.refusal === undefined ? null : <Refused refusal={pages.refusal} onAgain={pages.again} />}
      <MatterRows
        label={text(`list_${show}`)}
        rows={pages.items}
        closed={show === 'closed'}
        take={show !== 'closed'}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}
