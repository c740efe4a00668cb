// The offices and the posts held in them, with what each post may do. Read only: there is nobody to be ranked here.
import { Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { listUsers } from '../../../core/organisations/contract.ts';
import {
  FRAME_WORDS,
  Icon,
  Loading,
  Page,
  Panel,
  Refused,
  roleWord,
  useFormats,
  useQueryOf,
  useSession,
  useText,
} from '../frame/index.ts';
import { type Choice, choicesOf, type Group, groupsOf } from './choices.ts';
import './sign-in.css';
import { MAY_WORDS, WORDS } from './words.ts';

function Office({ group }: { group: Group }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { when } = useFormats();
  const { post: own } = useSession();
  const columns: TableColumnsType<Choice> = [
    {
      title: text('colName'),
      key: 'name',
      width: '9em',
      render: (_value, { user, post }) => (
        <>
          {user.name} {post.id === own?.id ? <span className="choice-role">{text('self')}</span> : null}
        </>
      ),
    },
    { title: text('colRole'), key: 'role', width: '9em', render: (_value, { post }) => frame(roleWord(post.role)) },
    { title: text('colArea'), key: 'area', width: '10em', render: (_value, { post }) => post.area.name },
    {
      title: text('colMay'),
      key: 'may',
      render: (_value, { post }) => {
        const may = MAY_WORDS.filter(([command]) => post.may.includes(command)).map(([, word]) => text(word));
        return <span className="soft">{may.length === 0 ? text('looks') : may.join(' · ')}</span>;
      },
    },
    {
      title: text('colTime'),
      key: 'time',
      width: '12em',
      render: (_value, { post }) => (
        <span className="soft num">
          {post.until === undefined
            ? text('term', { from: when(post.from, 'day') })
            : text('until', { when: when(post.until, 'day') })}
        </span>
      ),
    },
  ];
  return (
    <Panel
      title={group.organisation}
      side={<span className="soft num">{text('postsN', { n: group.choices.length })}</span>}
    >
      <Table
        rowKey={({ post }) => post.id}
        size="small"
        columns={columns}
        dataSource={group.choices}
        pagination={false}
        scroll={{ x: 860 }}
      />
    </Panel>
  );
}

export default function OrganisationsPage() {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const asked = useQueryOf(listUsers, {}, { still: true });
  const [sought, setSought] = useState('');
  const groups = groupsOf(choicesOf(asked.value?.users ?? []), sought, role => frame(roleWord(role)));
  return (
    <Page title={text('offices')} lead={text('officesLead')}>
      <div data-search className="sign-in-search">
        <Input
          allowClear
          aria-label={text('find')}
          placeholder={text('find')}
          prefix={<Icon name="search" />}
          value={sought}
          onChange={event => setSought(event.target.value)}
        />
      </div>
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {asked.loading ? <Loading lines={8} /> : null}
      {groups.map(group => (
        <Office key={group.key} group={group} />
      ))}
      {asked.value !== undefined && groups.length === 0 ? <p className="soft">{text('none')}</p> : null}
    </Page>
  );
}
