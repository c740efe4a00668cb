// A span of time as a ticking clock writes it: days and hours while it is long, minutes and seconds at the end.

export type Span = { word: 'spanDays' | 'spanHours' | 'spanMinutes' | 'spanSeconds'; values: Record<string, number> };

/** Of a span in ms; below zero is none. Rounded down: nothing lasts longer than it says. */
export function spanOf(ms: number): Span {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return { word: 'spanDays', values: { d: Math.floor(hours / 24), h: hours % 24 } };
  if (hours >= 1) return { word: 'spanHours', values: { h: hours, m: minutes % 60 } };
  if (minutes >= 1) return { word: 'spanMinutes', values: { m: minutes, s: seconds % 60 } };
  return { word: 'spanSeconds', values: { s: seconds } };
}
