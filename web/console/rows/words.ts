// What every list says.
import type { Words } from '../../shared/i18n.ts';

export const WORDS = {
  never: { zh: '从不保存', en: 'Never held' },
  print: { zh: '打印', en: 'Print' },
  more: { zh: '显示更多', en: 'Show more' },
} as const satisfies Words;
