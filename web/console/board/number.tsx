// A figure as the board shows it: a number that opens its list, and glows for a moment when it has moved.
import { useRef } from 'react';
import { mayListPersons } from '../../../core/access/may.ts';
import type { FigureView } from '../../../core/board/contract.ts';
import type { Role } from '../../../core/kernel/actor.ts';
import { To, useFormats, useSession, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

/** The number alone. The key restarts the glow with each move; the first number seen does not glow. */
export function Moving({ n }: { n: number }) {
  const { number } = useFormats();
  const first = useRef(n);
  const moved = useRef(false);
  if (first.current !== n) moved.current = true;
  return (
    <span key={n} className={moved.current ? 'num moved' : 'num'}>
      {number(n)}
    </span>
  );
}

type NumberProps = {
  figure: Pick<FigureView, 'series' | 'title'>;
  n: number;
  round: string | undefined;
  /** Another area than the page's. */
  area?: string;
};

/** Opens the list behind a figure; alone, for a post that gets counts and no lists. */
export function Figure({ figure, n, round, area }: NumberProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { post } = useSession();
  if (post !== undefined && !mayListPersons(post.role as Role))
    return (
      <span className="figure-alone" data-series={figure.series}>
        <Moving n={n} />
      </span>
    );
  const query: Record<string, string | undefined> = { series: figure.series, round };
  if (area !== undefined) query.area = area;
  return (
    <To
      className="figure"
      path="/board/list"
      query={query}
      data-series={figure.series}
      aria-label={text('openList', { title: title(figure.title), n })}
    >
      <Moving n={n} />
    </To>
  );
}

/** A bar of a share 0–1; the number stands beside it, so it is decoration. */
export const Bar = ({ share, tone = 'celadon' }: { share: number | undefined; tone?: 'celadon' | 'amber' }) => (
  <span className={`share-bar ${tone}`} aria-hidden="true">
    <span style={{ width: `${Math.min(100, (share ?? 0) * 100)}%` }} />
  </span>
);

/** What a figure counts and which residences, in words: `households, counting who live here`. */
export function Residences({ of: { count, residences } }: { of: Pick<FigureView, 'count' | 'residences'> }) {
  const text = useText(WORDS);
  const names = residences.map(one => {
    const word = `res_${one}`;
    return word in WORDS ? text(word as keyof typeof WORDS) : one;
  });
  return <>{text(count === 'person' ? 'countsPeople' : 'countsHouseholds', { residences: names.join(' · ') })}</>;
}
