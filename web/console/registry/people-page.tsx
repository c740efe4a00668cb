// Homes and people of the chosen area: every home by its door, or whoever a few letters find. Works from the keyboard:
// the arrows choose, Enter opens.
import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type HouseholdRow, listHouseholds, type PersonRow, searchPeople } from '../../../core/registry/contract.ts';
import {
  Empty,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  reads,
  To,
  useAddress,
  useArea,
  useCodeTitle,
  useFormats,
  useMay,
  useNow,
  usePages,
  useSession,
  useText,
} from '../frame/index.ts';
import { PrintAll } from '../rows/print-all.tsx';
import { type Column, Rows } from '../rows/rows.tsx';
import './registry.css';
import { WORDS } from './words.ts';

/** Rest after a key before asking, ms. */
const TYPING_MS = 160;
const PAGE = 100;

const linksOf = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('.row-link') ?? []),
];

export default function PeoplePage() {
  const text = useText(WORDS);
  const { area, communityId } = useArea();
  const { query, change } = useAddress();
  const mayRegister = useMay('register-household');
  const mayImport = useMay('confirm-import');
  const maySettle = useMay('settle-duplicate');
  const { post } = useSession();
  const seesNames = post !== undefined && reads(post, 'personal');
  const input = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(query.q ?? '');
  const sought = seesNames ? (query.q ?? '').trim() : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows the field, not the other way round.
  useEffect(() => {
    if (typed.trim() === sought) return;
    const timer = setTimeout(() => change({ q: typed.trim() === '' ? undefined : typed.trim() }, true), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const walk = (event: KeyboardEvent) => {
    const links = linksOf(list.current);
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) links[at - 1]?.focus();
    else if (event.key === 'ArrowUp' && at === 0) input.current?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <Page
      title={text('title')}
      over={area?.name}
      lead={text(seesNames ? 'lead' : 'leadDoors')}
      actions={
        <>
          {communityId === undefined || !maySettle ? null : (
            <To className="quiet-link" path="/registry/duplicates">
              {text('duplicates')}
            </To>
          )}
          {mayRegister && communityId !== undefined ? (
            <To className="button-link" path="/registry/register">
              {text('register')}
            </To>
          ) : null}
          {mayImport ? (
            <To className="button-link primary" path="/registry/import">
              {text('importRoster')}
            </To>
          ) : null}
        </>
      }
    >
      <OneCommunity>
        {(_community, areaId) => (
          <>
            {seesNames ? (
              <search className="find" data-search>
                <Input
                  ref={input}
                  size="large"
                  allowClear
                  autoFocus
                  value={typed}
                  aria-label={text('find')}
                  placeholder={text('findHint')}
                  prefix={<Icon name="search" />}
                  onChange={event => setTyped(event.target.value)}
                  onKeyDown={event => {
                    if (event.key === 'Enter') linksOf(list.current)[0]?.click();
                    else walk(event);
                  }}
                />
                <span className="find-keys">{text('findKeys')}</span>
              </search>
            ) : null}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the links inside. */}
            <div ref={list} onKeyDown={walk}>
              {sought === '' ? (
                <Homes area={areaId} mayImport={mayImport} seesNames={seesNames} />
              ) : (
                <People area={areaId} sought={sought} />
              )}
            </div>
          </>
        )}
      </OneCommunity>
    </Page>
  );
}

const toHousehold = ({ householdId, communityId }: { householdId: string; communityId: string }, person?: string) => ({
  path: '/registry/household',
  query: { id: householdId, community: communityId, person },
});

type HomesProps = { area: string; mayImport: boolean; seesNames: boolean };

function Homes({ area, mayImport, seesNames }: HomesProps) {
  const text = useText(WORDS);
  const { since } = useFormats();
  const now = useNow();
  const pages = usePages(listHouseholds, { area, limit: PAGE });
  const columns: Column<HouseholdRow>[] = [
    {
      key: 'door',
      title: text('door'),
      as: 'main',
      cell: row => (
        <To className="row-link" {...toHousehold(row)}>
          {row.door.text}
        </To>
      ),
    },
    ...(seesNames ? [{ key: 'contact', title: text('contact'), cell: (row: HouseholdRow) => row.contactName }] : []),
    { key: 'grid', title: text('grid'), cell: row => row.door.gridName ?? text('noGrid') },
    {
      key: 'persons',
      title: text('personCount'),
      as: 'number',
      cell: row => (row.persons === 1 ? text('onePerson') : text('persons', { count: row.persons })),
    },
    {
      key: 'visited',
      title: text('lastVisit'),
      as: 'number',
      cell: row =>
        row.lastVisit === undefined ? <span className="soft">{text('neverVisited')}</span> : since(row.lastVisit, now),
    },
  ];
  if (pages.refusal !== undefined) return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.loading) return <Loading lines={8} />;
  if (pages.items.length === 0)
    return (
      <Empty
        icon="people"
        title={text('noHomes')}
        action={
          mayImport ? (
            <To className="button-link primary" path="/registry/import">
              {text('importRoster')}
            </To>
          ) : undefined
        }
      />
    );
  return (
    <Panel title={text('homes')} side={<PrintAll pages={pages} />}>
      <Rows
        label={text('homes')}
        columns={columns}
        items={pages.items}
        keyOf={row => row.householdId}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}

function People({ area, sought }: { area: string; sought: string }) {
  const text = useText(WORDS);
  const codeTitle = useCodeTitle();
  const pages = usePages(searchPeople, { area, q: sought, limit: PAGE });
  const columns: Column<PersonRow>[] = [
    {
      key: 'name',
      title: text('name'),
      as: 'main',
      cell: row => (
        <To className="row-link" {...toHousehold(row, row.personId)}>
          {row.name}
        </To>
      ),
    },
    {
      key: 'sexAge',
      title: text('sexAge'),
      cell: row =>
        [
          row.sex === undefined ? undefined : codeTitle('person.sex', row.sex),
          row.age === undefined ? undefined : text('age', { age: row.age }),
        ]
          .filter(part => part !== undefined)
          .join(' · '),
    },
    { key: 'door', title: text('door'), cell: row => row.door.text },
    { key: 'grid', title: text('grid'), cell: row => row.door.gridName ?? text('noGrid') },
    { key: 'residence', title: text('residence'), cell: row => text(`residence_${row.residence}`) },
    {
      key: 'phone',
      title: text('phone'),
      cell: row => (row.phoneTail === undefined ? null : text('phoneTail', { tail: row.phoneTail })),
    },
  ];
  const shown = pages.items.some(row => row.phoneTail !== undefined)
    ? columns
    : columns.filter(column => column.key !== 'phone');
  if (pages.refusal !== undefined) return <Refused refusal={pages.refusal} onAgain={pages.again} />;
  if (pages.loading) return <Loading lines={6} />;
  if (pages.items.length === 0) return <Empty icon="search" title={text('foundNone', { query: sought })} />;
  const count = pages.items.length;
  return (
    <Panel
      title={
        <span role="status">{pages.more === undefined ? text('found', { count }) : text('foundMore', { count })}</span>
      }
    >
      <Rows
        label={text('people')}
        columns={shown}
        items={pages.items}
        keyOf={row => `${row.personId}-${row.residence}`}
        more={pages.more}
        loadingMore={pages.loadingMore}
      />
    </Panel>
  );
}
