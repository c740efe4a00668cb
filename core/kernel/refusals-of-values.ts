// Why a value, a cell or a row of a roster is refused or told of, and what to do; a part of the catalogue in refusals.ts.

export const REFUSALS_OF_VALUES = {
  'person-twice': {
    zh: '同一个人在这一户里出现了两次。请删去重复的一行。',
    en: 'The same person stands twice in this household. Remove one of the rows.',
  },
  'household-in-two-grids': {
    zh: '同一户的几行写了不同的网格。请核对这户在哪个网格，改成一致后再导入。',
    en: 'Rows of one household name different grids. Check which grid it stands in, make them agree and import again.',
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
} as const satisfies Record<string, { zh: string; en: string }>;
