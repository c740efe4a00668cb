// How much time is left, as words of the frame's catalogue. Rounded down: nothing lasts longer than it says.

export type Countdown = { word: 'endsDays' | 'endsHours' | 'endsMinutes'; values: Record<string, number> };

const MINUTE_MS = 60_000;

/** Of a span in ms; below zero is nothing left. */
export function countdownOf(ms: number): Countdown {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return { word: 'endsDays', values: { d: Math.floor(hours / 24), h: hours % 24 } };
  if (hours >= 1) return { word: 'endsHours', values: { h: hours, m: minutes % 60 } };
  return { word: 'endsMinutes', values: { m: minutes } };
}
