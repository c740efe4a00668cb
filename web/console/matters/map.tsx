// Where open matters are: grids of a community or buildings of a grid, shaded by how many; every number opens its list.
import { Segmented } from 'antd';
import { useCallback, useMemo } from 'react';
import { listAreas } from '../../../core/areas/contract.ts';
import type { FigureView } from '../../../core/board/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { countMatters } from '../../../core/matters/contract-reads.ts';
import AreaMap from '../board/area-map.tsx';
import '../board/board.css';
import type { Part } from '../board/figures.ts';
import '../board/map.css';
import {
  Empty,
  Loading,
  Panel,
  Refused,
  To,
  useAddress,
  useArea,
  useFormats,
  useQueryOf,
  useText,
} from '../frame/index.ts';
import { type Column, Rows } from '../rows/rows.tsx';
import type { Narrowed } from './filters.tsx';
import { LENSES, type Lens, partsOf } from './places.ts';
import { WORDS } from './words.ts';

const lensOf = (lens: Lens): FigureView => ({
  ...{
    series: lens,
    report: lens,
    count: 'household',
    residences: [],
    n: 0,
    role: lens === 'late' ? 'finding' : 'need',
  },
  title: WORDS[`show_${lens}`],
});

type MapProps = { community: Id; narrowed: Narrowed };

export default function MattersMap({ community, narrowed }: MapProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const { area } = useArea();
  const { query, change, go } = useAddress();
  const { mine, pack, type } = narrowed;
  const areas = useQueryOf(listAreas, { under: community, kinds: 'grid,building' }, { still: true });
  const asked = useQueryOf(countMatters, { community, mine, pack, type });
  const found = areas.value?.areas;
  const counts = asked.value?.buildings;
  const within = area?.kind === 'grid' ? area : areas.value?.area;
  const { parts, elsewhere } = useMemo(
    () =>
      within === undefined || found === undefined || counts === undefined
        ? { parts: [], elsewhere: 0 }
        : partsOf(within, found, counts),
    [within, found, counts],
  );
  const chosen: Lens = query.by === 'late' ? 'late' : 'open';
  const lens = useMemo(() => lensOf(chosen), [chosen]);
  const isGrid = within?.kind === 'grid';
  // Of a grid its buildings; a building has no map of its own and opens its list.
  const open = useCallback(
    (id: string) => (isGrid ? change({ view: undefined, building: id }) : go('/matters', { ...query, area: id })),
    [isGrid, change, go, query],
  );
  const refusal = areas.refusal ?? asked.refusal;
  if (refusal !== undefined && (found === undefined || counts === undefined))
    return <Refused refusal={refusal} onAgain={() => [areas, asked].forEach(one => void one.again())} />;
  if (within === undefined || found === undefined || counts === undefined) return <Loading lines={10} />;
  const toList = (part: Part, show: Lens) => ({
    path: '/matters',
    query: {
      ...query,
      view: undefined,
      show: show === 'late' ? 'late' : undefined,
      ...(isGrid ? { building: part.areaId } : { area: part.areaId }),
    },
  });
  const count = (part: Part, show: Lens) => (
    <To
      className="figure above"
      {...toList(part, show)}
      aria-label={text('countIn', { place: part.name, what: text(`show_${show}`), n: part.n[show] ?? 0 })}
    >
      <span className="num">{number(part.n[show] ?? 0)}</span>
    </To>
  );
  const columns: Column<Part>[] = [
    {
      key: 'name',
      title: text(isGrid ? 'building' : 'grid'),
      as: 'main',
      cell: part =>
        isGrid ? (
          part.name
        ) : (
          <To path="/matters" query={{ ...query, area: part.areaId }}>
            {part.name}
          </To>
        ),
    },
    { key: 'open', title: text('show_open'), as: 'number', cell: part => count(part, 'open') },
    { key: 'late', title: text('show_late'), as: 'number', cell: part => count(part, 'late') },
  ];
  return (
    <Panel
      title={text('where')}
      side={
        <Segmented
          aria-label={text('lens')}
          value={chosen}
          onChange={by => change({ by: by === 'open' ? undefined : by }, true)}
          options={LENSES.map(value => ({ value, label: text(`show_${value}`) }))}
        />
      }
    >
      {parts.length === 0 ? (
        <Empty icon="areas" title={text('noPlaces')} action={<To path="/areas">{text('toAreas')}</To>} />
      ) : (
        <div className="where">
          <AreaMap area={within} parts={parts} lens={lens} onOpen={open} />
          <div>
            <Rows label={text('where')} columns={columns} items={parts} keyOf={part => part.areaId} />
            {elsewhere === 0 || isGrid ? null : <p className="soft small">{text('elsewhere', { n: elsewhere })}</p>}
          </div>
        </div>
      )}
    </Panel>
  );
}
