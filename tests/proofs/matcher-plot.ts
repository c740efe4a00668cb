// A plot of calibration: how often proposals of a confidence are right, beside the line on which they would be exactly as
// often right as they say.
import type { Tried } from './matcher.ts';

const SIDE = 320;
const EDGE = 44;
const COLOURS = ['#0d5c54', '#b26a00', '#5f4b8b', '#a3322c', '#2f6db3'];
const at = (x: number, y: number): [number, number] => [EDGE + x * SIDE, EDGE + (1 - y) * SIDE];
const point = ([x, y]: [number, number]): string => `${x.toFixed(1)},${y.toFixed(1)}`;

/** An SVG; one line a trial, a dot's area as many columns as it stands for. Bins of fewer than five columns are left out. */
export function calibrationPlot(trials: Readonly<Record<string, Pick<Tried, 'bins'>>>): string {
  const parts: string[] = [];
  for (const tenth of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
    const [x, bottom] = at(tenth, 0);
    const [left, y] = at(0, tenth);
    const label = tenth.toFixed(1);
    parts.push(`<path d="M${point(at(tenth, 0))} V${EDGE} M${point(at(0, tenth))} H${EDGE + SIDE}" stroke="#e4ddd0"/>`);
    parts.push(`<text x="${x}" y="${bottom + 18}" text-anchor="middle">${label}</text>`);
    parts.push(`<text x="${left - 8}" y="${y + 4}" text-anchor="end">${label}</text>`);
  }
  parts.push(`<path d="M${point(at(0, 0))} L${point(at(1, 1))}" stroke="#8a8374" stroke-dasharray="4 4"/>`);
  for (const [i, [name, { bins }]] of Object.entries(trials).entries()) {
    const colour = COLOURS[i % COLOURS.length]!;
    const dots = bins
      .filter(({ columns }) => columns >= 5)
      .map(({ columns, right, confidence }) => ({ columns, where: at(confidence, right / columns) }));
    parts.push(
      `<polyline points="${dots.map(({ where }) => point(where)).join(' ')}" fill="none" stroke="${colour}"/>`,
    );
    for (const { columns, where } of dots)
      parts.push(
        `<circle cx="${where[0].toFixed(1)}" cy="${where[1].toFixed(1)}" r="${(1.5 + Math.sqrt(columns) / 2.5).toFixed(1)}" fill="${colour}" fill-opacity="0.7"/>`,
      );
    parts.push(`<text x="${EDGE + 12}" y="${EDGE + 18 + i * 18}" fill="${colour}">${name}</text>`);
  }
  const [middle] = at(0.5, 0);
  parts.push(`<text x="${middle}" y="${EDGE + SIDE + 38}" text-anchor="middle">confidence · 把握</text>`);
  parts.push(
    `<text x="14" y="${EDGE + SIDE / 2}" text-anchor="middle" transform="rotate(-90 14 ${EDGE + SIDE / 2})">right · 正确</text>`,
  );
  const size = SIDE + 2 * EDGE + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="12" fill="#2b2a26" stroke-width="1.5">\n<rect width="${size}" height="${size}" fill="#fdfbf5"/>\n${parts.join('\n').replaceAll('<text', '<text stroke="none"')}\n</svg>\n`;
}
