// Whose fact a header asks for: the row's own person's, or somebody else's.

/** The row's own person, whatever the form calls them. */
const SELF =
  '来电居民 来电人员 反映居民 求助居民 密切接触者 接触者 被调查人 被调查者 被访者 受访者 调查对象 服务对象 工作对象 对象 当事人 申请人 参保人 被保险人 疑似病例 可疑者 学员 职员 从业人员 返乡人员 返程人员 来访人员 来京人员 隔离对象 观察对象 密接人员 密接 服药者 受种者 献血者 死者 死亡者 本人 客户 旅客 乘客 考生 会员 住院人 登记对象 采集对象 被采集人 被登记人 登记人员 排查对象 走访对象 接种对象 接种者 受检者 报名人 来访者 来电人 求助人 反映人 返乡人 外来人员 暂住人员 常住人员 租住人 住户本人 户内成员 候选人';
/** The same, where a fact that is only a person's follows: 老人姓名, but not 老人数 and not 儿童照料人. */
const GROUPS =
  '老人 儿童 幼儿 婴儿 孕妇 产妇 孕产妇 残疾人 志愿者 业主 住户 病例 患者 病人 患儿 学生 员工 职工 居民 村民 成员 家庭成员 人员 租客 租户 承租人 个人 工人 隔离人员 流动人口';
const OF_A_PERSON =
  '姓名|名字|性别|年龄|身份|证件|公民|电话|手机|联系|联络|住址|地址|现|居住|家庭|户籍|户口|出生|生日|工作|职业|单位|学历|文化|基本|信息|个人';

/** After these words it is not the person who is asked about: 残疾人证号, 员工人数, 病人来源. */
const NOT_SELF = '证|人数|数|多少|几|总数|来源|属于|类型|类别|分类|关系|户数|接触|需求|服务|委员会|互助|意见|代表';

const among = (words: string): string =>
  words
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|');
const self = new RegExp(
  `^(?!残疾人证)(?:(?:${among(SELF)})(?:的|之)?(?!${NOT_SELF})(?=.)|(?:${among(GROUPS)})(?:的|之)?(?=${OF_A_PERSON}))`,
);

/** A header without the row's own person in front of it: 患者姓名 → 姓名. */
export function withoutSelf(text: string): string {
  const left = text.replace(self, '');
  return left === text ? text : withoutSelf(left);
}
export const isSelf = (text: string): boolean => withoutSelf(`${text}姓名`) === '姓名';

const SOMEBODY = /[人者员长亲属母父妻夫儿女]|病例|单位|机构|部门|公司|企业|医院|学校|对象/;
/** Whether a heading speaks of a person or an office, so that what stands under it may be theirs. */
export const namesSomebody = (text: string): boolean => SOMEBODY.test(text);
