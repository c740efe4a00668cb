// The catalogue of refusals: every code, and the sentence that says what to do next, in both languages.
// `{name}` quotes a value of the refusal's detail.

export const REFUSALS = {
  malformed: {
    zh: '内容格式不对：{field}。请更新页面后重试。',
    en: 'The input is malformed at {field}. Reload the page and try again.',
  },
  'unknown-command': {
    zh: '不认识的操作“{type}”。请更新页面后重试。',
    en: 'Unknown command "{type}". Reload the page and try again.',
  },
  'not-signed-in': { zh: '尚未登录。请先选择身份。', en: 'You are not signed in. Choose who you are first.' },
  'not-permitted': {
    zh: '您当前的岗位不能做这件事。请换一个岗位，或请社区工作人员办理。',
    en: 'Your present post may not do this. Change post, or ask community staff to do it.',
  },
  'outside-area': {
    zh: '这不在您岗位所管的区域内。请核对地址，或转给所在网格。',
    en: 'This lies outside the area of your post. Check the address or pass it to its grid.',
  },
  'unknown-stream': {
    zh: '没有这个社区或区划。请先导入区划。',
    en: 'No such community or area. Import the area tree first.',
  },
  'unknown-subject': {
    zh: '找不到这户或这个人，可能已迁走。请刷新名单。',
    en: 'This household or person is not here, perhaps moved. Refresh the list.',
  },
  'after-refused': {
    zh: '它所依据的上一步没有成功，所以这一步也没有记录。请先处理上一步。',
    en: 'The step it builds on was refused, so this was not recorded. Settle that step first.',
  },
  'after-unknown': {
    zh: '它所依据的上一步还没有收到。请把上一步一起发送。',
    en: 'The step it builds on has not arrived. Send both together.',
  },
  'too-old': {
    zh: '这条记录已超过 {days} 天，不能再提交。请重新登记。',
    en: 'This record is older than {days} days and can no longer be sent. Record it anew.',
  },
  'id-reused': {
    zh: '这个编号已用于另一项内容。请重新提交。',
    en: 'This id was already used for something else. Submit again.',
  },
  'in-the-future': {
    zh: '观察时间在将来。请核对设备时间。',
    en: 'The time of observation lies in the future. Check the clock of the device.',
  },
  busy: {
    zh: '数据库暂时连不上，内容没有丢失，请稍后重试。',
    en: 'The database cannot be reached just now. Nothing is lost; try again shortly.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;
