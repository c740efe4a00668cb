// What the first page says.

export const WORDS = {
  title: { zh: '今天', en: 'Today' },
} as const;
