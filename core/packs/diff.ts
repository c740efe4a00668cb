// Says in words, in both languages, what another version of a pack changes, and for whom. One aspect of a pack each, in
// aspects.ts; a new part of the language adds its aspect there.
import type { Dictionary, Title } from '../facts/model.ts';
import { ASPECTS } from './aspects.ts';
import type { Pack } from './model.ts';

/** `aspect` names the part of the pack: `questions`, `freshness`, `figures`, … */
export type PackChange = { aspect: string; text: Title };

/** Everything that differs, in the order of the aspects; empty when only the version does. */
export function diffPacks(before: Pack, after: Pack, dictionary: Dictionary): PackChange[] {
  return ASPECTS.flatMap(({ name, changes }) =>
    changes(before, after, dictionary).map(text => ({ aspect: name, text })),
  );
}
