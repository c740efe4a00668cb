// A community's ground: its grids, the buildings in each, and those in none. What the post may change has its button.
import { Button } from 'antd';
import { useState } from 'react';
import { type AreaView, listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { Empty, Icon, Loading, Panel, Refused, To, useMay, useQueryOf, useText } from '../frame/index.ts';
import { BuildingForm } from './building-form.tsx';
import { GridForm } from './grid-form.tsx';
import { MoveForm } from './move-form.tsx';
import { WORDS } from './words.ts';

type GroundProps = { communityId: Id; community: AreaView | undefined; chosen: Id };
type Doing = { what: 'grid' } | { what: 'building'; gridId: Id | undefined } | { what: 'move'; building: AreaView };

export function CommunityGround({ communityId, community, chosen }: GroundProps) {
  const text = useText(WORDS);
  const asked = useQueryOf(listAreas, { under: communityId, kinds: 'grid,building' });
  const mayGrid = useMay('lay-out-grid');
  const mayBuild = useMay('lay-out-building');
  const mayMove = useMay('assign-building');
  const mayImport = useMay('confirm-import');
  const [doing, setDoing] = useState<Doing>();
  if (asked.value === undefined || community === undefined)
    return asked.refusal === undefined ? <Loading /> : <Refused refusal={asked.refusal} onAgain={asked.again} />;
  const grids = asked.value.areas.filter(one => one.kind === 'grid');
  const buildings = asked.value.areas.filter(one => one.kind === 'building');
  const unplaced = buildings.filter(one => one.gridId === undefined);
  const close = () => setDoing(undefined);
  const move = mayMove && grids.length > 0 ? (building: AreaView) => setDoing({ what: 'move', building }) : undefined;
  const build = mayBuild ? (gridId?: Id) => setDoing({ what: 'building', gridId }) : undefined;
  return (
    <>
      <div className="ground-head">
        <p className="num">
          <strong>{text('gridsOf', { count: grids.length })}</strong> ·{' '}
          {text('buildingsOf', { count: buildings.length })} ·{' '}
          {text('homesPersons', { homes: community.households, persons: community.persons })}
        </p>
        <div className="buttons">
          {mayImport ? (
            <To className="quiet-link" path="/registry/import">
              {text('toImport')}
            </To>
          ) : null}
          {build === undefined ? null : <Button onClick={() => build()}>{text('addBuilding')}</Button>}
          {mayGrid ? (
            <Button type="primary" onClick={() => setDoing({ what: 'grid' })}>
              {text('addGrid')}
            </Button>
          ) : null}
        </div>
      </div>
      {mayGrid || mayBuild ? null : (
        <p className="told">
          <Icon name="lamp" />
          {text('mayNot')}
        </p>
      )}
      {unplaced.length === 0 ? null : (
        <Panel title={text('unplaced')} label={text('unplaced')} className="unplaced">
          <p className="soft">{text('unplacedLead')}</p>
          <Buildings buildings={unplaced} onMove={move} />
        </Panel>
      )}
      {grids.length === 0 ? (
        <Panel>
          <Empty
            icon="areas"
            title={text('noGrids')}
            action={
              mayGrid ? (
                <Button type="primary" onClick={() => setDoing({ what: 'grid' })}>
                  {text('addGrid')}
                </Button>
              ) : undefined
            }
          />
        </Panel>
      ) : (
        <div className="ground">
          {grids.map(grid => (
            <GridPanel
              key={grid.id}
              grid={grid}
              buildings={buildings.filter(one => one.gridId === grid.id)}
              marked={grid.id === chosen}
              onMove={move}
              onBuild={build}
            />
          ))}
        </div>
      )}
      {doing?.what === 'grid' ? <GridForm community={community} grids={grids} onClose={close} /> : null}
      {doing?.what === 'building' ? (
        <BuildingForm
          communityId={communityId}
          grids={grids}
          buildings={buildings}
          gridId={doing.gridId}
          onClose={close}
        />
      ) : null}
      {doing?.what === 'move' ? (
        <MoveForm communityId={communityId} grids={grids} building={doing.building} onClose={close} />
      ) : null}
    </>
  );
}

type GridPanelProps = {
  grid: AreaView;
  buildings: readonly AreaView[];
  marked: boolean;
  onMove: ((building: AreaView) => void) | undefined;
  onBuild: ((gridId: Id) => void) | undefined;
};

function GridPanel({ grid, buildings, marked, onMove, onBuild }: GridPanelProps) {
  const text = useText(WORDS);
  return (
    <Panel
      title={grid.name}
      label={grid.name}
      className={marked ? 'marked' : ''}
      side={
        <span className="soft num">
          {grid.code} · {text('homesPersons', { homes: grid.households, persons: grid.persons })}
        </span>
      }
    >
      {buildings.length === 0 ? (
        <p className="soft">{text('noBuildings')}</p>
      ) : (
        <Buildings buildings={buildings} onMove={onMove} />
      )}
      {onBuild === undefined ? null : (
        <Button className="grid-add" type="link" onClick={() => onBuild(grid.id)}>
          {text('addBuilding')}
        </Button>
      )}
    </Panel>
  );
}

type BuildingsProps = { buildings: readonly AreaView[]; onMove: ((building: AreaView) => void) | undefined };

/** More than this many are folded away until asked for. */
const SHOWN = 10;

function Buildings({ buildings, onMove }: BuildingsProps) {
  const text = useText(WORDS);
  const [all, setAll] = useState(false);
  const shown = all || buildings.length <= SHOWN + 1 ? buildings : buildings.slice(0, SHOWN);
  return (
    <ul className="building-list">
      {shown.map(one => (
        <li key={one.id}>
          <To path="/registry" query={{ area: one.id }} aria-label={text('openArea', { name: one.name })}>
            {one.name}
          </To>
          <span className="soft num">{text('homesPersons', { homes: one.households, persons: one.persons })}</span>
          {onMove === undefined ? null : (
            <Button size="small" aria-label={text('moveOf', { building: one.name })} onClick={() => onMove(one)}>
              {text('move')}
            </Button>
          )}
        </li>
      ))}
      {shown.length === buildings.length ? null : (
        <li>
          <Button type="link" className="building-more" onClick={() => setAll(true)}>
            {text('moreBuildings', { count: buildings.length - shown.length })}
          </Button>
        </li>
      )}
    </ul>
  );
}
