// Forms that are filled by themselves: what lies ready, how the last time went, and a new one.
import { Button } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import { listSchedules } from '../../../../core/sheets/schedule-contract.ts';
import {
  Empty,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  useArea,
  useMay,
  useQueryOf,
  useText,
} from '../../frame/index.ts';
import '../sheets.css';
import { SheetsNav } from '../sheets-nav.tsx';
import { NewSchedule } from './new-schedule.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import './schedules.css';
import { WORDS } from './words.ts';

export default function SchedulesPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const may = useMay('schedule-sheet');
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      over={area?.name}
      actions={
        may ? (
          <Button type="primary" size="large" disabled={adding} onClick={() => setAdding(true)}>
            {text('add')}
          </Button>
        ) : null
      }
    >
      <SheetsNav />
      <OneCommunity>
        {(communityId, areaId) => (
          <>
            {adding ? (
              <NewSchedule key={areaId} areaId={areaId} communityId={communityId} onClose={() => setAdding(false)} />
            ) : null}
            <List communityId={communityId} adding={adding} />
          </>
        )}
      </OneCommunity>
    </Page>
  );
}

function List({ communityId, adding }: { communityId: Id; adding: boolean }) {
  const text = useText(WORDS);
  const { value, refusal, again } = useQueryOf(listSchedules, { area: communityId });
  if (value === undefined) return refusal === undefined ? <Loading /> : <Refused refusal={refusal} onAgain={again} />;
  // What can be fetched comes first; the server sends the rest by when it is due.
  const running = value.schedules
    .filter(({ nextAt, ready }) => nextAt !== undefined || ready.length > 0)
    .sort((one, other) => Number(other.ready.length > 0) - Number(one.ready.length > 0));
  const over = value.schedules.filter(one => !running.includes(one));
  if (value.schedules.length === 0)
    return adding ? null : (
      <Panel>
        <Empty icon="clock" title={text('none')}>
          {text('noneWhat')}
        </Empty>
      </Panel>
    );
  return (
    <>
      {running.map(one => (
        <ScheduleCard key={one.id} schedule={one} communityId={communityId} />
      ))}
      {over.length === 0 ? null : (
        <details className="schedule-over">
          <summary>
            <Icon name="close" /> {text('ended')} <span className="num">{over.length}</span>
          </summary>
          <div className="stack">
            {over.map(one => (
              <ScheduleCard key={one.id} schedule={one} communityId={communityId} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
