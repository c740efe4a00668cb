// What a list of matters is narrowed by; the choices stand in the address, so that a link opens the same list.
import { Checkbox, Segmented, Select } from 'antd';
import { listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { useAddress, useArea, useQueryOf, useText, useTitle } from '../frame/index.ts';
import { chosenOf, keyOf, type TypeView } from './types.ts';
import { WORDS } from './words.ts';

export const VIEWS = ['list', 'board', 'map'] as const;
export type View = (typeof VIEWS)[number];

export const SHOWN = ['open', 'late', 'closed'] as const;
export type Shown = (typeof SHOWN)[number];

export type Narrowed = {
  show: Shown;
  mine?: boolean;
  pack?: string;
  type?: string;
  state?: string;
  grid?: Id;
  building?: Id;
};

/** What the address narrows the list to. `what` is a pack, or `pack/type`. */
export function useNarrowed(): Narrowed {
  const { query } = useAddress();
  const { area } = useArea();
  const narrowed: Narrowed = { show: SHOWN.find(one => one === query.show) ?? 'open' };
  if (query.mine === 'yes') narrowed.mine = true;
  const [pack, type] = (query.what ?? '').split('/');
  if (pack !== undefined && pack !== '') narrowed.pack = pack;
  if (type !== undefined) narrowed.type = type;
  if (type !== undefined && query.state !== undefined) narrowed.state = query.state;
  if (area?.kind === 'grid') narrowed.grid = area.id;
  if (query.building !== undefined) narrowed.building = query.building;
  return narrowed;
}

/** The grids of the community as choices: choosing one is choosing it as the page's area. */
function Grid({ community }: { community: Id }) {
  const text = useText(WORDS);
  const { area, choose } = useArea();
  const asked = useQueryOf(listAreas, { under: community, kinds: 'grid' }, { still: true });
  const grids = asked.value?.areas ?? [];
  if (grids.length < 2) return null;
  return (
    <label className="filter" htmlFor="filter-grid">
      <span className="soft">{text('grid')}</span>
      <Select
        id="filter-grid"
        popupMatchSelectWidth={false}
        value={area?.kind === 'grid' ? area.id : community}
        onChange={choose}
        options={[
          { value: community, label: text('gridAll') },
          ...grids.map(grid => ({ value: grid.id, label: grid.name })),
        ]}
      />
    </label>
  );
}

/** A list the map led to is of one building, and says so. */
function OneBuilding({ community, id }: { community: Id; id: Id }) {
  const text = useText(WORDS);
  const { change } = useAddress();
  const asked = useQueryOf(listAreas, { under: community, kinds: 'grid,building' }, { still: true });
  const name = asked.value?.areas.find(one => one.id === id)?.name;
  return (
    <span className="mark">
      {name === undefined ? null : text('onlyBuilding', { name })}
      <button type="button" className="plain" onClick={() => change({ building: undefined }, true)}>
        {text('allBuildings')}
      </button>
    </span>
  );
}

/** The board shows one type, open and closed; the map shows what is open. */
type FiltersProps = { community: Id; types: readonly TypeView[]; view: View };

export function Filters({ community, types, view }: FiltersProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { query, change } = useAddress();
  const { show, mine = false } = useNarrowed();
  const type = chosenOf(types, query.what);
  const board = view === 'board';
  const packs = [...new Map(types.map(one => [one.pack, one])).values()];
  const options = packs.map(({ pack, packTitle }) => {
    const some = types.filter(one => one.pack === pack);
    return {
      label: title(packTitle),
      options: [
        ...(board || some.length < 2 ? [] : [{ value: pack, label: text('wholePack', { pack: title(packTitle) }) }]),
        ...some.map(one => ({ value: keyOf(one), label: title(one.title) })),
      ],
    };
  });
  return (
    <div className="filters no-print">
      {view === 'list' ? (
        <Segmented
          aria-label={text('show')}
          value={show}
          onChange={chosen => change({ show: chosen === 'open' ? undefined : chosen }, true)}
          options={SHOWN.map(value => ({ value, label: text(`show_${value}`) }))}
        />
      ) : null}
      <label className="filter" htmlFor="filter-type">
        <span className="soft">{text('type')}</span>
        <Select
          id="filter-type"
          popupMatchSelectWidth={false}
          value={board ? (type ?? types[0]) && keyOf(type ?? types[0]!) : (query.what ?? '')}
          onChange={what => change({ what: what === '' ? undefined : what, state: undefined }, true)}
          options={board ? options : [{ value: '', label: text('typeAll') }, ...options]}
        />
      </label>
      {view !== 'list' || type === undefined ? null : (
        <label className="filter" htmlFor="filter-state">
          <span className="soft">{text('colState')}</span>
          <Select
            id="filter-state"
            popupMatchSelectWidth={false}
            value={query.state ?? ''}
            onChange={state => change({ state: state === '' ? undefined : state }, true)}
            options={[
              { value: '', label: text('stateAll') },
              ...type.states.map(state => ({ value: state.id, label: title(state.title) })),
            ]}
          />
        </label>
      )}
      <Grid community={community} />
      <Checkbox checked={mine} onChange={event => change({ mine: event.target.checked ? 'yes' : undefined }, true)}>
        {text('mineOnly')}
      </Checkbox>
      {view === 'list' && query.building !== undefined ? (
        <OneBuilding community={community} id={query.building} />
      ) : null}
    </div>
  );
}
