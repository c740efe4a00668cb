// Refusals about rehearsing, switching on, prolonging and ending packs.

export const REFUSALS_OF_PACKS = {
  'unknown-rehearsal': {
    zh: '没有这次推演，可能已被较新的替换。请重新推演。',
    en: 'There is no such rehearsal; newer ones may have replaced it. Rehearse again.',
  },
  'rehearsal-over': { zh: '这次推演已经结束，无需取消。', en: 'This rehearsal is over; there is nothing to cancel.' },
  'not-in-power': {
    zh: '限制措施须由“{level}”一级或以上决定。请提请有权的一级启用；您可以要求、缩小或解除，不能施加。',
    en: 'A restriction is decided at the level "{level}" or above. Ask that level; you may ask for it, narrow it or lift it, never impose it.',
  },
  'instrument-needed': {
    zh: '限制措施要写明所依据文件的文号。请补上文号。',
    en: 'A restriction rests on a document. Give its number.',
  },
  'same-office': {
    zh: '限制措施要由另一个单位的人会签。请转给其他单位有权的人。',
    en: 'A restriction is signed by somebody of another organisation. Pass it to one who may.',
  },
  'unknown-proposal': {
    zh: '没有待会签的启用，可能已会签或退回。请刷新。',
    en: 'Nothing waits here to be signed; it may have been signed or declined. Reload.',
  },
  'not-longer': {
    zh: '新的结束时间要晚于现在的结束时间。要提前结束，请用“停用”。',
    en: 'The new end has to lie after the present one. To end it sooner, switch it off.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
