// Leaflet's canvas with hatches over its fills, so that a shade can be told apart without seeing colours.
import { Canvas, type PathOptions, type RendererOptions } from 'leaflet';
import type { Step } from './shades.ts';

export type HatchedOptions = PathOptions & { hatch?: Step['hatch'] };

/** One tile of a hatch, px; lines are drawn from corner to corner. */
const TILES: Record<Exclude<Step['hatch'], 'none'>, number> = { dots: 7, thin: 8, wide: 14 };

const patterns = new Map<string, CanvasPattern | null>();

function patternOf(context: CanvasRenderingContext2D, hatch: Exclude<Step['hatch'], 'none'>, colour: string) {
  const key = `${hatch} ${colour}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const size = TILES[hatch];
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d')!;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.globalAlpha = 0.55;
  if (hatch === 'dots') pen.fillRect(size / 2 - 0.7, size / 2 - 0.7, 1.4, 1.4);
  else {
    pen.beginPath();
    // Three strokes, so that the lines meet across tiles.
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift, size);
      pen.lineTo(shift + size, 0);
    }
    pen.stroke();
  }
  const pattern = context.createPattern(tile, 'repeat');
  patterns.set(key, pattern);
  return pattern;
}

type Drawn = { options: HatchedOptions };
type Inner = { _fillStroke(context: CanvasRenderingContext2D, layer: Drawn): void };

const Hatched = Canvas.extend({
  // The path is still the current one after it was filled, so it is filled once more.
  _fillStroke(this: Inner, context: CanvasRenderingContext2D, layer: Drawn) {
    (Canvas.prototype as unknown as Inner)._fillStroke.call(this, context, layer);
    const { hatch = 'none', fillColor = '#000' } = layer.options;
    if (hatch === 'none') return;
    const pattern = patternOf(context, hatch, fillColor);
    if (pattern === null) return;
    context.globalAlpha = 1;
    context.fillStyle = pattern;
    context.fill('evenodd');
  },
}) as unknown as new (
  options?: RendererOptions,
) => Canvas;

export const hatchedCanvas = (): Canvas => new Hatched({ padding: 0.4 });
