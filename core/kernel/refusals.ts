// The catalogue of refusals: every code, and the sentence that says what to do next, in both languages.
// `{name}` quotes a value of the refusal's detail.

import { REFUSALS_OF_FILES } from './refusals-of-files.ts';
import { REFUSALS_OF_MATTERS } from './refusals-of-matters.ts';
import { REFUSALS_OF_PACKS } from './refusals-of-packs.ts';
import { REFUSALS_OF_PUBLISHING } from './refusals-of-publishing.ts';
import { REFUSALS_OF_RESOURCES } from './refusals-of-resources.ts';
import { REFUSALS_OF_SHEETS } from './refusals-of-sheets.ts';
import { REFUSALS_OF_VALUES } from './refusals-of-values.ts';

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
  conflict: {
    zh: '与已有的记录冲突（{constraint}），没有写入。请刷新后核对。',
    en: 'It conflicts with what is recorded ({constraint}); nothing was written. Refresh and compare.',
  },
  'unknown-parent': {
    zh: '找不到上级区划 {code}。请把上级一并导入，或核对代码。',
    en: 'The parent area {code} is not here. Import it together with this one, or check the code.',
  },
  'area-loop': {
    zh: '区划 {code} 的上级绕回了它自己。请核对上级代码一列。',
    en: 'The parents of area {code} lead back to itself. Check the column of parent codes.',
  },
  'area-order': {
    zh: '区划 {code} 不能放在同级或更低一级之下。请核对上级代码。',
    en: 'Area {code} cannot stand below one of its own or a lower level. Check its parent code.',
  },
  'grid-code': {
    zh: '网格编码 {code} 应以社区代码开头再加序号，例如 {example}。',
    en: 'Grid code {code} must continue its community’s code with a sequence, for example {example}.',
  },
  'unknown-grid': {
    zh: '这个社区没有该网格。请先建立网格，或从列表中选择。',
    en: 'This community has no such grid. Lay out the grid first, or choose one from the list.',
  },
  'unknown-building': {
    zh: '这个社区没有该楼栋。请先建立楼栋，或从列表中选择。',
    en: 'This community has no such building. Lay out the building first, or choose one from the list.',
  },
  'already-there': {
    zh: '同名的楼栋或网格已经有了，没有重复建立。请直接使用已有的。',
    en: 'A building or grid of that name is there already; none was made twice. Use the existing one.',
  },
  'no-round': {
    zh: '这户当时没有启用任何走访或排查。请先由社区启用场景。',
    en: 'No pack was switched on for this household then. Ask the community to switch one on first.',
  },
  'not-asked': {
    zh: '没有哪个场景需要“{element}”，未记录。请刷新表单。',
    en: 'No pack asks "{element}", so it was not recorded. Reload the form.',
  },
  'not-of-household': {
    zh: '回答所说的人不在这户。请刷新名单，或先登记这个人。',
    en: 'An answer is about somebody not of this household. Refresh the list, or register the person first.',
  },
  'bad-value': {
    zh: '“{element}”的内容不合要求。请对照提示重新填写。',
    en: 'The value for "{element}" does not fit. Look at the hint and enter it again.',
  },
  'answered-twice': {
    zh: '“{element}”对同一对象回答了两次。请只留一个。',
    en: '"{element}" is answered twice for the same subject. Keep one answer.',
  },
  'nothing-to-confirm': {
    zh: '“{element}”没有可确认的原值。请重新询问。',
    en: 'There is no earlier value of "{element}" to confirm. Ask it anew.',
  },
  'reason-missing': {
    zh: '没有见到人时请选择原因。',
    en: 'Choose why nobody was spoken to.',
  },
  'reason-not-wanted': {
    zh: '已见到人，不需要未见原因。请去掉原因，或改为未见到。',
    en: 'Somebody was spoken to, so no reason belongs here. Remove it, or say that nobody was met.',
  },
  'answers-without-contact': {
    zh: '没有见到人，不能有回答。请去掉回答，或改为已见到。',
    en: 'Nobody was met, so there can be no answers. Remove them, or say that somebody was met.',
  },
  'unknown-element': {
    zh: '信息项字典里没有“{element}”。请从列表中选择信息项。',
    en: 'The dictionary has no element “{element}”. Choose one from the list.',
  },
  'not-for-registry': {
    zh: '“{element}”不是户籍登记可以收集的信息，没有写入。请从表中去掉这一列。',
    en: '“{element}” may not be collected by registration; nothing was written. Leave the column out.',
  },
  'door-known': {
    zh: '门牌 {door} 已经登记为另一户室。请刷新后使用已有的门牌。',
    en: 'Door {door} is already registered. Refresh, and use the door that is there.',
  },
  'unknown-pack': {
    zh: '没有名为“{pack}”的场景包，或版本不对。请从列表中选择。',
    en: 'There is no pack “{pack}” of that version. Choose one from the list.',
  },
  'ends-before-start': {
    zh: '结束时间早于开始时间。请改正结束时间。',
    en: 'It would end before it starts. Correct the end.',
  },
  'beyond-sunset': {
    zh: '结束时间超过了场景包允许的最长期限（{sunset}）。请提前，到期可再次启用。',
    en: 'The end lies beyond the longest the pack may run ({sunset}). Choose an earlier one; it can be switched on again.',
  },
  'already-on': {
    zh: '场景“{pack}”在这里已经启用，不必重复。',
    en: 'The pack “{pack}” is already on here; there is no need to switch it on again.',
  },
  'unknown-activation': {
    zh: '找不到这次启用，可能不属于这个区划。请刷新列表。',
    en: 'This activation is not here; it may belong to another area. Refresh the list.',
  },
  'area-too-small': {
    zh: '场景只能在网格、社区或更大的区划启用。请选择所在的网格。',
    en: 'A pack is switched on for a grid, a community or more. Choose the grid it stands in.',
  },
  'already-off': {
    zh: '这次启用已经结束。',
    en: 'This activation has already ended; nothing more is to be done.',
  },
  'unknown-visit': {
    zh: '找不到要更正的那次走访，或它本身就是一次更正。请从这一户的走访记录里选择原来的那次。',
    en: 'The visit to correct is not here, or is itself a correction. Choose the original from the household’s visits.',
  },
  'unknown-duplicate': {
    zh: '找不到这一对记录，可能已不再相像。请刷新名单。',
    en: 'This pair is not here; the records may no longer be alike. Refresh the list.',
  },
  'already-settled': {
    zh: '这一对已有人看过并作了结论。请刷新名单。',
    en: 'Somebody has settled this pair already. Refresh the list.',
  },
  'keep-missing': {
    zh: '请选定保留两条记录中的哪一条。',
    en: 'Choose which of the two records goes on.',
  },
  'not-drawn': {
    zh: '这次走访没有被抽中回访，或已更正为没有见到人。请刷新回访名单。',
    en: 'This visit was not drawn, or was corrected to nobody met. Refresh the list of calls.',
  },
  'own-visit': {
    zh: '回访不能由上门的人自己来做。请交给没有去过这一户的同事。',
    en: 'Whoever was at the door may not make this call. Pass it to somebody who was not.',
  },
  'too-large': {
    zh: '一次发送的内容超过 {megabytes} MB。请分几次发送。',
    en: 'More than {megabytes} MB at once. Send it in smaller parts.',
  },
  'too-many': {
    zh: '请求太频繁。请过一分钟再试。',
    en: 'Too many requests. Try again in a minute.',
  },
  'unknown-address': {
    zh: '没有这个页面。请从首页进入。',
    en: 'There is no such page. Start from the home page.',
  },
  unexpected: {
    zh: '系统出了意外，已经记录；没有写入任何内容。请稍后重试，仍不行请联系管理员。',
    en: 'Something went wrong and was logged; nothing was written. Try again, and tell the administrator if it stays.',
  },
  'unknown-area': {
    zh: '找不到这个区划，可能已经调整。请重新选择区域。',
    en: 'This area is not here; it may have been changed. Choose an area again.',
  },
  'open-one-community': {
    zh: '您的岗位范围大于一个社区。请先选择一个社区，再打开名单。',
    en: 'Your post reaches beyond one community. Choose a community first, then open the list.',
  },
  'medical-list': {
    zh: '这份名单涉及健康信息，只有社区值守人员和医生可以打开。',
    en: 'This list tells of health; only community staff on duty and doctors may open it.',
  },
  busy: {
    zh: '数据库暂时连不上，内容没有丢失，请稍后重试。',
    en: 'The database cannot be reached just now. Nothing is lost; try again shortly.',
  },
  ...REFUSALS_OF_VALUES,
  ...REFUSALS_OF_FILES,
  ...REFUSALS_OF_MATTERS,
  ...REFUSALS_OF_PACKS,
  ...REFUSALS_OF_SHEETS,
  ...REFUSALS_OF_RESOURCES,
  ...REFUSALS_OF_PUBLISHING,
} as const satisfies Record<string, { zh: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;
