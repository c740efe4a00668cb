// Refusals about matters: opening, moving, handing on and reopening them.

export const REFUSALS_OF_MATTERS = {
  'unknown-matter': {
    zh: '找不到这个事项，可能已移交到别的社区。请刷新列表。',
    en: 'This matter is not here, perhaps handed to another community. Refresh the list.',
  },
  'unknown-matter-type': {
    zh: '这里启用的场景没有“{type}”这类事项。请先启用相应场景，或换一类。',
    en: 'No pack that holds here has matters of the type "{type}". Switch its pack on first, or choose another type.',
  },
  'matter-subject': {
    zh: '这类事项不是关于这个对象的。请选择相应的人、户或房屋。',
    en: 'Matters of this type are about something else. Choose the person, household or dwelling it is about.',
  },
  'matter-already-open': {
    zh: '同样的事项已经在办。请打开那一件，点“我也是”，不必另开。',
    en: 'The same is being settled already. Open that matter and say "me too" instead of opening another.',
  },
  'opened-by-rules-only': {
    zh: '这类事项由规则开立，不能手工开立。',
    en: 'Matters of this type are opened by rules alone.',
  },
  'not-yours-to-open': {
    zh: '您的岗位不能开立这类事项。请告诉社区工作人员。',
    en: 'Your post may not open matters of this type. Tell the community staff.',
  },
  'unknown-move': {
    zh: '这类事项没有“{move}”这一步。请刷新页面。',
    en: 'Matters of this type have no step "{move}". Reload the page.',
  },
  'not-from-here': {
    zh: '事项已不在那个状态，可能有人先办了一步。请刷新后再看下一步。',
    en: 'The matter is no longer where that step starts; somebody may have been faster. Reload and see what comes next.',
  },
  'not-yours-to-move': {
    zh: '这一步要由别的岗位来办。事项页上写着由谁办。',
    en: "This step is another post's. The matter's page says whose.",
  },
  'same-person': {
    zh: '这一步要由另一个人来办：同一个人不能既办又核。请交给同事。',
    en: 'Somebody else has to take this step: nobody checks their own work. Hand it to a colleague.',
  },
  'guard-not-met': {
    zh: '条件还不满足，这一步暂时不能办。事项页上写着还缺什么。',
    en: "What this step depends on does not hold yet. The matter's page says what is missing.",
  },
  'reason-needed': { zh: '这一步要写明原因。请补上一句话。', en: 'This step needs a reason. Add a sentence.' },
  'time-needed': {
    zh: '这一步要约一个以后的时间。请选好时间。',
    en: 'This step needs a time in the future. Choose one.',
  },
  'time-too-far': {
    zh: '约的时间太远（最长 {within}）。请选近一些的时间。',
    en: 'That time is too far ahead ({within} at most). Choose an earlier one.',
  },
  'not-closed': { zh: '事项还在办，不用重开。', en: 'The matter is still open; there is nothing to reopen.' },
  'never-reopened': {
    zh: '这类事项不能重开。请另开一件。',
    en: 'Matters of this type are not reopened. Open a new one.',
  },
  'too-late-to-reopen': {
    zh: '已超过可重开的时间（{within}）。请另开一件。',
    en: 'The time in which it may be reopened is over ({within}). Open a new one.',
  },
  'matter-closed': {
    zh: '事项已经办结。要再办，请先重开。',
    en: 'The matter is closed. Reopen it first.',
  },
  'already-taken': {
    zh: '已有人在办。要一起办，请选“协办”；要换人，请让主办或社区移交。',
    en: 'Somebody has taken it already. Join beside them, or ask the lead or the community to hand it over.',
  },
  'not-yours-to-assign': {
    zh: '只有主办和社区工作人员可以指派给别人。您可以自己来办。',
    en: 'Only the lead and the community staff hand it to others. You may take it yourself.',
  },
  'not-yours-to-return': {
    zh: '只有主办可以退回。请与主办商量。',
    en: 'Only its lead gives it back. Talk to the lead.',
  },
  'unknown-post': {
    zh: '这个岗位管不到这里，或已到期。请另选一个。',
    en: 'That post does not reach here, or is over. Choose another.',
  },
  'not-the-same-place': {
    zh: '这一户不在这个事项所在的地方，不能算作同一件。请另开一件。',
    en: 'That household is not at the place of this matter, so it is not the same. Open a matter for it.',
  },
  'already-affected': { zh: '这一户已经记在这个事项里了。', en: 'That household is on this matter already.' },
  'not-the-same-matter': {
    zh: '只有同一场景、同一类、同一处、都还在办的两件才能合并。',
    en: 'Only two open matters of one pack, type and place can be joined.',
  },
  'unknown-notice': { zh: '这条消息不在您的收件箱里。', en: 'That line is not in your inbox.' },
} as const satisfies Record<string, { zh: string; en: string }>;
