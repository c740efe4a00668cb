// The form of an open door as it stands: compiled here, on this phone, again after every answer, so that what follows
// from an answer appears at once and nothing already on the screen goes away.
import type { Form, FormItem } from '../../../core/visits/form.ts';
import { serverNow as now } from '../../shared/clock.ts';
import type { Round } from '../doors/rounds.ts';
import { answersOf, type Draft, keyOf } from './draft.ts';
import type { HomeDoor } from './record.ts';

export function formOf(round: Round, door: HomeDoor, draft?: { draft: Draft; items: readonly FormItem[] }): Form {
  return round.engine.compileForm({
    household: door.household,
    actives: round.actives,
    dictionary: round.dictionary,
    budgetSeconds: round.round.budgetSeconds,
    ages: door.ages,
    answers: draft === undefined ? undefined : answersOf(draft.draft, draft.items),
    now: now(),
    timeZone: round.round.grid.timeZone,
  });
}

export type OpenForm = {
  /** Asked one by one. */
  asked: FormItem[];
  /** Shown with their value, for one press "nothing changed". */
  known: FormItem[];
  /** Waits for the next knock. */
  waiting: FormItem[];
  /** Still fresh; shown so that somebody can say it has changed. */
  held: FormItem[];
  /** Everything an answer may stand for. */
  all: FormItem[];
  neutral: boolean;
};

/**
 * Sorts the form's items for the screen. `shown` are keys that were on the screen before; `changing` those whose known
 * value is being changed; `everything` brings in what would wait.
 */
export function openForm(
  form: Form,
  draft: Draft,
  shown: ReadonlySet<string>,
  changing: ReadonlySet<string>,
  everything: boolean,
): OpenForm {
  const answered = (item: FormItem) => draft.given[keyOf(item)] !== undefined;
  const kept = (item: FormItem) => everything || answered(item) || shown.has(keyOf(item));
  const now = [...form.items, ...form.rest.filter(kept)];
  const touched = (item: FormItem) => changing.has(keyOf(item)) || draft.given[keyOf(item)]?.how === 'asked';
  const isKnown = (item: FormItem) => item.known !== undefined && !touched(item);
  return {
    asked: [...now.filter(item => !isKnown(item)), ...form.held.filter(touched)],
    known: now.filter(isKnown),
    waiting: form.rest.filter(item => !kept(item)),
    held: form.held.filter(item => !touched(item)),
    all: [...form.items, ...form.rest, ...form.held],
    neutral: form.neutral.length > 0,
  };
}
