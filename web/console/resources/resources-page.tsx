// The items of a community or of one place of it: what is free, promised and out. A row opens its item.
import { Checkbox, Segmented, Select } from 'antd';
import { listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { listResources, type ResourceView } from '../../../core/resources/contract.ts';
import { RESOURCE_KINDS } from '../../../core/resources/model.ts';
import {
  Empty,
  Loading,
  OneCommunity,
  Page,
  type Pages,
  Panel,
  Refused,
  To,
  useAddress,
  useArea,
  useFormats,
  useMay,
  usePages,
  useQueryOf,
  useText,
} from '../frame/index.ts';
import { PrintAll } from '../rows/print-all.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import { StateMark, useAmount, useWindowText } from './amounts.tsx';
import './resources.css';
import { WORDS } from './words.ts';

const PAGE = 100;

export default function ResourcesPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const mayAdd = useMay('add-resource');
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      over={area?.name}
      actions={
        mayAdd && area?.communityId !== undefined ? (
          <To className="button-link primary" path="/resources/new">
            {text('addOne')}
          </To>
        ) : undefined
      }
    >
      <OneCommunity>{(communityId, areaId) => <Resources communityId={communityId} area={areaId} />}</OneCommunity>
    </Page>
  );
}

function Resources({ communityId, area }: { communityId: Id; area: Id }) {
  const { query } = useAddress();
  const kind = RESOURCE_KINDS.find(one => one === query.kind);
  const retired = query.retired === 'yes' ? true : undefined;
  const pages = usePages(listResources, { area, kind, retired, limit: PAGE });
  const filtered = kind !== undefined || area !== communityId;
  const shown = pages.items.length > 0;
  return (
    <>
      {shown || filtered || retired === true ? <Filters communityId={communityId} area={area} /> : null}
      {pages.refusal === undefined ? null : <Refused refusal={pages.refusal} onAgain={pages.again} />}
      {pages.loading ? <Loading lines={8} /> : null}
      {shown ? <List pages={pages} communityId={communityId} /> : null}
      {pages.loading || shown || pages.refusal !== undefined ? null : <Nothing filtered={filtered} />}
    </>
  );
}

function Filters({ communityId, area }: { communityId: Id; area: Id }) {
  const text = useText(WORDS);
  const { query, change } = useAddress();
  const { choose } = useArea();
  // Refused to whoever works in one grid: then there is no place to choose.
  const places = useQueryOf(listAreas, { under: communityId }, { keep: true }).value?.areas ?? [];
  return (
    <div className="resource-filters no-print">
      <Segmented
        className="resource-kinds"
        aria-label={text('kind')}
        value={query.kind ?? 'all'}
        onChange={value => change({ kind: value === 'all' ? undefined : String(value) }, true)}
        options={[
          { value: 'all', label: text('allKinds') },
          ...RESOURCE_KINDS.map(kind => ({ value: kind, label: text(`kind_${kind}`) })),
        ]}
      />
      {places.length === 0 ? null : (
        <Select
          className="resource-place"
          aria-label={text('place')}
          value={area}
          onChange={choose}
          options={[
            { value: communityId, label: text('allPlaces') },
            ...places.map(one => ({ value: one.id, label: one.name })),
          ]}
        />
      )}
      <Checkbox
        checked={query.retired === 'yes'}
        onChange={({ target }) => change({ retired: target.checked ? 'yes' : undefined }, true)}
      >
        {text('withRetired')}
      </Checkbox>
    </div>
  );
}

type ListProps = { pages: Pages<ResourceView, unknown>; communityId: Id };

function List({ pages, communityId }: ListProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const amount = useAmount();
  const windowText = useWindowText();
  const columns: Column<ResourceView>[] = [
    {
      key: 'name',
      title: text('name'),
      as: 'main',
      cell: ({ id, name }) => (
        <To className="row-link" path="/resources/item" query={{ id, community: communityId }}>
          {name}
        </To>
      ),
    },
    {
      key: 'kind',
      title: text('kind'),
      cell: one => (
        <>
          {text(`kind_${one.kind}`)}
          {one.window === undefined ? null : <span className="soft small num"> {windowText(one.window)}</span>}
        </>
      ),
    },
    { key: 'place', title: text('place'), cell: one => one.areaName },
    {
      key: 'onHand',
      title: text('onHand'),
      as: 'number',
      cell: one => <strong>{amount(one.onHand, one.unit)}</strong>,
    },
    { key: 'reserved', title: text('reserved'), as: 'number', cell: one => number(one.reserved) },
    { key: 'out', title: text('out'), as: 'number', cell: one => number(one.out) },
    { key: 'state', title: '', cell: one => <StateMark resource={one} /> },
  ];
  return (
    <Panel title={text('listed')} side={<PrintAll pages={pages} />}>
      <Rows
        label={text('listed')}
        columns={columns}
        items={pages.items}
        keyOf={one => one.id}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useText(WORDS);
  const mayAdd = useMay('add-resource');
  return (
    <Panel>
      <Empty
        icon="shelf"
        title={text(filtered ? 'noneOfKind' : 'none')}
        action={
          mayAdd ? (
            <To className="button-link primary" path="/resources/new">
              {text('addOne')}
            </To>
          ) : undefined
        }
      >
        {text(filtered ? 'noneOfKindWhat' : mayAdd ? 'noneWhat' : 'noneMayNot')}
      </Empty>
    </Panel>
  );
}
