// What questions cost at the doors: all together, at one door at most, and by whom it is borne.
import type { DemandBurden } from '../../../core/demands/contract.ts';
import { Icon, useFormats, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

type BurdenProps = { burden: Pick<DemandBurden, 'households' | 'mostSeconds' | 'minutes' | 'grids'> };

/** As many grids as are named at once. */
const NAMED = 8;

export function Burden({ burden: { households, mostSeconds, minutes, grids } }: BurdenProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  if (households === 0) return <p className="soft">{text('costNone')}</p>;
  const most =
    mostSeconds < 60
      ? text('seconds', { n: number(mostSeconds) })
      : text('minutes', { n: number(Math.ceil(mostSeconds / 60)) });
  const line = (grid: (typeof grids)[number]) => (
    <li key={grid.areaId}>
      {text('addedTo', {
        ...{ grid: grid.name, minutes: number(grid.minutes), households: number(grid.households) },
      })}
    </li>
  );
  return (
    <div className="burden">
      <p className="num">
        <Icon name="clock" /> {text('costLine', { households: number(households), minutes: number(minutes), most })}
      </p>
      <p className="soft small">{text('eachGrid')}</p>
      <ul className="burden-grids num">{grids.slice(0, NAMED).map(line)}</ul>
      {grids.length <= NAMED ? null : (
        <details>
          <summary>{text('moreGrids', { n: grids.length - NAMED })}</summary>
          <ul className="burden-grids num">{grids.slice(NAMED).map(line)}</ul>
        </details>
      )}
    </div>
  );
}
