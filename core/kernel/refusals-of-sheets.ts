// Why something about a department's sheet, its layout or its keeping is refused, and what to do; a part of the
// catalogue in refusals.ts.

export const REFUSALS_OF_SHEETS = {
  'unknown-meaning': {
    zh: '“{header}”一列选的含义“{means}”不存在。请从列表中重新选择。',
    en: 'The column “{header}” was given the meaning “{means}”, which does not exist. Choose one from the list.',
  },
  'never-held-stays': {
    zh: '“{header}”属于此处不保存的信息，不能改成别的含义。请把这一列留空，或与索表单位说明。',
    en: '“{header}” is never held here and cannot be given another meaning. Leave the column, or tell the office so.',
  },
  'unknown-form': {
    zh: '这个社区没有记住这张表，可能已被忘记。请刷新列表，或重新上传空表。',
    en: 'This community does not remember the form; it may have been forgotten. Refresh the list, or send the blank workbook.',
  },
  'unknown-lesson': {
    zh: '这个社区没有教过这个表头，不能收回。请刷新列表；别的社区教的由它自己收回。',
    en: 'This community did not teach that header, so it cannot take it back. Refresh the list; others take back their own.',
  },
  'sheet-end-over': {
    zh: '保存期限 {day} 已经过去。请选今天或以后的日期。',
    en: 'The last day of keeping, {day}, is over. Choose today or a later day.',
  },
  'sheet-end-too-late': {
    zh: '按这个用途，索表单位最多保存到 {last}，不能到 {day}。请选更早的日期。',
    en: 'For this purpose the office may keep the sheet until {last} at the latest, not until {day}. Choose an earlier day.',
  },
  'sheet-condition-wrong': {
    zh: '填表条件用不了：{what}。请改正条件，或去掉它再填。',
    en: 'The condition of the sheet cannot be used: {what}. Correct it, or fill the sheet without one.',
  },
  'sheet-condition-not-for-purpose': {
    zh: '条件用到的“{element}”不可用于此用途，谁在表里也会说出它。请去掉这个条件，或换一个用途。',
    en: 'The condition reads “{element}”, which may not serve this purpose: who is in the sheet would tell it. Take it out, or choose another purpose.',
  },
  'sheet-condition-not-for-post': {
    zh: '条件用到的“{element}”此岗位不可填写。请去掉这个条件，或请能看到它的岗位（如社区医生）填这张表。',
    en: 'The condition reads “{element}”, which is not for this post to fill in. Take it out, or ask a post that may, such as the doctor.',
  },
  'sheet-condition-identity': {
    zh: '“{element}”是姓名、号码或自己写的话，条件里不能拿它比较，只能问有没有：known("{id}")。请改条件。',
    en: '“{element}” is a name, a number or somebody’s own words: a condition may ask whether it is known, known("{id}"), and not compare it. Change the condition.',
  },
  'unknown-fill': {
    zh: '找不到这次填表记录，可能不在您岗位的区域内。请刷新列表。',
    en: 'This filled sheet is not on record, or lies outside the area of your post. Refresh the list.',
  },
  'nothing-to-compare': {
    zh: '这张表没有可比较的上一次：可能是第一次填，也可能列的含义、用途或岗位变了。请看下一次。',
    en: 'There is no earlier sheet to compare with: it is the first, or its columns, purpose or post changed. Look at the next one.',
  },
  'changes-over': {
    zh: '表的保存期限已过，只留下变化的数目，具体是谁已经删除。请看新的一次。',
    en: 'The time to keep these sheets is over; only the numbers of changes remain. Look at a newer one.',
  },
  'demand-derived': {
    zh: '“{element}”由已有信息推算，不用上门问。请把它从报送要求里去掉，补齐它的来源即可。',
    en: '“{element}” is worked out from what is known and is asked of nobody. Take it out of the demand.',
  },
  'demand-not-at-doors': {
    zh: '“{element}”说的不是居民或住处，上门问不到。请在楼栋、网格或场所的页面登记。',
    en: '“{element}” is not about a resident or a home, so no door can answer it. Enter it on the page of its building, grid or place.',
  },
  'demand-other-purpose': {
    zh: '“{element}”不能为这个用途收集。请去掉它，或改用它允许的用途。',
    en: '“{element}” may not be collected for this purpose. Take it out, or choose a purpose it may serve.',
  },
  'demand-too-sensitive': {
    zh: '“{element}”涉及健康或证件、电话，报送要求不能增问；只有同一用途的场景包已在询问时才可以。请去掉它。',
    en: '“{element}” tells of health or is a number; a demand may not add it unless a pack in force asks it for the same purpose. Take it out.',
  },
  'demand-area': {
    zh: '报送要求只能针对一个社区或其中一个网格。请选择所在的网格。',
    en: 'A demand is put to a community or one grid of it. Choose the grid.',
  },
  'demand-too-long': {
    zh: '按这个用途，报送要求最迟到 {last}。请选更早的日期。',
    en: 'For this purpose a demand may run until {last} at the latest. Choose an earlier day.',
  },
  'demand-nothing-missing': {
    zh: '要的内容都已有记录，不用再问。请直接填表。',
    en: 'All that is asked for is on record; nobody need be asked. Fill the sheet.',
  },
  'unknown-demand': {
    zh: '找不到这项报送要求，可能不属于这个社区。请刷新列表。',
    en: 'This demand is not here; it may be another community’s. Refresh the list.',
  },
  'demand-settled': {
    zh: '这项报送要求已经办结或到期。请刷新列表。',
    en: 'This demand is settled or over. Refresh the list.',
  },
  'demand-not-put-back': {
    zh: '这项报送要求还没有办，或办结已超过一天、已到期，不能放回。请让发起单位重新提一项。',
    en: 'This demand was not settled, was settled more than a day ago, or is over, and cannot be put back. Let the office raise a new one.',
  },
  'schedule-never-due': {
    zh: '在所选日期之前，这张表一次也轮不到填。请选更晚的日期。',
    en: 'The form would not be due once before that day. Choose a later one.',
  },
  'schedule-too-long': {
    zh: '按这个用途，定时填表最迟到 {last}，到期可再定。请选更早的日期。',
    en: 'For this purpose a form may be filled by itself until {last}; it can be scheduled again. Choose an earlier day.',
  },
  'unknown-schedule': {
    zh: '这个社区没有这项定时填表，或已经停止。请刷新列表。',
    en: 'This community has no such schedule, or it is over. Refresh the list.',
  },
  'unknown-ready-sheet': {
    zh: '这张填好的表已被取走或过期（保留三天）。请等下一次，或现在重新填一张。',
    en: 'This filled sheet was fetched already or has expired after three days. Wait for the next, or fill one now.',
  },
  'post-over': {
    zh: '定下这项填表的岗位已经结束，没有填。请由在岗的人重新定时。',
    en: 'The post that scheduled this is over, so nothing was filled. Somebody in post may schedule it again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
