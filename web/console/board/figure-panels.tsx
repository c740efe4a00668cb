// What is done, missing, found and needed. Each group says what its figures are shares of and whom they count.
import { useState } from 'react';
import type { FigureView } from '../../../core/board/contract.ts';
import { Icon, type IconName, Panel, useFormats, useText, useTitle } from '../frame/index.ts';
import { type Groups, shareOf, type Whole } from './figures.ts';
import { Bar, Figure, Residences } from './number.tsx';
import { WORDS } from './words.ts';

type Round = { round: string | undefined };
type Tone = 'celadon' | 'amber';

function Covered({ figure, round }: Round & { figure: FigureView }) {
  const title = useTitle();
  const { share } = useFormats();
  const part = shareOf(figure);
  return (
    <div className="covered">
      <h3>{title(figure.title)}</h3>
      <p className="covered-share num">{part === undefined ? '–' : share(part)}</p>
      <Bar share={part} />
      <p className="covered-n">
        <Figure figure={figure} n={figure.n} round={round} />
        {figure.of === undefined ? null : (
          <span className="covered-of">
            <span aria-hidden="true"> / </span>
            <Figure figure={figure.of} n={figure.of.n} round={round} />{' '}
            <span className="soft">{title(figure.of.title)}</span>
          </span>
        )}
      </p>
      <p className="soft small">
        <Residences of={figure} />
      </p>
    </div>
  );
}

export function Coverage({ wholes, round }: Round & { wholes: readonly Whole[] }) {
  const text = useText(WORDS);
  return (
    <section className="panel coverage" aria-label={text('coverage')}>
      {wholes.map(({ figure }) => (
        <Covered key={figure.series} figure={figure} round={round} />
      ))}
    </section>
  );
}

/** How many parts of a figure stand open before "more". */
const OPEN = 5;

function Codes({ codes, round }: Round & { codes: readonly FigureView[] }) {
  const text = useText(WORDS);
  const title = useTitle();
  const [all, setAll] = useState(false);
  const counted = codes.filter(one => one.n > 0).sort((a, b) => b.n - a.n);
  if (counted.length === 0) return null;
  const shown = all || counted.length <= OPEN + 1 ? counted : counted.slice(0, OPEN);
  return (
    <ul className="codes">
      {shown.map(one => (
        <li key={one.series}>
          <span>{title(one.title)}</span> <Figure figure={one} n={one.n} round={round} />
        </li>
      ))}
      {shown.length === counted.length && !all ? null : (
        <li>
          <button type="button" className="plain" onClick={() => setAll(!all)}>
            {all ? text('fewer') : text('more', { n: counted.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}

function Line({ whole: { figure, codes }, round, tone }: Round & { whole: Whole; tone: Tone }) {
  const title = useTitle();
  return (
    <li className={figure.n === 0 ? 'line nil' : 'line'}>
      <p className="line-row">
        <span className="line-title">{title(figure.title)}</span>
        <Figure figure={figure} n={figure.n} round={round} />
      </p>
      <Bar share={shareOf(figure)} tone={tone} />
      <Codes codes={codes} round={round} />
    </li>
  );
}

/** Figures of one denominator under it, so that it is said once. */
function Among({ wholes, round, tone }: Round & { wholes: readonly Whole[]; tone: Tone }) {
  const text = useText(WORDS);
  const title = useTitle();
  const first = wholes[0]?.figure;
  if (first === undefined) return null;
  return (
    <div className="among">
      {first.of === undefined ? null : (
        <p className="soft small among-head">
          {text('among', { title: title(first.of.title) })} <Figure figure={first.of} n={first.of.n} round={round} />
          <span className="among-counts">
            <Residences of={first} />
          </span>
        </p>
      )}
      <ul className="lines">
        {wholes.map(whole => (
          <Line key={whole.figure.series} whole={whole} round={round} tone={tone} />
        ))}
      </ul>
    </div>
  );
}

type GroupProps = Round & { title: string; none: string; icon: IconName; wholes: readonly Whole[]; tone: Tone };

function Group({ title, none, icon, wholes, tone, round }: GroupProps) {
  const denominators = [...Map.groupBy(wholes, ({ figure }) => figure.of?.series ?? '')];
  return (
    <Panel
      className="group"
      title={
        <>
          <Icon name={icon} /> {title}
        </>
      }
    >
      {wholes.length === 0 ? <p className="soft">{none}</p> : null}
      {denominators.map(([series, some]) => (
        <Among key={series} wholes={some} round={round} tone={tone} />
      ))}
    </Panel>
  );
}

export function FigurePanels({ groups, round }: Round & { groups: Groups }) {
  const text = useText(WORDS);
  return (
    <div className="groups">
      <Group title={text('gaps')} none={text('noneGap')} icon="gap" wholes={groups.gap} tone="amber" round={round} />
      <Group
        title={text('needs')}
        none={text('noneNeed')}
        icon="need"
        wholes={groups.need}
        tone="celadon"
        round={round}
      />
      <Group
        title={text('findings')}
        none={text('noneFinding')}
        icon="search"
        wholes={groups.finding}
        tone="amber"
        round={round}
      />
    </div>
  );
}
