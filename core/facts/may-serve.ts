// Whether what was collected for one purpose may answer another. Deny by default; what an emergency collected never
// serves everyday life, whatever a table says.
import type { SensitivityClass } from '../kernel/event.ts';
import type { Dictionary, Element, Purpose, Title } from './model.ts';

/** Why a fact was collected: its purpose, and whether an emergency's activation or everyday life asked for it. */
export type Collected = {
  purpose: string;
  mode: 'everyday' | 'emergency';
  /** Without it, lines of the table that are limited to classes do not apply. */
  class?: SensitivityClass;
};

export type MayServe = { may: true; basis: Title } | { may: false };

const NO: MayServe = { may: false };
const tables = new WeakMap<readonly Purpose[], Map<string, Purpose>>();

function tableOf(purposes: readonly Purpose[]): Map<string, Purpose> {
  let table = tables.get(purposes);
  if (table === undefined) {
    table = new Map(purposes.map(purpose => [purpose.id, purpose]));
    tables.set(purposes, table);
  }
  return table;
}

/** `may(fact, purpose)` by packs/shared/purposes.yaml: the same purpose, or one the table lists, with its basis. */
export function mayServe(
  dictionary: Pick<Dictionary, 'purposes'>,
  collected: Collected,
  askedPurpose: string,
): MayServe {
  const table = tableOf(dictionary.purposes);
  const from = table.get(collected.purpose);
  const asked = table.get(askedPurpose);
  if (from === undefined || asked === undefined) return NO;
  if ((collected.mode === 'emergency' || from.mode === 'emergency') && asked.mode === 'everyday') return NO;
  if (from === asked) return { may: true, basis: from.basis };
  const line = from.serves.find(each => each.purpose === askedPurpose);
  if (line === undefined) return NO;
  if (line.classes !== undefined && (collected.class === undefined || !line.classes.includes(collected.class)))
    return NO;
  return { may: true, basis: line.basis };
}

/** Whether anything collected for this element could serve a purpose at all, whether or not anything was. */
export const elementMayServe = (
  dictionary: Pick<Dictionary, 'purposes'>,
  element: Pick<Element, 'purposes' | 'class'>,
  purpose: string,
): boolean =>
  element.purposes.some(each => {
    const mode = dictionary.purposes.find(({ id }) => id === each)?.mode;
    return mode !== undefined && mayServe(dictionary, { purpose: each, mode, class: element.class }, purpose).may;
  });
