// The demands on a community: those that wait, those that are asked with how far they have come, and those that are over.
import { useEffect, useMemo } from 'react';
import { type DemandBurden, listDemands, weighDemands } from '../../../core/demands/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import {
  Empty,
  fillsSheets,
  Icon,
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useAddress,
  useArea,
  useMay,
  useOnce,
  useQueryOf,
  useSession,
  useText,
} from '../frame/index.ts';
import { DemandCard } from './demand-card.tsx';
import './demands.css';
import { WORDS } from './words.ts';

export default function DemandsPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  const mayRaise = useMay('raise-demand');
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      over={area?.name}
      actions={
        mayRaise && area?.communityId !== undefined ? (
          <To className="button-link" path="/demands/new">
            {text('raiseOne')}
          </To>
        ) : undefined
      }
    >
      <OneCommunity>{(_community, areaId) => <Demands area={areaId} />}</OneCommunity>
    </Page>
  );
}

function Demands({ area }: { area: Id }) {
  const text = useText(WORDS);
  const { query } = useAddress();
  const { post } = useSession();
  const mayAdmit = useMay('admit-demand');
  const asked = useQueryOf(listDemands, { area });
  const demands = asked.value?.demands;
  const waiting = demands?.filter(one => one.state === 'raised') ?? [];
  const admitted = demands?.filter(one => one.state === 'admitted') ?? [];
  const settled = demands?.filter(one => one.state === 'declined' || one.state === 'over') ?? [];
  // Counted from every home, so not with every visit: when the page opens, and when a demand comes or goes.
  const which = [...waiting, ...admitted].map(one => one.id).join(' ');
  const weighed = useOnce(weighDemands, which === '' ? undefined : { area }, which);
  const burdens = useMemo(
    () => new Map<Id, DemandBurden>(weighed.value?.demands.map(one => [one.id, one])),
    [weighed.value],
  );
  const marked = query.demand;
  const found = demands !== undefined;
  useEffect(() => {
    if (found && marked !== undefined) document.getElementById(`demand-${marked}`)?.scrollIntoView({ block: 'center' });
  }, [found, marked]);
  if (demands === undefined)
    return asked.refusal === undefined ? <Loading /> : <Refused refusal={asked.refusal} onAgain={asked.again} />;
  const card = (one: (typeof demands)[number]) => (
    <DemandCard
      key={one.id}
      demand={one}
      burden={burdens.get(one.id)}
      counting={weighed.refusal === undefined}
      others={[...waiting, ...admitted]}
      marked={one.id === marked}
    />
  );
  return (
    <>
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {weighed.refusal === undefined ? null : <Refused refusal={weighed.refusal} onAgain={weighed.again} />}
      <Panel title={text('waiting')}>
        {waiting.length === 0 ? (
          <Empty
            icon="ask"
            title={text('noneWaiting')}
            action={
              post !== undefined && fillsSheets(post) ? (
                <To className="button-link" path="/sheets">
                  {text('toSheets')}
                </To>
              ) : undefined
            }
          >
            {text(post !== undefined && fillsSheets(post) ? 'noneWaitingWhat' : 'noneWaitingOffice')}
          </Empty>
        ) : (
          <div className="demands">{waiting.map(card)}</div>
        )}
      </Panel>
      <Panel title={text('asked')}>
        {admitted.length > 0 && weighed.value?.round === false ? (
          <p className="told amber">
            <Icon name="alert" />
            <span>
              {text('noRound')} {mayAdmit ? <To path="/packs">{text('toPacks')}</To> : null}
            </span>
          </p>
        ) : null}
        {admitted.length === 0 ? (
          <p className="soft">{text('noneAsked')}</p>
        ) : (
          <div className="demands">{admitted.map(card)}</div>
        )}
      </Panel>
      {settled.length === 0 ? null : (
        <details className="demands-settled" open={settled.some(one => one.id === marked) || undefined}>
          <summary>
            {text('settled')} <span className="num">{settled.length}</span>
          </summary>
          <div className="demands">{settled.map(card)}</div>
        </details>
      )}
    </>
  );
}
