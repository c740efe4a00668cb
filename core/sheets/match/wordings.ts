// How else clerks ask for an element than its spellings in the dictionary do: compositions of words, each word standing
// for all of its kind (see words/). The dictionary keeps what offices print; these fill nothing by themselves, they only
// make proposals.
import { OF_HEALTH, OF_PERSONS } from './words/wordings-of-persons.ts';
import { OF_DWELLINGS, OF_HOUSEHOLDS, OF_PLACES } from './words/wordings-of-places.ts';

/** By element id; what an element the dictionary has not is worded like counts for nothing. */
export const WORDINGS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [OF_PERSONS, OF_HEALTH, OF_HOUSEHOLDS, OF_DWELLINGS, OF_PLACES].flatMap(some =>
    Object.entries(some).map(([id, words]) => [id, words.split(' ')] as const),
  ),
);
