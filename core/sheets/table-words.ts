// What a cell's words look like from outside: a heading, a value, a sentence, a mark of totals, signatures or samples. No
// element of the dictionary is known here.

/** Characters of a cell that are looked at. */
const LONGEST = 300;
const LONGEST_HEADING = 60;

/** Line breaks and runs of spaces made one space, as far as a cell is looked at. */
export const oneLine = (text: string): string =>
  text
    .slice(0, LONGEST)
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();

/** No space at all. */
export const compact = (text: string): string => text.replace(/\s+/g, '');

/** A header's own words: a line broken between two ideographs leaves no gap. */
export const headerWords = (text: string): string =>
  oneLine(
    text
      .slice(0, LONGEST)
      .replace(/(?<=[\u0080-\uffff])[^\S\n]*[\r\n]+\s*(?=[\u0080-\uffff])/g, '')
      .replace(/(?<=[(（\-/、])\s*\n\s*/g, ''),
  );

const NUMBER = /^[-+]?[\d.,]+%?$/;
const DAY =
  /^(?:(?:19|20)\d{2})?[年./-]?\d{1,2}[月./-]\d{1,2}[日号]?(?:\s*\d{1,2}[:：]\d{2}.*)?$|^(?:19|20)\d{2}年?(?:\d{1,2}月)?$|^\d{1,2}[月日号时]$/;
const CODE = /^(?=.*\d)[\dA-Za-z()+\-—–_./\\:#*×xX]{5,}$/;

/** A number, a day, a telephone or another number of many digits. */
export const isValue = (text: string): boolean => {
  const words = compact(text);
  return NUMBER.test(words) || DAY.test(words) || CODE.test(words);
};

/** Days, years and plain numbers that may stand in a header from left to right: 1日, 2日, 3日. */
export const orderOf = (text: string): number | undefined => {
  const match = /^(?:第)?((?:19|20)\d{2}[年./-])?(\d{1,4})(?:([月./-])(\d{1,2}))?[年月日号周天次季]*$/.exec(
    compact(text),
  );
  if (match === null) return undefined;
  const [, year, first, , second] = match;
  return Number.parseInt(year ?? '0', 10) * 10_000 + Number(first) * 100 + Number(second ?? 0);
};

/** Whether words may head a column: short and no sentence. */
export const isWordy = (text: string): boolean =>
  text !== '' && text.length <= LONGEST_HEADING && !/[。；;！!]./.test(text) && /\p{L}/u.test(text) && !isValue(text);

const LABEL =
  /[:：][\s_＿—]*$|[_＿]{2,}|^(?:填|制|报|审|上报|统计|单位|部门|街道|社区|村|网格|地址|地点|编号|日期|时间|年度|姓名|电话|联系|负责|经办|截止|截至|注|备注|说明|附|机构|表号|制定|制表|有效)[^（(:：]{0,10}[:：]|^(?:20\s*\d{0,2}|[\s_]*)\s*年\s*\d{0,2}\s*月|^第?\s*\d*\s*页|^(?:附件|附表|表)\s*[\d一二三四五六七八九十]*[:：]?$/;
/** `填报单位：`, `负责人：____`, `2026年3月`: words of the sheet and not of a column. */
export const isLabel = (text: string): boolean => LABEL.test(text);

const TOTAL = /^(?:合计|总计|小计|共计|总数|合计数|本页(?:小计|合计)|total|subtotal|sum)(?:[(（:：].*)?$/i;
const RUNNING = /^累计(?:数|人数|总数)?$/;
export const isTotal = (text: string): boolean => TOTAL.test(compact(text));
export const isRunningTotal = (text: string): boolean => RUNNING.test(compact(text));

const FOOT =
  /^(?:[*※＊★]|备注|说明|填表说明|填写说明|注(?:意|明|释)?(?:事项)?[\d一二三]*[:：.、]|注$|注意|填表|填报|制表|制单|审核|审批|复核|负责人|主要负责人|分管|联系人|联系电话|经办|签字|签名|签章|盖章|单位|日期|报送|社区(?:签|盖)|以上|此表|本表|total|note|remark)/i;
/** The words a note or a signature row begins with. */
export const isFoot = (text: string): boolean => FOOT.test(compact(text));

const SAMPLE =
  /^[（(【[]?(?:示例|样例|范例|举例|样本|例子|例|填写示例|填写样例|填写范例|example|sample|e\.g\.)(?:\d*[）)\]】:：、.\d]|$)/i;
/** A cell that says its row only shows how to fill in. */
export const isSampleMark = (text: string): boolean => SAMPLE.test(compact(text));
const INVENTED =
  /^(?:张三|李四|王五|赵六|某某|某某某|[\u4e00-\u9fff]某某?|[xX×＊*]{2,}|\d{0,4}[xX×*]{4,}\d{0,4}|1[3-9]0{9}|1[38]\d?12345678|13800138000)$/;
/** A value nobody really has. */
export const isInvented = (text: string): boolean => INVENTED.test(compact(text));

const INSTRUCTION =
  /^[（(]?(?:必填|选填|非必填|可选|可空|不必填|不能为空|文本|数字|日期|下拉|单选|多选|格式|请|填写?[：:]|限|最多|不超过|自动|系统|字符|整数|按)|(?:必填|选填|格式|下拉选择|字以内|个字符|勾选|不填)[）)]?$/;
/** A cell that tells how its column is to be filled. */
export const isInstruction = (text: string): boolean => INSTRUCTION.test(compact(text));

const PLACEHOLDER =
  /[□☐◻]|^[\s年月日时分_＿/—\-~～至.]+$|^[（(]?(?:是|有|男|同意|正常|阴性)[\s/／、|]*(?:否|无|女|不同意|异常|阳性)[)）]?$/;
/** Printed in a cell to be written over or ticked: `年 月 日`, `□是 □否`. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(compact(text));

/** Ends of a word that are none by themselves, and words that begin one but head nothing. */
const ENDING = /^(?:号码|号|证号|[码名别龄期址数])$/;
const BEGINNING =
  /^(?:联系|身份证?|出生|家庭|户籍|户口|居住|现住?|所在|工作|详细|常住|登记|填报|是否|有无|健康|婚姻|文化|政治|证件|居民|公民|发病|检查|接种|采样|返回|离开|到达)$/;
const REST =
  /^(?:电话|人数|地址|住址|地点|日期|时间|情况|方式|状况|状态|单位|类型|类别|面貌|程度|年月|编号|原因|结果|名称|机构|部位)$/;
const isOpen = (text: string): boolean => /[（([【][^）)\]】]*$/.test(text);

/** Whether a cell goes on with the words of the one above it, so that both are one header. */
export const goesOn = (above: string, below: string, isKnown: (words: string) => boolean): boolean => {
  const [upper, lower] = [compact(above), compact(below)];
  if (upper === '' || lower === '') return false;
  if (isOpen(upper) || /^[（([【].*[）)\]】]$/.test(lower)) return true;
  if (/[、，,/／\-—]$/.test(upper) || /^[、/／）)]/.test(lower)) return true;
  if (upper.length === 1 && lower.length <= 2 && isWordy(lower)) return true;
  if (isKnown(upper + lower)) return !isKnown(upper) || !isKnown(lower);
  return (upper.length <= 6 && ENDING.test(lower)) || (BEGINNING.test(upper) && REST.test(lower));
};

/** Two parts of one header: a space only where letters of the alphabet meet. */
export const joined = (above: string, below: string): string =>
  /[\x21-\x7e]$/.test(above) && /^[\x21-\x7e]/.test(below) ? `${above} ${below}` : above + below;

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Place of a column's number or letter: 3, (3), ③, C, 丙 → 3; undefined for anything else. `3=4+5` counts as 3. */
function numberOf(text: string): { kind: 'number' | 'letter' | 'stem'; at: number } | undefined {
  const words = compact(text).replace(/^[（(<＜［[]|[)）>＞\]］]$/g, '');
  if (/^\d{1,3}(?:=.+)?$/.test(words)) return { kind: 'number', at: Number.parseInt(words, 10) };
  if (/^[A-Za-z](?:=.+)?$/.test(words)) return { kind: 'letter', at: words.toUpperCase().charCodeAt(0) - 64 };
  if (words.length === 1 && STEMS.includes(words)) return { kind: 'stem', at: STEMS.indexOf(words) + 1 };
  if (words.length === 1 && CIRCLED.includes(words)) return { kind: 'number', at: CIRCLED.indexOf(words) + 1 };
  return undefined;
}

/** Whether a row's words number its columns: 1 2 3, A B C, 甲 乙 1 2. The first may say 栏次. */
export function numbersColumns(words: readonly string[]): boolean {
  const rest = /^(?:栏次|栏目|列次|序号|编号|行次)$/.test(compact(words[0] ?? '')) ? words.slice(1) : words;
  if (rest.length < 2) return false;
  const last: Record<string, number> = {};
  for (const text of rest) {
    const found = numberOf(text);
    if (found === undefined) return false;
    const before = last[found.kind];
    if (before === undefined ? found.at > 2 : found.at !== before + 1) return false;
    last[found.kind] = found.at;
  }
  return true;
}
