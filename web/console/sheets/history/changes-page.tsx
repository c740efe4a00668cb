// Whose rows of a sheet came, went or changed since the form was filled the time before. What they said is kept nowhere.
import { Segmented } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import { type ChangedRow, listChanges, listFills } from '../../../../core/sheets/fills-contract.ts';
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
  useAddress,
  useArea,
  useFormats,
  useOnce,
  useQueryOf,
  useText,
} from '../../frame/index.ts';
import { DoorLink } from '../../rows/door-link.tsx';
import { type Column, Rows } from '../../rows/rows.tsx';
import { SheetsNav } from '../sheets-nav.tsx';
import './history.css';
import { WORDS } from './words.ts';

const KINDS = ['added', 'removed', 'changed'] as const;
type Kind = (typeof KINDS)[number];
const ICONS: Record<Kind, IconName> = { added: 'up', removed: 'leave', changed: 'again' };

export default function ChangesPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const { query } = useAddress();
  return (
    <Page
      title={text('changesTitle')}
      lead={text('changesLead')}
      over={area?.name}
      actions={
        <To className="button-link" path="/sheets/history" query={{ form: query.form }}>
          {text('back')}
        </To>
      }
    >
      <SheetsNav />
      <OneCommunity>
        {communityId =>
          query.fill === undefined ? null : (
            <Changes communityId={communityId} fill={query.fill as Id} form={query.form} />
          )
        }
      </OneCommunity>
    </Page>
  );
}

type ChangesProps = { communityId: Id; fill: Id; form: string | undefined };

function Changes({ communityId, fill, form }: ChangesProps) {
  const text = useText(WORDS);
  const { when, number } = useFormats();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const fills = useQueryOf(listFills, form === undefined ? undefined : { area: communityId, form, limit: 500 }, {
    still: true,
  });
  const about = fills.value?.items.find(({ id }) => id === fill);
  const before = fills.value?.items.find(({ id }) => id === about?.changes?.against);
  const { value, refusal, again } = useOnce(listChanges, { id: fill });
  if (value === undefined)
    return refusal === undefined ? <Loading lines={8} /> : <Refused refusal={refusal} onAgain={again} />;
  const { items, total } = value;
  if (total === 0)
    return (
      <Panel>
        <Empty icon="check" title={text('noChanges')}>
          {text('noChangesWhat')}
        </Empty>
      </Panel>
    );
  const shown = items.filter(({ what }) => kind === 'all' || what === kind);
  const count = (of: Kind) => about?.changes?.[of] ?? items.filter(({ what }) => what === of).length;
  const columns: Column<ChangedRow>[] = [
    {
      key: 'door',
      title: text('door'),
      as: 'main',
      cell: ({ householdId, door = '' }) =>
        householdId === undefined ? door : <DoorLink home={{ householdId, communityId, door: { text: door } }} />,
    },
    ...(items.some(({ name }) => name !== undefined)
      ? [{ key: 'name', title: text('name'), cell: ({ name }: ChangedRow) => name }]
      : []),
    {
      key: 'what',
      title: text('what'),
      cell: ({ what }) => (
        <span className={what === 'changed' ? 'mark fresh' : 'mark'}>
          <Icon name={ICONS[what]} />
          {text(what)}
        </span>
      ),
    },
  ];
  return (
    <Panel
      title={about === undefined ? text('changesList') : about.title}
      side={
        about === undefined ? null : (
          <span className="soft num">
            {before === undefined ? null : `${when(before.at)} → `}
            {when(about.at)}
          </span>
        )
      }
    >
      <div className="stack tight">
        <Segmented
          className="change-kinds"
          aria-label={text('filter')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'all' as const, label: `${text('all')} ${number(total)}` },
            ...KINDS.map(of => ({ value: of, label: `${text(of)} ${number(count(of))}` })),
          ]}
        />
        {items.length < total ? (
          <p className="soft num">{text('shown', { n: number(items.length), total: number(total) })}</p>
        ) : null}
        {shown.length === 0 ? (
          <p className="soft">{text('noneOfThese')}</p>
        ) : (
          <Rows label={text('changesList')} columns={columns} items={shown} keyOf={row => row.subjectId} />
        )}
      </div>
    </Panel>
  );
}
