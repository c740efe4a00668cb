// The small tables of a rehearsal: questions, grids, supplies, figures.
import type { Static } from 'typebox';
import type { AreaView } from '../../../../core/areas/contract.ts';
import { getBoard } from '../../../../core/board/contract.ts';
import type { ActivationView, PackSummary } from '../../../../core/packs/contract.ts';
import { listResources } from '../../../../core/resources/contract.ts';
import type { GridShare } from '../../../../core/simulate/contract.ts';
import { seriesKey } from '../../../../core/tallies/model.ts';
import { KNOCK_SECONDS } from '../../../../core/visits/form.ts';
import { Icon, useFormats, useQueryOf, useText } from '../../frame/index.ts';
import { type Column, Rows } from '../../rows/rows.tsx';
import { type Counted, type Figure, figuresOf, minutesEach, mostFirst, type Wanted, wantedOf } from './findings.ts';
import type { Names } from './names.ts';
import { WORDS } from './words.ts';

type Share = Static<typeof GridShare>;

export function Asks({ asks, names }: { asks: Record<string, number>; names: Names }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const columns: Column<Counted>[] = [
    { key: 'element', title: text('element'), cell: ({ key }) => names.element(key), as: 'main' },
    { key: 'n', title: text('times'), cell: ({ n }) => number(n), as: 'number' },
  ];
  const some = mostFirst(asks);
  return (
    <section>
      <h3>{text('asks')}</h3>
      {some.length === 0 ? (
        <p className="soft">{text('asksNone')}</p>
      ) : (
        <Rows label={text('asks')} columns={columns} items={some} keyOf={one => one.key} />
      )}
    </section>
  );
}

/** Homes in no grid come under the area's own name. */
export function Grids({ grids, area }: { grids: readonly Share[]; area: AreaView }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const columns: Column<Share>[] = [
    {
      key: 'grid',
      title: text('grid'),
      cell: one => (one.areaId === area.id && area.kind !== 'grid' ? text('gridNone') : one.name),
      as: 'main',
    },
    { key: 'homes', title: text('homes'), cell: one => number(one.households), as: 'number' },
    { key: 'doors', title: text('doorsHead'), cell: one => number(one.doors), as: 'number' },
    {
      key: 'minutes',
      title: text('minutesHead'),
      cell: one => text('change', { before: number(one.minutesBefore), after: number(one.minutesAfter) }),
      as: 'number',
    },
    {
      key: 'workers',
      title: text('workers'),
      cell: one => {
        const each = minutesEach(one);
        if (each !== undefined) return text('workersN', { n: number(one.workers), each: number(each) });
        return (
          <span className="mark stale">
            <Icon name="alert" /> {text('workersNone')}
          </span>
        );
      },
    },
    { key: 'overfull', title: text('overfull'), cell: one => number(one.overfull), as: 'number' },
  ];
  if (grids.length === 0) return null;
  return (
    <section>
      <h3>{text('grids')}</h3>
      <p className="soft">{text('gridsLead', { n: Math.round(KNOCK_SECONDS / 60) })}</p>
      <Rows label={text('grids')} columns={columns} items={grids} keyOf={one => one.areaId} />
    </section>
  );
}

/** As many as are looked through for what is free. */
const ITEMS = 100;

export function Wants({ wants, area }: { wants: Record<string, number>; area: AreaView }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const any = mostFirst(wants).length > 0;
  const community = area.communityId;
  const asked = useQueryOf(
    listResources,
    any && community !== undefined ? { area: community, limit: ITEMS } : undefined,
  );
  if (!any) return null;
  const known = community !== undefined && asked.value !== undefined;
  const columns: Column<Wanted>[] = [
    { key: 'supply', title: text('supply'), cell: one => one.name, as: 'main' },
    { key: 'wanted', title: text('wanted'), cell: one => number(one.wanted), as: 'number' },
  ];
  if (known)
    columns.push(
      { key: 'free', title: text('free'), cell: one => number(one.free), as: 'number' },
      {
        key: 'short',
        title: '',
        cell: one =>
          one.short === 0 ? (
            <span className="soft">{text('enough')}</span>
          ) : (
            <span className="mark stale">
              <Icon name="gap" /> {text('short', { n: number(one.short) })}
            </span>
          ),
      },
    );
  return (
    <section>
      <h3>{text('wants')}</h3>
      {community === undefined ? <p className="soft">{text('wantsAbove')}</p> : null}
      <Rows
        label={text('wants')}
        columns={columns}
        items={wantedOf(wants, asked.value?.items ?? [])}
        keyOf={one => one.supply}
      />
    </section>
  );
}

type FiguresProps = {
  figures: Record<string, number>;
  pack: PackSummary;
  names: Names;
  area: AreaView;
  on: ActivationView | undefined;
};

/** Once it is on for this very area, each figure stands beside what the board says now. */
export function Figures({ figures, pack, names, area, on }: FiguresProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const mine = on !== undefined && on.areaId === area.id ? on : undefined;
  const board = useQueryOf(getBoard, mine === undefined ? undefined : { area: area.id, activation: mine.id });
  const nowOf = ({ report }: Figure): string => {
    const found = board.value?.figures.filter(one => one.report === report) ?? [];
    const whole = found.find(one => one.series === seriesKey(mine!.id, report)) ?? undefined;
    if (whole !== undefined) return number(whole.n);
    return board.value === undefined ? '…' : number(found.reduce((sum, one) => sum + one.n, 0));
  };
  const columns: Column<Figure>[] = [
    {
      key: 'figure',
      title: text('figure'),
      cell: ({ report, parts }) => (
        <>
          {names.report(report)}
          {parts.length === 0 ? null : (
            <span className="soft small figure-parts">
              {text('of', {
                parts: parts.map(one => text('part', { code: names.code(report, one.code), n: one.n })).join(' · '),
              })}
            </span>
          )}
        </>
      ),
      as: 'main',
    },
    { key: 'rehearsed', title: text('rehearsed'), cell: ({ n }) => number(n), as: 'number' },
  ];
  if (mine !== undefined) columns.push({ key: 'now', title: text('now'), cell: nowOf, as: 'number' });
  const some = figuresOf(
    figures,
    pack.reports.map(one => one.id),
  );
  if (some.length === 0) return null;
  return (
    <section>
      <h3>{text('figures')}</h3>
      <Rows label={text('figures')} columns={columns} items={some} keyOf={one => one.report} />
    </section>
  );
}
