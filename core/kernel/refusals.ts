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
  'person-twice': {
    zh: '同一个人在这一户里出现了两次。请删去重复的一行。',
    en: 'The same person stands twice in this household. Remove one of the rows.',
  },
  'household-in-two-grids': {
    zh: '同一户的几行写了不同的网格。请核对这户在哪个网格，改成一致后再导入。',
    en: 'Rows of one household name different grids. Check which grid it stands in, make them agree and import again.',
  },
  'column-twice': {
    zh: '“{header}”这一列出现了两次，无法判断用哪一列。请删去一列或改名后再导入。',
    en: 'The column “{header}” stands twice, so it is unclear which to read. Remove or rename one and import again.',
  },
  'address-unreadable': {
    zh: '看不懂这个门牌。请写成“3-2-501”（幢-单元-室），没有单元的写“3-501”，小区名写在前面。',
    en: 'The address cannot be read. Write building-stairwell-room such as 3-2-501, or 3-501 without stairwells, the compound first.',
  },
  'name-missing': {
    zh: '这一行没有姓名。请补上姓名后再导入。',
    en: 'This row has no name. Fill in the name and import again.',
  },
  'address-missing': {
    zh: '这一行没有门牌，也不能算作上一行那一户。请补上门牌后再导入。',
    en: 'This row has no address and cannot belong to the household above. Fill it in and import again.',
  },
  'name-unreadable': {
    zh: '这一格不像姓名。请只写姓名后再导入。',
    en: 'This does not look like a name. Write the name alone and import again.',
  },
  'cell-error': {
    zh: '这一格是公式错误，没有值。请改成实际内容后再导入。',
    en: 'The formula in this cell failed. Put the real value there and import again.',
  },
  'residence-unknown': {
    zh: '看不懂这种居住类型，已按“现住”登记。请核对，有误可在住户页面更正。',
    en: 'This kind of residence is not known, so the person counts as living here. Check it and correct it on the household’s page.',
  },
  'birth-date-differs': {
    zh: '出生日期与公民身份号码不一致，已按号码登记。请核对。',
    en: 'The birth date differs from the identity number; the number was followed. Check it.',
  },
  'sex-differs': {
    zh: '性别与公民身份号码不一致，已按号码登记。请核对。',
    en: 'The sex differs from the identity number; the number was followed. Check it.',
  },
  'household-values-differ': {
    zh: '同一户的几行写得不一样，已用第一行的内容。请核对。',
    en: 'Rows of one household differ here; the first was taken. Check it.',
  },
  'column-not-taken': {
    zh: '“{header}”不由名册带入，这一列没有读取；需要时在上门时询问或由医生登记。',
    en: '“{header}” is not brought in by a roster and was not read; it is asked at the door or recorded by a doctor.',
  },
  'column-missing': {
    zh: '没有找到“{header}”一列。请补上这一列，或改用常见的列名后再导入。',
    en: 'No column for “{header}” was found. Add it, or name it in a usual way, and import again.',
  },
  'sheet-hidden': {
    zh: '名册在隐藏的工作表“{sheet}”里，没有读取。请取消隐藏后再导入。',
    en: 'The roster is on the hidden sheet “{sheet}” and was not read. Unhide it and import again.',
  },
  'value-empty': {
    zh: '没有填写。请填写，或选“不愿说”。',
    en: 'Nothing was entered. Fill it in, or choose "rather not say".',
  },
  'value-type': {
    zh: '“{element}”的内容类型不对。请按该项的要求重新填写。',
    en: 'The kind of value does not fit "{element}". Enter it as the element asks.',
  },
  'value-too-long': { zh: '超过 {max} 个字。请缩短。', en: 'Longer than {max} characters. Shorten it.' },
  'date-unreadable': {
    zh: '看不懂这个日期。请写成 1985-03-02。',
    en: 'The date cannot be read. Write it as 1985-03-02.',
  },
  'date-incomplete': {
    zh: '日期不全。请写全年、月、日，如 1985-03-02。',
    en: 'The date is incomplete. Give year, month and day, such as 1985-03-02.',
  },
  'date-impossible': { zh: '没有这一天。请核对年月日。', en: 'There is no such day. Check the year, month and day.' },
  'date-in-the-future': { zh: '这个日期还没有到。请核对。', en: 'This date is still to come. Check it.' },
  'number-unreadable': { zh: '看不懂这个数。请只写数字。', en: 'The number cannot be read. Write digits alone.' },
  'number-not-whole': { zh: '这里要填整数。', en: 'A whole number is needed here.' },
  'number-out-of-range': {
    zh: '应在 {min} 到 {max} 之间。请核对数字和单位。',
    en: 'It must lie between {min} and {max}. Check the number and its unit.',
  },
  'code-unknown': {
    zh: '“{list}”里没有这个写法。请从选项中选。',
    en: 'The list "{list}" knows no such wording. Choose one of its options.',
  },
  'none-with-others': {
    zh: '选了“无”就不能再选别的。请改一处。',
    en: '"None" cannot stand beside other choices. Change one of them.',
  },
  'yes-no-unreadable': { zh: '看不懂是“是”还是“否”。请填“是”或“否”。', en: 'Neither yes nor no. Write 是 or 否.' },
  'phone-unreadable': {
    zh: '电话号码不对。每格只写一个号码：11 位手机号，或带区号的固定电话。',
    en: 'Not a phone number. One number a cell: 11 digits, or a landline with its area code.',
  },
  'id-number-length': {
    zh: '公民身份号码应为 18 位（旧证 15 位）。请核对。',
    en: 'An identity number has 18 digits (15 on old cards). Check it.',
  },
  'id-number-date': {
    zh: '公民身份号码里的出生日期不存在。请核对第 7 至 14 位。',
    en: 'The birth date inside the identity number does not exist. Check digits 7 to 14.',
  },
  'id-number-check': {
    zh: '公民身份号码的校验码不对，可能抄错了一位。请核对。',
    en: 'The check digit of the identity number is wrong; a digit may be miscopied. Check it.',
  },
  'id-number-rounded': {
    zh: '表格把身份号码当作数字，末几位已丢失。请把该列设为“文本”后重新填写。',
    en: 'The workbook kept the identity number as a number and lost its last digits. Format the column as text and enter it anew.',
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
  'file-missing': {
    zh: '没有收到文件，或上传中断。请重新选择文件。',
    en: 'No file arrived, or the upload was cut off. Choose the file again.',
  },
  'file-too-large': {
    zh: '文件超过 {megabytes} MB。请拆成几个文件分别导入。',
    en: 'The file is larger than {megabytes} MB. Split it and import the parts one by one.',
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
  'text-unreadable': {
    zh: '文件的文字编码无法识别。请另存为 UTF-8 编码的 CSV 再试。',
    en: 'The encoding of the file cannot be recognised. Save it as CSV in UTF-8 and try again.',
  },
  'text-mixed': {
    zh: '文件里混有两种文字编码，从第 {row} 行起不同。请用 Excel 或 WPS 打开核对后，另存为 UTF-8 编码的 CSV 再试。',
    en: 'The file mixes two encodings; from row {row} on it is another. Open and check it, save it as CSV in UTF-8 and try again.',
  },
  'unknown-import': {
    zh: '找不到这次导入，可能已过期。请重新上传名册。',
    en: 'This import is not here; it may have expired. Upload the roster again.',
  },
  'import-not-ready': {
    zh: '名册还没有检查完，或已经写入、取消或被退回，不能再确认。请看这次导入的状态。',
    en: 'The roster is not checked yet, or was already written, cancelled or refused. Look at the state of this import.',
  },
  'import-expired': {
    zh: '检查结果保留 {days} 天，已经过期。请重新上传名册。',
    en: 'The check is kept for {days} days and has expired. Upload the roster again.',
  },
  'import-running': {
    zh: '这个社区有另一份名册正在写入。请等它完成或取消后再确认。',
    en: 'Another roster of this community is being written. Wait until it is done or cancelled, then confirm.',
  },
  'import-over': {
    zh: '这次导入已经结束，没有可取消的。已写入的住户可在住户页面更正。',
    en: 'This import is over; there is nothing left to cancel. What was written can be corrected on each household’s page.',
  },
  'file-unknown-kind': {
    zh: '不认识这种文件。请上传 .xlsx、.xls 或 .csv 名册。',
    en: 'This kind of file is not known. Upload a roster as .xlsx, .xls or .csv.',
  },
  'file-too-slow': {
    zh: '这个文件 {seconds} 秒内读不完，可能内容过于复杂。请删去不用的工作表和格式，另存为 .xlsx 或 .csv 再试。',
    en: 'The file could not be read within {seconds} seconds. Remove unused sheets and formats, save it as .xlsx or .csv and try again.',
  },
  'grid-laid-out': {
    zh: '名册里的网格“{grid}”原来没有，确认后会新建。请核对名称，写错的先改正。',
    en: 'Grid “{grid}” of the roster is not here yet and is laid out on confirming. Check the name and correct a slip first.',
  },
  'grid-differs': {
    zh: '名册写“{grid}”，这栋楼已在另一个网格，保持不变。要调整请在区划页面改。',
    en: 'The roster says “{grid}”, but the building stands in another grid and stays there. Change it on the page of areas.',
  },
  'building-in-two-grids': {
    zh: '同一栋楼的几行写了不同的网格，按多数归入“{grid}”。请核对。',
    en: 'Rows of one building name different grids; it goes to “{grid}” as most of them say. Check it.',
  },
  'area-file-header': {
    zh: '第一行应有“code,name,parent_code”（或“代码,名称,上级代码”）。请核对表头。',
    en: 'The first row must hold “code,name,parent_code”. Check the header.',
  },
  'area-code': {
    zh: '区划代码“{given}”不是 12 位数字。请改正这一行。',
    en: 'Area code “{given}” is not 12 digits. Correct this row.',
  },
  'area-name': {
    zh: '区划 {given} 没有名称或名称过长。请改正这一行。',
    en: 'Area {given} has no name, or too long a one. Correct this row.',
  },
  'area-twice': {
    zh: '区划代码 {given} 出现了两次。请删去重复的一行。',
    en: 'Area code {given} stands twice. Remove one of the rows.',
  },
  'too-many-rows': {
    zh: '行数超过 {limit}。请拆成几个文件分别导入。',
    en: 'More than {limit} rows. Split the file and import the parts one by one.',
  },
  busy: {
    zh: '数据库暂时连不上，内容没有丢失，请稍后重试。',
    en: 'The database cannot be reached just now. Nothing is lost; try again shortly.',
  },
  'workbook-damaged': {
    zh: '这个文件不是完好的 .xlsx 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx，再试一次。',
    en: 'This file is not a sound .xlsx workbook. Open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'workbook-password': {
    zh: '工作簿设了打开密码。请去掉密码后再上传。',
    en: 'The workbook is protected by a password. Remove it and send the file again.',
  },
  'workbook-xls': {
    zh: '这是旧的 .xls 格式。请另存为 .xlsx 后再上传。',
    en: 'This is the old .xls format. Save it as .xlsx and send it again.',
  },
  'workbook-macros': {
    zh: '工作簿里有宏，不能接收。请另存为不带宏的 .xlsx 后再上传。',
    en: 'The workbook holds macros and is not taken. Save it as .xlsx without macros and send it again.',
  },
  'workbook-too-large': {
    zh: '工作簿展开后过大（{what} 超过 {limit}）。请删去不用的工作表、图片或空行后再上传。',
    en: 'The workbook is too large once opened ({what} above {limit}). Remove unused sheets, pictures or rows and try again.',
  },
  'workbook-zip64': {
    zh: '工作簿用了超大文件格式（Zip64）。请在 Excel 或 WPS 里另存为普通 .xlsx 后再上传。',
    en: 'The workbook is packed as Zip64. Save it as an ordinary .xlsx and send it again.',
  },
  'sheet-no-header': {
    zh: '没有找到认识的表头。请确认表头单独成行，且至少有两列写法常见，如“姓名”“身份证号”。',
    en: 'No header was recognised. Keep the header in a row of its own, with at least two usual columns such as 姓名.',
  },
  'sheet-already-filled': {
    zh: '第 {row} 行已经填了内容。请上传没有填过的空白表。',
    en: 'Row {row} is already filled in. Send the blank form.',
  },
  'sheet-merged-rows': {
    zh: '第 {row} 行起有上下合并的单元格，无法逐行填写。请取消合并后再上传。',
    en: 'From row {row} cells are merged over several rows and cannot be filled one by one. Unmerge them and try again.',
  },
  'sheet-too-long': {
    zh: '要填 {rows} 行，超过一张工作表的上限 {limit} 行。请缩小区域，分几次填。',
    en: 'There are {rows} rows to fill and a sheet ends at {limit}. Choose a smaller area and fill in parts.',
  },
  'unknown-template': {
    zh: '找不到这张空表，可能已过期。请重新上传空表。',
    en: 'This blank workbook is not here; it may have expired. Send it again.',
  },
  'unknown-purpose': {
    zh: '没有“{purpose}”这个用途。请从列表里重新选择用途。',
    en: 'There is no purpose “{purpose}”. Choose a purpose from the list again.',
  },
  'purpose-not-in-force': {
    zh: '这是应急用途，本区域现在没有启用应急场景，不能用它填表。请换用日常用途，或等应急场景启用后再填。',
    en: 'This purpose belongs to emergencies and none is in force here. Choose an everyday one, or fill it once one is switched on.',
  },
  'unknown-sheet': {
    zh: '工作簿里没有“{sheet}”这张表。请重新选择工作表。',
    en: 'The workbook has no sheet “{sheet}”. Choose the sheet again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;
