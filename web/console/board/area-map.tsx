// Grids and buildings drawn from their own outlines: no tiles, no network. The table beside it says the same by keyboard.
import 'leaflet/dist/leaflet.css';
import { control, type LatLngExpression, type Map as LeafletMap, layerGroup, map as mapOn, polygon } from 'leaflet';
import { useEffect, useMemo, useRef } from 'react';
import { type AreaView, listAreas } from '../../../core/areas/contract.ts';
import type { FigureView } from '../../../core/board/contract.ts';
import { useFormats, useQueryOf, useText, useTitle } from '../frame/index.ts';
import { type Part, partShare } from './figures.ts';
import { type HatchedOptions, hatchedCanvas } from './hatched-canvas.ts';
import { Legend } from './legend.tsx';
import { countSteps, SHARE_STEPS, type Step, stepOf } from './shades.ts';
import { WORDS } from './words.ts';

type MapProps = { area: AreaView; parts: Part[]; lens: FigureView; onOpen(areaId: string): void };

const pointsOf = (area: AreaView): LatLngExpression[] => (area.ring ?? []).map(([lng, lat]) => [lat, lng]);

/** Past this many places their names would cover them; they are told on pointing instead. */
const NAMED = 30;

/** How the names of places begin in common: `槐雨里` of its grids. The ordinal's sign stays with the number. */
function commonStart(names: readonly string[]): number {
  const [first = ''] = names;
  let n = 0;
  while (n < first.length && names.every(name => name.length > n + 1 && name[n] === first[n])) n += 1;
  return names.length < 2 || n < 2 ? 0 : first[n - 1] === '第' ? n - 1 : n;
}

/** `7幢` of `半山家园7幢`: on the map the compound goes without saying. */
const shortName = (name: string): string => /\d+\D*$/.exec(name)?.[0] ?? name;

/** Inside a community its buildings show where its grids' doors are. */
const kindsOf = ({ kind }: AreaView): string | undefined => (kind === 'community' ? 'grid,building' : undefined);

const tokenOf = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export default function AreaMap({ area, parts, lens, onOpen }: MapProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { share, number } = useFormats();
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<LeafletMap>(undefined);
  const fitted = useRef<string>(undefined);
  const kinds = kindsOf(area);
  const asked = useQueryOf(
    listAreas,
    { under: area.id, rings: true, ...(kinds === undefined ? {} : { kinds }) },
    { still: true },
  );
  const byShare = lens.role === 'coverage' && lens.of !== undefined;
  const steps = useMemo<readonly Step[]>(
    () => (byShare ? SHARE_STEPS : countSteps(Math.max(...parts.map(part => part.n[lens.series] ?? 0)))),
    [byShare, parts, lens.series],
  );
  const rings = asked.value;
  const hasRings = rings === undefined || rings.areas.some(one => one.ring !== undefined);

  useEffect(() => {
    if (holder.current === null) return;
    const touch = matchMedia('(pointer: coarse)').matches;
    const made = mapOn(holder.current, {
      renderer: hatchedCanvas(),
      preferCanvas: true,
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      keyboard: false,
      // A finger scrolls the page; two fingers zoom.
      dragging: !touch,
      zoomSnap: 0.25,
      zoomAnimation: false,
      fadeAnimation: false,
    });
    control.zoom({ zoomInTitle: '+', zoomOutTitle: '−' }).addTo(made);
    drawn.current = made;
    const watcher = new ResizeObserver(() => made.invalidateSize({ pan: false }));
    watcher.observe(holder.current);
    return () => {
      watcher.disconnect();
      made.remove();
      drawn.current = undefined;
      fitted.current = undefined;
    };
  }, []);

  useEffect(() => {
    const made = drawn.current;
    if (made === undefined || rings === undefined) return;
    const layer = layerGroup();
    const colour = tokenOf(lens.role === 'coverage' || lens.role === 'need' ? 'celadon' : 'amber');
    const [line, sheet, ink] = [tokenOf('line-strong'), tokenOf('sheet'), tokenOf('ink')];
    const byId = new Map(parts.map(part => [part.areaId, part]));
    if (rings.area.ring !== undefined)
      polygon(pointsOf(rings.area), { color: ink, weight: 1.5, opacity: 0.5, fill: false, interactive: false }).addTo(
        layer,
      );
    const named = parts.length <= NAMED;
    const start = named ? commonStart(parts.map(part => part.name)) : 0;
    for (const one of rings.areas) {
      const part = byId.get(one.id);
      if (one.ring === undefined || (part === undefined && one.kind !== 'building')) continue;
      if (part === undefined) {
        polygon(pointsOf(one), {
          ...{ color: line, weight: 0.8, opacity: 0.9, fillColor: sheet, fillOpacity: 0.45 },
          interactive: false,
        }).addTo(layer);
        continue;
      }
      const part01 = partShare(part, lens);
      const n = part.n[lens.series] ?? 0;
      const bare = byShare && part01 === undefined;
      const step = stepOf(steps, byShare ? (part01 ?? 0) : n);
      const isBuilding = one.kind === 'building';
      const options: HatchedOptions = {
        ...{ color: isBuilding ? line : sheet, weight: isBuilding ? 1 : 2, opacity: 1 },
        ...{
          fillColor: bare ? line : colour,
          fillOpacity: bare ? 0.15 : step.depth,
          hatch: bare ? 'none' : step.hatch,
        },
      };
      const shape = polygon(pointsOf(one), options).addTo(layer);
      const words = document.createElement('span');
      const name = document.createElement('strong');
      name.textContent = named && isBuilding ? shortName(one.name) : one.name.slice(start);
      words.append(name, ' ', bare ? text('noPlace') : byShare ? share(part01!) : number(n));
      shape.bindTooltip(words, {
        permanent: named,
        direction: !named ? 'top' : isBuilding ? 'bottom' : 'center',
        className: !named ? 'place-tip' : isBuilding ? 'place-name house' : 'place-name',
        sticky: !named,
        offset: named && isBuilding ? [0, 6] : [0, 0],
        opacity: 1,
      });
      shape.on('click', () => onOpen(one.id));
      shape.on('mouseover', () => shape.setStyle({ color: ink, weight: 2 }));
      shape.on('mouseout', () => shape.setStyle({ color: options.color!, weight: options.weight! }));
    }
    if (fitted.current !== area.id) {
      const all = [rings.area, ...rings.areas].flatMap(pointsOf);
      if (all.length > 0) made.fitBounds(polygon(all).getBounds(), { padding: [14, 14], animate: false });
      fitted.current = area.id;
    }
    // Names are placed when the map knows where it is.
    layer.addTo(made);
    return () => {
      layer.remove();
    };
  }, [rings, parts, lens, steps, byShare, text, share, number, onOpen, area.id]);

  return (
    <figure className="map-figure">
      {hasRings ? null : <p className="soft">{text('noMap')}</p>}
      <div ref={holder} className="map" hidden={!hasRings} aria-hidden="true" />
      {hasRings ? (
        <figcaption>
          <Legend
            steps={steps}
            byShare={byShare}
            tone={lens.role === 'coverage' || lens.role === 'need' ? 'celadon' : 'amber'}
            title={title(lens.title)}
          />
          <span className="soft small">{text('mapSame')}</span>
        </figcaption>
      ) : null}
    </figure>
  );
}
