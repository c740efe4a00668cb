// How far a round is in the chosen area, what is missing and where. Follows the stream: a visit shows within a second.
import { Segmented, Select } from 'antd';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { BoardView } from '../../../core/board/contract.ts';
import type { ActivationView } from '../../../core/packs/contract.ts';
import {
  Empty,
  Loading,
  Page,
  Panel,
  Refused,
  To,
  Trail,
  useAddress,
  useArea,
  useFormats,
  useMay,
  useText,
  useTitle,
} from '../frame/index.ts';
import './board.css';
import './map.css';
import { Coverage, FigurePanels } from './figure-panels.tsx';
import { gapOf, groupsOf, isBare, lenses } from './figures.ts';
import { LiveMark } from './live-mark.tsx';
import { Figure } from './number.tsx';
import { PartsTable } from './parts-table.tsx';
import { useBoard } from './use-board.ts';
import { WORDS } from './words.ts';

const AreaMap = lazy(() => import('./area-map.tsx'));

function Rounds({ activations, activation }: { activations: ActivationView[]; activation: ActivationView }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { change } = useAddress();
  if (activations.length < 2) return null;
  const options = activations.map(one => ({ value: one.id, label: title(one.title) }));
  const choose = (round: string) => change({ round }, true);
  if (options.length > 3)
    return <Select aria-label={text('round')} options={options} value={activation.id} onChange={choose} />;
  return <Segmented aria-label={text('round')} options={options} value={activation.id} onChange={choose} />;
}

function Bare() {
  const text = useText(WORDS);
  const { area } = useArea();
  const may = useMay('confirm-import');
  const mayLayOut = useMay('lay-out-areas');
  if (mayLayOut && area?.parts === 0 && area.communityId === undefined)
    return (
      <Panel>
        <Empty icon="areas" title={text('noAreas')} action={<To path="/areas">{text('toAreas')}</To>}>
          {text('noAreasWhat')}
        </Empty>
      </Panel>
    );
  return (
    <Panel>
      <Empty
        icon="people"
        title={text('bare')}
        action={may ? <To path="/registry/import">{text('toImport')}</To> : undefined}
      >
        {text(may ? 'bareWhat' : 'bareAsk')}
      </Empty>
    </Panel>
  );
}

function NotOn() {
  const text = useText(WORDS);
  const may = useMay('activate-pack');
  return (
    <Panel>
      <Empty icon="pack" title={text('notOn')} action={may ? <To path="/packs">{text('switchOn')}</To> : undefined}>
        {text(may ? 'notOnWhat' : 'notOnAsk')}
      </Empty>
    </Panel>
  );
}

function Base({ board, round }: { board: BoardView; round: string | undefined }) {
  const title = useTitle();
  const { base } = groupsOf(board.figures);
  return (
    <ul className="base">
      {base.slice(0, 2).map(({ figure }) => (
        <li key={figure.series}>
          <span className="soft">{title(figure.title)}</span> <Figure figure={figure} n={figure.n} round={round} />
        </li>
      ))}
    </ul>
  );
}

function Where({ board, round }: { board: BoardView; round: string | undefined }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { query, change, go } = useAddress();
  const { area } = useArea();
  const groups = useMemo(() => groupsOf(board.figures), [board]);
  const offered = lenses(groups);
  const lens = offered.find(one => one.report === query.by) ?? offered[0];
  const open = useCallback((id: string) => go('/board', { area: id, round, by: query.by }), [go, round, query.by]);
  if (lens === undefined || area === undefined) return null;
  if (board.parts.length === 0) return <p className="soft">{text('noParts')}</p>;
  return (
    <Panel
      title={text('where')}
      side={
        <label className="lens" htmlFor="lens">
          <span className="soft">{text('lens')}</span>
          <Select
            id="lens"
            popupMatchSelectWidth={false}
            options={offered.map(one => ({ value: one.report, label: title(one.title) }))}
            value={lens.report}
            onChange={by => change({ by }, true)}
          />
        </label>
      }
    >
      <p className="soft small">{text('whereLead')}</p>
      <div className="where">
        <Suspense fallback={<Loading lines={8} />}>
          <AreaMap area={area} parts={board.parts} lens={lens} onOpen={open} />
        </Suspense>
        <PartsTable parts={board.parts} lens={lens} gap={gapOf(groups, lens)} round={round} />
      </div>
    </Panel>
  );
}

function Context({ activation }: { activation: ActivationView }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  return (
    <>
      {text('onFor', { area: activation.areaName })} · {text('since', { when: when(activation.from) })}
      {activation.progress === undefined ? null : (
        <strong className="counting"> {text('counting', { n: activation.progress.total })}</strong>
      )}
    </>
  );
}

export default function BoardPage() {
  const text = useText(WORDS);
  const title = useTitle();
  const { chosen, activations, activation, board } = useBoard();
  const { value } = board;
  const groups = useMemo(() => groupsOf(value?.figures ?? []), [value]);
  const round = activation?.id;
  return (
    <Page
      wide
      over={<Trail keep={['round', 'by']} />}
      title={activation === undefined ? text('board') : title(activation.title)}
      lead={activation === undefined ? text('lead') : <Context activation={activation} />}
      actions={
        <>
          {value === undefined ? null : <LiveMark at={value.at} />}
          {activation === undefined ? null : <Rounds activations={activations} activation={activation} />}
        </>
      }
    >
      {board.refusal === undefined ? null : <Refused refusal={board.refusal} onAgain={board.again} />}
      {value === undefined ? (
        board.loading && <Loading lines={10} />
      ) : isBare(groups) ? (
        <Bare />
      ) : (
        // Another area is another board: its first figures are no moves of this one's.
        <div className="board" key={`${chosen.id} ${round}`}>
          <Base board={value} round={round} />
          {activation === undefined ? (
            <NotOn />
          ) : (
            <>
              <Coverage wholes={groups.coverage} round={round} />
              <FigurePanels groups={groups} round={round} />
              <Where board={value} round={round} />
            </>
          )}
        </div>
      )}
    </Page>
  );
}
