// One form that is filled by itself: when, for what, how the last time went, and what lies ready.
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { getReadySheet, type SheetSchedule } from '../../../../core/sheets/schedule-contract.ts';
import { fetchFile, refusalText } from '../../../shared/client.ts';
import { save } from '../../files/save.ts';
import {
  Icon,
  Panel,
  Refused,
  refresh,
  useArea,
  useCommand,
  useDictionary,
  useFormats,
  useLanguage,
  useMay,
  useText,
  useTitle,
} from '../../frame/index.ts';
import { rhythmText } from './rhythm.ts';
import { WORDS } from './words.ts';

type CardProps = { schedule: SheetSchedule; communityId: Id };

export function ScheduleCard({ schedule, communityId }: CardProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { when } = useFormats();
  const { value: dictionary } = useDictionary();
  const { area, trail, parts } = useArea();
  const purpose = dictionary?.purposes.find(({ id }) => id === schedule.purpose);
  const place = [area, ...trail, ...parts].find(one => one?.id === schedule.areaId);
  const { basis, nextAt, pausedAt, until } = schedule;
  return (
    <Panel className="schedule" title={schedule.title} side={<State schedule={schedule} />}>
      <p className="schedule-rhythm">
        <strong>{rhythmText(schedule, text)}</strong>
        <span className="soft">{text('untilDay', { day: when(until - 1, 'day') })}</span>
        {nextAt === undefined || pausedAt !== undefined ? null : (
          <span className="soft">{text('next', { when: when(nextAt) })}</span>
        )}
      </p>
      <dl className="schedule-about">
        <div>
          <dt>{text('area')}</dt>
          <dd>{place?.name ?? text('areaOther')}</dd>
        </div>
        <div>
          <dt>{text('forWhat')}</dt>
          <dd>{purpose === undefined ? schedule.purpose : title(purpose.title)}</dd>
        </div>
        <div>
          <dt>{text('onBasis')}</dt>
          <dd>{basis ?? (purpose === undefined ? '' : title(purpose.basis))}</dd>
        </div>
      </dl>
      <Last schedule={schedule} />
      <Ready schedule={schedule} />
      {nextAt === undefined ? null : <Acts schedule={schedule} communityId={communityId} />}
    </Panel>
  );
}

function State({ schedule: { nextAt, pausedAt } }: { schedule: SheetSchedule }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  if (nextAt === undefined)
    return (
      <span className="mark">
        <Icon name="close" />
        {text('over')}
      </span>
    );
  if (pausedAt !== undefined)
    return (
      <span className="mark stale">
        <Icon name="clock" />
        {text('pausedSince', { when: when(pausedAt) })}
      </span>
    );
  return (
    <span className="mark fresh">
      <Icon name="check" />
      {text('on')}
    </span>
  );
}

function Last({ schedule: { lastAt, lastRefused } }: { schedule: SheetSchedule }) {
  const text = useText(WORDS);
  const language = useLanguage();
  const { when } = useFormats();
  if (lastAt === undefined) return <p className="soft">{text('never')}</p>;
  if (lastRefused === undefined) return <p className="soft">{text('lastDone', { when: when(lastAt) })}</p>;
  return (
    <p className="told amber">
      <Icon name="alert" />
      <span>{text('lastRefused', { when: when(lastAt), why: refusalText({ code: lastRefused }, language) })}</span>
    </p>
  );
}

function Ready({ schedule: { title, ready } }: { schedule: SheetSchedule }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const [fetching, setFetching] = useState<Id>();
  const [saved, setSaved] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const download = async (id: Id) => {
    setFetching(id);
    setRefusal(undefined);
    const answer = await fetchFile(getReadySheet, { query: { id } });
    setFetching(undefined);
    if (answer.ok) {
      save(answer.value);
      setSaved(answer.value.name);
    } else setRefusal(answer.refusal);
    void refresh();
  };
  return (
    <div className="schedule-ready">
      {ready.length === 0 ? null : (
        <>
          <h3>{text('ready')}</h3>
          <ul aria-label={text('ready')}>
            {ready.map(({ id, at, rows, expiresAt }) => (
              <li key={id}>
                <span>
                  {text('readyOne', { when: when(at), rows })}{' '}
                  <span className="soft">{text('readyUntil', { when: when(expiresAt) })}</span>
                </span>
                <Button
                  icon={<Icon name="export" />}
                  loading={fetching === id}
                  aria-label={text('downloadOf', { title, when: when(at) })}
                  onClick={() => void download(id)}
                >
                  {text('download')}
                </Button>
              </li>
            ))}
          </ul>
          <p className="soft">{text('onceNote')}</p>
        </>
      )}
      <p role="status" className="soft">
        {saved === undefined ? null : text('downloaded', { name: saved })}
      </p>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  );
}

function Acts({ schedule: { id, title, pausedAt }, communityId }: CardProps) {
  const text = useText(WORDS);
  const may = useMay('unschedule-sheet');
  const { send, sending, refusal } = useCommand();
  const give = (type: string) => void send(type, { stream: communityId, subject: id, payload: {} });
  if (!may) return null;
  return (
    <>
      <div className="buttons">
        {pausedAt === undefined ? (
          <Button disabled={sending} aria-label={text('pauseOf', { title })} onClick={() => give('pause-sheet')}>
            {text('pause')}
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={sending}
            aria-label={text('resumeOf', { title })}
            onClick={() => give('resume-sheet')}
          >
            {text('resume')}
          </Button>
        )}
        <Popconfirm
          title={text('endAsk')}
          description={text('endWhat')}
          okText={text('end')}
          cancelText={text('keep')}
          onConfirm={() => give('unschedule-sheet')}
        >
          <Button disabled={sending} aria-label={text('endOf', { title })}>
            {text('end')}
          </Button>
        </Popconfirm>
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </>
  );
}
