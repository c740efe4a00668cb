// Words of headers that somebody corrected: what they mean now everywhere, who said so, and taking one's own back.
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import { listTaughtHeaders, type TaughtHeader } from '../../../../core/sheets/mapping-contract.ts';
import {
  Empty,
  FRAME_WORDS,
  Icon,
  Loading,
  Panel,
  Refused,
  roleWord,
  useCommand,
  useFormats,
  useMay,
  useQueryOf,
  useText,
} from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { useMeaning } from '../use-meaning.ts';
import { rowWord } from './row-word.ts';
import { WORDS } from './words.ts';

const SHOWN = 50;
/** Below this a search only stands in the way. */
const SEARCHED = 12;

const wordsOf = ({ spelling }: TaughtHeader): string => spelling.split('/').join(' / ');

export function TaughtWords({ communityId }: { communityId: Id }) {
  const text = useText(WORDS);
  const meaning = useMeaning();
  const { value, refusal, again } = useQueryOf(listTaughtHeaders, { area: communityId });
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const [back, setBack] = useState<string>();
  const { send, sending, refusal: refused } = useCommand();
  const unteach = async (one: TaughtHeader) => {
    const payload = { spelling: one.spelling, row: one.row };
    const answer = await send('unteach-header', { stream: communityId, subject: communityId, payload });
    setBack(answer.ok ? wordsOf(one) : undefined);
  };
  const headers = value?.headers ?? [];
  const word = sought.trim().toLowerCase();
  const found = headers.filter(
    one => word === '' || one.spelling.includes(word) || meaning(one.means).toLowerCase().includes(word),
  );
  return (
    <Panel title={text('taught')} side={<span className="soft">{text('taughtLead')}</span>}>
      <p role="status" className={back === undefined ? '' : 'told'}>
        {back === undefined ? null : text('untaught', { spelling: back })}
      </p>
      {refused === undefined ? null : <Refused refusal={refused} />}
      {value === undefined ? (
        refusal === undefined ? (
          <Loading />
        ) : (
          <Refused refusal={refusal} onAgain={again} />
        )
      ) : headers.length === 0 ? (
        <Empty icon="search" title={text('taughtNone')}>
          {text('taughtNoneWhat')}
        </Empty>
      ) : (
        <>
          {headers.length < SEARCHED ? null : (
            <Input
              data-search
              className="taught-search"
              allowClear
              aria-label={text('search')}
              placeholder={text('search')}
              prefix={<Icon name="search" />}
              value={sought}
              onChange={event => setSought(event.target.value)}
            />
          )}
          {found.length === 0 ? (
            <p className="soft">{text('noneFound', { sought: sought.trim() })}</p>
          ) : (
            <List
              headers={found.slice(0, shown)}
              busy={sending}
              onUnteach={one => void unteach(one)}
              more={found.length > shown ? () => setShown(shown + SHOWN) : undefined}
            />
          )}
        </>
      )}
    </Panel>
  );
}

type ListProps = {
  headers: readonly TaughtHeader[];
  busy: boolean;
  onUnteach(one: TaughtHeader): void;
  more: (() => void) | undefined;
};

function List({ headers, busy, onUnteach, more }: ListProps) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const meaning = useMeaning();
  const { when } = useFormats();
  const may = useMay('unteach-header');
  const columns: Column<TaughtHeader>[] = [
    { key: 'spelling', title: text('spelling'), as: 'main', cell: wordsOf },
    { key: 'means', title: text('means'), cell: ({ means }) => meaning(means) },
    { key: 'rows', title: text('rows'), cell: ({ row }) => text(rowWord(row)) },
    {
      key: 'who',
      title: text('who'),
      cell: ({ here, role, at }) => text(here ? 'here' : 'there', { role: frame(roleWord(role)), when: when(at) }),
    },
    {
      key: 'state',
      title: text('state'),
      as: 'text',
      cell: ({ outvoted }) => (
        <span className={outvoted ? 'soft' : ''}>
          <Icon name={outvoted ? 'gap' : 'check'} /> {text(outvoted ? 'outvoted' : 'followed')}
        </span>
      ),
    },
    {
      key: 'act',
      title: '',
      as: 'act',
      cell: one =>
        !one.here ? (
          <span className="soft">{text('otherTakes')}</span>
        ) : may ? (
          <Popconfirm
            title={text('unteachAsk')}
            description={text('unteachWhat')}
            okText={text('unteach')}
            cancelText={text('keep')}
            onConfirm={() => onUnteach(one)}
          >
            <Button disabled={busy} aria-label={text('unteachOf', { spelling: wordsOf(one) })}>
              {text('unteach')}
            </Button>
          </Popconfirm>
        ) : null,
    },
  ];
  return (
    <Rows
      label={text('taught')}
      columns={columns}
      items={headers}
      keyOf={({ row, spelling, here, at, means }) => `${row} ${spelling} ${here} ${at} ${means}`}
      {...(more === undefined ? {} : { more })}
    />
  );
}
