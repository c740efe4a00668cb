// Rehearsing a pack for the chosen area: started here, its progress, and afterwards what it found, beside the switch.
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import type { AreaView } from '../../../../core/areas/contract.ts';
import type { ActivationView, PackSummary } from '../../../../core/packs/contract.ts';
import { listRehearsals, type RehearsalView } from '../../../../core/simulate/contract.ts';
import { newId } from '../../../shared/client.ts';
import { Work } from '../../files/work.tsx';
import { Loading, Panel, Refused, useCommand, useFormats, useMay, useQueryOf, useText } from '../../frame/index.ts';
import { isUnderWay, rehearsalsOf } from './findings.ts';
import './rehearsal.css';
import { WORDS } from './words.ts';

const Findings = lazy(() => import('./result.tsx'));

/** Progress comes with the live stream; a post above communities hears it by asking. */
const LOOK_EVERY_MS = 2_000;

type Props = { pack: PackSummary; area: AreaView; on: ActivationView | undefined };

function Progress({ view, onStop, stopping }: { view: RehearsalView; onStop(): void; stopping: boolean }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const { done, total } = view;
  const known = total !== undefined && total > 0;
  return (
    <Work
      title={text('working')}
      share={known ? done / total : undefined}
      words={known ? text('buildings', { done: number(done), total: number(total) }) : text('waiting')}
      note={text('nothing')}
      stop={
        <Button loading={stopping} onClick={onStop}>
          {text('cancel')}
        </Button>
      }
    />
  );
}

export function Rehearsal({ pack, area, on }: Props) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const may = useMay('rehearse-pack');
  const asked = useQueryOf(listRehearsals, { area: area.id });
  const { send, sending, refusal } = useCommand();
  const { newest, done } = rehearsalsOf(asked.value?.rehearsals ?? [], pack);
  const working = isUnderWay(newest);
  const { again } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is another function at every drawing.
  useEffect(() => {
    if (!working) return;
    const timer = setInterval(() => again(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [working]);

  const stream = area.communityId ?? area.id;
  const start = () =>
    send('rehearse-pack', {
      ...{ stream, subject: newId() },
      payload: { pack: pack.pack, version: pack.version, areaId: area.id },
    });
  const stop = () => newest && send('cancel-rehearsal', { stream, subject: newest.id, payload: {} });
  const at = done?.result?.asOf;
  return (
    <Panel
      className="rehearsal"
      title={text('title')}
      side={
        at === undefined ? undefined : (
          <span className="soft num">{text(on === undefined ? 'asOf' : 'asOfOn', { when: when(at) })}</span>
        )
      }
    >
      {at === undefined ? <p className="soft">{text('lead', { area: area.name })}</p> : null}
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {working ? <Progress view={newest!} onStop={() => void stop()} stopping={sending} /> : null}
      {!working && newest?.state === 'cancelled' ? <p className="soft">{text('cancelled')}</p> : null}
      {!working && newest?.state === 'failed' ? <p className="soft">{text('failed')}</p> : null}
      {refusal === undefined ? null : <Refused refusal={refusal} about={text('notStarted')} />}
      {done === undefined ? null : (
        <Suspense fallback={<Loading lines={6} />}>
          <Findings view={done} pack={pack} area={area} on={on} />
        </Suspense>
      )}
      {!may && asked.value !== undefined && newest === undefined ? <p className="soft">{text('mayNot')}</p> : null}
      {may && !working && asked.value !== undefined ? (
        <p className="rehearse-actions">
          <Button
            type={at === undefined && on === undefined ? 'primary' : 'default'}
            loading={sending}
            onClick={() => void start()}
          >
            {text(newest === undefined ? 'start' : 'again')}
          </Button>
        </p>
      ) : null}
    </Panel>
  );
}
