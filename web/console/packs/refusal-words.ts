// Refusals about packs quote levels, spans and questions as they are written in packs; a page says them in words.
import { useCallback } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import { FRAME_WORDS, kindWord, useDuration, useElementTitle, useText } from '../frame/index.ts';

type Speaking = { level(kind: string): string; duration(iso: string): string; element(id: string): string };

/** The same refusal, its values ready to be shown. */
export function refusalInWords({ detail, ...refusal }: Refusal, speak: Speaking): Refusal {
  if (detail === undefined) return refusal;
  const said = { ...detail };
  if (typeof detail.level === 'string') said.level = speak.level(detail.level);
  if (typeof detail.sunset === 'string') said.sunset = speak.duration(detail.sunset);
  if (typeof detail.retention === 'string') said.retention = speak.duration(detail.retention);
  if (typeof detail.element === 'string') said.element = speak.element(detail.element);
  return { ...refusal, detail: said };
}

export function useRefusalInWords(): (refusal: Refusal) => Refusal {
  const frame = useText(FRAME_WORDS);
  const duration = useDuration();
  const element = useElementTitle();
  return useCallback(
    (refusal: Refusal) => refusalInWords(refusal, { level: kind => frame(kindWord(kind)), duration, element }),
    [frame, duration, element],
  );
}
