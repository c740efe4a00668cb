// What a restriction demands of people, what it owes them and how they appeal: the same words wherever it is told.
import type { ActivationView } from '../../../core/packs/contract.ts';
import { useDuration } from './duration.ts';
import { useLanguage, useText, useTitle } from './text.ts';
import { restrictsWord, roleWord, WORDS } from './words.ts';

export type Restricting = NonNullable<ActivationView['restricts']>;

export function useRestriction() {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
  const language = useLanguage();
  return {
    demand: ({ kind }: Restricting): string => text('restricts', { what: text(restrictsWord(kind)) }),
    owed: ({ owes }: Restricting): string => owes.map(title).join(language === 'zh' ? '、' : ', '),
    appeal: ({ appealTo, appealWithin }: Restricting): string =>
      appealTo === undefined || appealWithin === undefined
        ? text('appealOpen')
        : text('appealTo', { role: text(roleWord(appealTo)), within: duration(appealWithin) }),
  };
}
