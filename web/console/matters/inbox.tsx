// What rules had to tell this post. Unread ones say so in words; opening the matter counts as having read it.
import { Button } from 'antd';
import { useState } from 'react';
import type { NoticeView } from '../../../core/matters/contract-reads.ts';
import { Empty, Icon, Panel, Refused, To, useCommand, useFormats, useNow, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

type NoticeProps = { notice: NoticeView; onRead(): void };

function Notice({ notice, onRead }: NoticeProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { when, since } = useFormats();
  const now = useNow();
  const { id, at, words, why, door, matterId, community, readAt } = notice;
  const unread = readAt === undefined;
  return (
    <li className={unread ? 'notice unread' : 'notice'} id={`notice-${id}`}>
      <p className="notice-head">
        {unread ? (
          <span className="mark stale">
            <Icon name="inbox" />
            {text('unread')}
          </span>
        ) : null}
        <time className="soft small" dateTime={new Date(at).toISOString()} title={when(at)}>
          {since(at, now)}
        </time>
        {door === undefined ? null : <span className="soft small">{door}</span>}
      </p>
      <p>{title(words)}</p>
      {why === undefined ? null : <p className="soft small">{text('because', { why: title(why) })}</p>}
      <p className="notice-acts">
        {matterId === undefined ? null : (
          <To path="/matters/matter" query={{ id: matterId, community }} onClick={unread ? onRead : undefined}>
            {text('seeMatter')}
          </To>
        )}
        {unread ? (
          <button type="button" className="plain" onClick={onRead}>
            {text('markRead')}
          </button>
        ) : null}
      </p>
    </li>
  );
}

export function Inbox({ notices, unread }: { notices: readonly NoticeView[]; unread: number }) {
  const text = useText(WORDS);
  const { send, refusal } = useCommand();
  const [all, setAll] = useState(false);
  const waiting = notices.filter(one => one.readAt === undefined);
  const shown = all ? notices : waiting;
  const read = ({ id, community }: NoticeView) => send('read-notice', { stream: community, subject: id, payload: {} });
  return (
    <Panel
      className="inbox"
      title={text('inbox')}
      side={<span className="soft num">{unread === 0 ? text('noUnread') : text('unreadN', { n: unread })}</span>}
    >
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notDone')} />}
      {shown.length === 0 ? (
        <Empty icon="inbox" title={text(notices.length === 0 ? 'inboxNone' : 'inboxRead')}>
          {notices.length === 0 ? text('inboxNoneWhat') : undefined}
        </Empty>
      ) : (
        <ul className="notices">
          {shown.map(notice => (
            <Notice key={notice.id} notice={notice} onRead={() => void read(notice)} />
          ))}
        </ul>
      )}
      {notices.length === waiting.length ? null : (
        <Button type="text" aria-expanded={all} onClick={() => setAll(!all)}>
          {text(all ? 'inboxLess' : 'inboxMore', { n: notices.length - waiting.length })}
        </Button>
      )}
    </Panel>
  );
}
