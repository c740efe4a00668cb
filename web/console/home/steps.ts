// The way from an empty database to the first filled sheet: which step is done, and which is next.

export type Step = 1 | 2 | 3 | 4 | 5;
export type Known = { areas: number; households: number; on: number; covered: number };

/** The steps done so far, from what the pages know of the area. */
export function stepsDone({ areas, households, on, covered }: Known): Set<Step> {
  const done = new Set<Step>();
  if (areas > 0) done.add(1);
  if (households > 0) done.add(2);
  if (on > 0) done.add(3);
  if (covered > 0) done.add(4);
  return done;
}

export const nextStep = (done: ReadonlySet<Step>): Step | undefined =>
  ([1, 2, 3, 4, 5] as const).find(step => !done.has(step));
