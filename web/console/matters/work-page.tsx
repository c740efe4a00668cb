// What the post owes: late ones first, then those due within a day, then the rest; what nobody has taken; and its inbox.
import { Segmented } from 'antd';
import { readMyWork } from '../../../core/matters/contract-reads.ts';
import {
  Empty,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useArea,
  useFormats,
  useMay,
  useNow,
  useQueryOf,
  useText,
} from '../frame/index.ts';
import { MatterRows } from './columns.tsx';
import { groupsOf, isOnly, ONLY } from './due.ts';
import { Inbox } from './inbox.tsx';
import './matters.css';
import { WORDS } from './words.ts';

export default function WorkPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const mayOpen = useMay('open-matter');
  return (
    <Page
      wide
      title={text('work')}
      over={area?.name}
      lead={text('workLead')}
      actions={
        mayOpen ? (
          <To className="button-link" path="/matters/open">
            {text('openOne')}
          </To>
        ) : undefined
      }
    >
      <OneCommunity>{community => <Work key={community} community={community} />}</OneCommunity>
    </Page>
  );
}

function Work({ community }: { community: string }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const { query, change } = useAddress();
  const now = useNow();
  const asked = useQueryOf(readMyWork, { community });
  const { value } = asked;
  if (value === undefined)
    return asked.refusal === undefined ? (
      <Loading lines={8} />
    ) : (
      <Refused refusal={asked.refusal} onAgain={asked.again} />
    );
  const only = ONLY.find(one => one === query.only);
  const rows = value.matters.filter(row => isOnly(row, only, now));
  const label = (word: 'all' | (typeof ONLY)[number], n: number) => `${text(`only_${word}`)} ${number(n)}`;
  return (
    <div className="work">
      <div className="work-main">
        {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
        <Segmented
          className="only"
          aria-label={text('only')}
          value={only ?? 'all'}
          onChange={chosen => change({ only: chosen === 'all' ? undefined : chosen }, true)}
          options={[
            { value: 'all', label: label('all', value.owed) },
            { value: 'late', label: label('late', value.late) },
            { value: 'soon', label: label('soon', value.soon) },
            { value: 'untaken', label: label('untaken', value.untaken) },
          ]}
        />
        {rows.length === 0 ? (
          <Panel>
            <Empty
              icon="check"
              title={text(value.owed === 0 ? 'workNone' : 'workNoneOf')}
              action={<To path="/matters">{text('toMatters')}</To>}
            >
              {text(value.owed === 0 ? 'workNoneWhat' : 'workNoneOfWhat')}
            </Empty>
          </Panel>
        ) : null}
        {groupsOf(rows, now).map(group => (
          <Panel
            key={group.urgency}
            title={text(`group_${group.urgency}`)}
            side={<span className="soft num">{text('countOf', { n: group.rows.length })}</span>}
          >
            <MatterRows label={text(`group_${group.urgency}`)} rows={group.rows} brief />
          </Panel>
        ))}
        {value.owed > value.matters.length ? (
          <p className="soft">
            {text('workCut', { n: value.matters.length })} <To path="/matters">{text('workAll')}</To>
          </p>
        ) : null}
      </div>
      <Inbox notices={value.notices} unread={value.unread} />
    </div>
  );
}
