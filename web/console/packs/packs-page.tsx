// What is on in the chosen area, what could be, and what has ended.
import { useState } from 'react';
import type { PackSummary } from '../../../core/packs/contract.ts';
import { listActivations, listPacks } from '../../../core/packs/contract.ts';
import {
  Empty,
  Icon,
  Loading,
  Page,
  Panel,
  Refused,
  To,
  Trail,
  useArea,
  useMay,
  useNow,
  useQueryOf,
  useText,
  useTitle,
} from '../frame/index.ts';
import { ActivationCard } from './activation-card.tsx';
import { Mode } from './mode.tsx';
import { Proposals, useProposals } from './modes/proposals.tsx';
import './packs.css';
import { WORDS } from './words.ts';

function Shipped({ pack }: { pack: PackSummary }) {
  const text = useText(WORDS);
  const title = useTitle();
  return (
    <li>
      <To className="pack" path="/packs/pack" query={{ pack: pack.pack, version: String(pack.version) }}>
        <span className="pack-head">
          <strong>{title(pack.title)}</strong> <Mode mode={pack.mode} />
        </span>
        <span className="soft">{title(pack.basis)}</span>
        <span className="pack-foot">
          <span className="soft num">
            {text('asksN', { n: pack.asks.length })} · {text('figuresN', { n: pack.reports.length })}
          </span>
          <span className="pack-look">
            {text('look')} <Icon name="next" />
          </span>
        </span>
      </To>
    </li>
  );
}

export default function PacksPage() {
  const text = useText(WORDS);
  const { id, area } = useArea();
  const may = useMay('activate-pack');
  const now = useNow();
  const [all, setAll] = useState(false);
  const proposals = useProposals();
  const packs = useQueryOf(listPacks, {}, { still: true });
  const asked = useQueryOf(listActivations, id === undefined ? undefined : { area: id, ended: true });
  const activations = asked.value?.activations ?? [];
  const isOver = (one: (typeof activations)[number]) =>
    one.endedAt !== undefined || (one.until !== undefined && one.until <= now);
  const on = activations.filter(one => !isOver(one));
  const over = activations.filter(isOver);
  const packOf = (name: string) => packs.value?.packs.find(one => one.pack === name);
  return (
    <Page over={<Trail />} title={text('title')} lead={text('lead')}>
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      <Proposals proposals={proposals} />
      <Panel title={text('onNow', { area: area?.name ?? '' })}>
        {asked.value === undefined ? asked.loading && <Loading /> : null}
        {asked.value !== undefined && on.length === 0 ? (
          <Empty icon="pack" title={text('noneOn')}>
            {text(may ? 'noneOnWhat' : 'noneOnWait')}
          </Empty>
        ) : null}
        <div className="activations">
          {on.map(one => (
            <ActivationCard key={one.id} activation={one} pack={packOf(one.pack)} proposals={proposals} />
          ))}
        </div>
      </Panel>
      <section aria-label={text('ships')} className="shipped">
        <h2>{text('ships')}</h2>
        {packs.refusal === undefined ? null : <Refused refusal={packs.refusal} onAgain={packs.again} />}
        {packs.loading ? <Loading /> : null}
        {packs.value?.packs.length === 0 ? (
          <Panel>
            <Empty icon="pack" title={text('noneShips')}>
              {text('noneShipsWhat')}
            </Empty>
          </Panel>
        ) : null}
        <ul className="packs">
          {packs.value?.packs.map(pack => (
            <Shipped key={`${pack.pack} ${pack.version}`} pack={pack} />
          ))}
        </ul>
      </section>
      {over.length === 0 ? null : (
        <details className="ended" open={all} onToggle={event => setAll(event.currentTarget.open)}>
          <summary>
            {text('ended')} <span className="num">{over.length}</span>
          </summary>
          <div className="activations">
            {over.map(one => (
              <ActivationCard key={one.id} activation={one} pack={packOf(one.pack)} />
            ))}
          </div>
        </details>
      )}
    </Page>
  );
}
