// What signing in and the offices say.

export const WORDS = {
  title: { zh: '您是谁？', en: 'Who are you?' },
  lead: {
    zh: '这是演示：选一个身份进入，不需要密码。每个身份看到的内容不同。',
    en: 'This is a demonstration: choose who you are, no password is asked. Each post sees what is its own.',
  },
  find: { zh: '姓名、岗位、单位或地点', en: 'Name, post, organisation or place' },
  none: { zh: '没有这样的人或岗位。请换个写法。', en: 'Nobody matches. Try another word.' },
  nobody: { zh: '还没有可选的身份', en: 'There is nobody to choose yet' },
  nobodyWhat: {
    zh: '请重新启动服务；演示数据库会自带几个身份。',
    en: 'Start the server again; a demonstration database brings a few posts of its own.',
  },
  last: { zh: '上次使用', en: 'Last used' },
  refused: { zh: '没有进入。', en: 'Not signed in.' },
  until: { zh: '至 {when}', en: 'until {when}' },
  offices: { zh: '单位与岗位', en: 'Offices and posts' },
  officesLead: {
    zh: '没有人以个人名义办事：每一步都由某个单位的某个岗位来做，岗位有区域、有期限。',
    en: 'Nobody acts as a private person: every step is taken in a post of an office, over an area and for a time.',
  },
  colName: { zh: '姓名', en: 'Name' },
  colRole: { zh: '岗位', en: 'Post' },
  colArea: { zh: '区域', en: 'Area' },
  colTime: { zh: '任期', en: 'Term' },
  colMay: { zh: '可以做', en: 'May' },
  term: { zh: '{from} 起', en: 'since {from}' },
  self: { zh: '您', en: 'you' },
  looks: { zh: '查看', en: 'look' },
  postsN: { zh: '{n} 个岗位', en: 'Posts: {n}' },
  may_record_visit: { zh: '上门走访', en: 'call at doors' },
  may_register_household: { zh: '登记住户', en: 'register households' },
  may_lay_out_areas: { zh: '导入区划', en: 'import areas' },
  may_lay_out_grid: { zh: '划分网格', en: 'lay out grids' },
  may_confirm_import: { zh: '导入名册', en: 'import rosters' },
  may_activate_pack: { zh: '启用和结束场景', en: 'switch packs on and off' },
  may_answer_callback: { zh: '回访', en: 'call back' },
  may_settle_duplicate: { zh: '核对重复', en: 'settle likely duplicates' },
  may_open_value: { zh: '逐项打开遮盖的内容', en: 'open masked values one by one' },
} as const;

/** The commands worth telling, by the word that tells them. */
export const MAY_WORDS: readonly (readonly [string, keyof typeof WORDS])[] = [
  ['record-visit', 'may_record_visit'],
  ['register-household', 'may_register_household'],
  ['confirm-import', 'may_confirm_import'],
  ['lay-out-areas', 'may_lay_out_areas'],
  ['lay-out-grid', 'may_lay_out_grid'],
  ['activate-pack', 'may_activate_pack'],
  ['answer-callback', 'may_answer_callback'],
  ['settle-duplicate', 'may_settle_duplicate'],
  ['open-value', 'may_open_value'],
];
