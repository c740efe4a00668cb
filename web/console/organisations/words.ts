// What signing in says.

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
} as const;
