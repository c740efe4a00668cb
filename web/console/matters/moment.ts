// An instant as a field for date and time holds it, in the time zone of the place and not of the device.
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';

const FIELD = new Intl.DateTimeFormat('sv-SE', {
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  timeZone: DEFAULT_TIME_ZONE,
});

/** `2026-03-02T09:00` for an instant (ms). */
export const localInput = (at: number): string => FIELD.format(at).replace(' ', 'T');

/** The instant (ms) a field's text names; undefined where it is none. */
export function momentOf(text: string): number | undefined {
  const asUtc = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(asUtc)) return undefined;
  // What the place's clock shows at that instant of UTC tells how far it is ahead.
  const ahead = Date.parse(`${localInput(asUtc)}:00Z`) - asUtc;
  return asUtc - ahead;
}
