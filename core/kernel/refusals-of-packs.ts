// Refusals about rehearsing, switching on, prolonging and ending packs.

export const REFUSALS_OF_PACKS = {
  'unknown-rehearsal': {
    zh: '没有这次推演，可能已被较新的替换。请重新推演。',
    en: 'There is no such rehearsal; newer ones may have replaced it. Rehearse again.',
  },
  'rehearsal-over': { zh: '这次推演已经结束，无需取消。', en: 'This rehearsal is over; there is nothing to cancel.' },
} as const satisfies Record<string, { zh: string; en: string }>;
