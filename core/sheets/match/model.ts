// The shapes of a proposal: what a column may mean, how that was found and how sure it is.

/** Parts of a day. */
export type Part = 'year' | 'month' | 'year_month';

/**
 * Of whom a count is. `code`: the answer is or holds it. `from`, `to`: a number in between, both included. Neither: the
 * answer is yes, or anything but none.
 */
export type CountWhere = { element: string; code?: string; from?: number; to?: number };

export type Meaning =
  | { kind: 'element'; element: string }
  /** Whether a list of codes holds this one: a column to tick. */
  | { kind: 'has'; element: string; code: string }
  | { kind: 'part'; element: string; part: Part }
  /** How many of the row's people or households; `where`: of whom this holds; `today`: and was observed today. */
  | { kind: 'count'; of: 'person' | 'household'; where?: CountWhere; today?: true }
  | { kind: 'serial' }
  | { kind: 'remark' }
  | { kind: 'never_held' }
  | { kind: 'unknown' };

/** How a candidate was found, surest first. */
export type Way =
  | 'title'
  | 'spelt'
  | 'common'
  | 'core'
  | 'bag'
  | 'typo'
  | 'code'
  | 'codeAlone'
  | 'part'
  | 'count'
  | 'near';

/** Why a column is thought to mean what it does; said in words by the surface that shows it. */
export type Reason = {
  why: Way | 'taught' | 'serial' | 'remark' | 'never' | 'nothing' | 'unsure';
  spelling?: string;
};

export type Proposal = {
  meaning: Meaning;
  /** Chance that it is right, 0 to 1; of `unknown`: that nothing in the dictionary is. */
  confidence: number;
  reason: Reason;
  /** The next best, surest first; at most four. */
  alternatives: { meaning: Meaning; confidence: number; reason: Reason }[];
};
