// "Did you mean": the known word that differs least from a misspelt one.

/** The nearest known spelling within two letters' change. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    let row = Array.from({ length: candidate.length + 1 }, (_, i) => i);
    for (let i = 1; i <= word.length; i++) {
      const next = [i];
      for (let j = 1; j <= candidate.length; j++)
        next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (word[i - 1] === candidate[j - 1] ? 0 : 1));
      row = next;
    }
    if (row[candidate.length]! < least) {
      least = row[candidate.length]!;
      best = candidate;
    }
  }
  return best;
}

/** `→ word? ` to stand in a problem's `{hint}`, or nothing. */
export function hintFor(word: string, known: Iterable<string>): string {
  const near = nearest(word.slice(0, 80), known);
  return near === undefined ? '' : `→ ${near}? `;
}

/** The first dozen of what there is, to stand in a problem's `{known}`. */
export const listed = (known: Iterable<string>): string => [...known].filter(Boolean).slice(0, 12).join(', ');
