// How many visits are drawn, as packs/shared/visit-draw.yaml says. Read once; a file with a fault stops the start.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { parse } from 'yaml';
import { isDuration } from '../../core/facts/durations.ts';
import { isDate } from '../../core/facts/local-time.ts';
import type { DrawRule } from '../../core/visits/draw.ts';

const FILE = join(import.meta.dirname, '..', '..', 'packs', 'shared', 'visit-draw.yaml');

const Rules = Compile(
  Type.Array(
    Type.Object(
      {
        from: Type.String(),
        share: Type.Number({ minimum: 0, maximum: 1 }),
        ring_within: Type.String(),
        retention: Type.String(),
      },
      { additionalProperties: false },
    ),
    { minItems: 1 },
  ),
);

/** The rules in order of their days. Throws a sentence on a fault: nobody may be drawn by a guess. */
export function readDrawRules(text: string): DrawRule[] {
  const fault = (zh: string, en: string) => new Error(`packs/shared/visit-draw.yaml ${zh} ${en}`);
  const given: unknown = parse(text);
  if (!Rules.Check(given))
    throw fault(
      `${Rules.Errors(given)[0]?.instancePath}：每行要有 from、share（0 到 1）、ring_within、retention。`,
      'Each line holds from, share (0 to 1), ring_within and retention.',
    );
  const rules = given.map(({ from, share, ring_within, retention }) => ({
    from,
    share,
    ringWithin: ring_within,
    retention,
  }));
  for (const [i, { from, ringWithin, retention }] of rules.entries()) {
    if (!isDate(from) || (i > 0 && from <= rules[i - 1]!.from))
      throw fault(`from “${from}”：写成 2026-01-01，并按先后排列。`, 'Write from as 2026-01-01, earliest first.');
    if (!isDuration(ringWithin) || !isDuration(retention))
      throw fault(`${from}：时长写成 P7D、P6M。`, 'Write durations as P7D or P6M.');
  }
  return rules;
}

export const DRAW_RULES: readonly DrawRule[] = readDrawRules(readFileSync(FILE, 'utf8'));
