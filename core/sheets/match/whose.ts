// Whose fact a header asks for: the row's own person's, or somebody else's.

/** The row's own person, whatever the form calls them. */
const SELF: readonly string[] = [
  '密切接触者',
  '接触者',
  '被调查人',
  '被调查者',
  '被访者',
  '受访者',
  '调查对象',
  '服务对象',
  '工作对象',
  '对象',
  '当事人',
  '申请人',
  '参保人',
  '被保险人',
  '患者',
  '患儿',
  '病人',
  '病例',
  '疑似病例',
  '可疑者',
  '学生',
  '学员',
  '员工',
  '职工',
  '职员',
  '从业人员',
  '工人',
  '居民',
  '村民',
  '业主',
  '住户',
  '租客',
  '租户',
  '承租人',
  '流动人口',
  '返乡人员',
  '返程人员',
  '来访人员',
  '来京人员',
  '隔离人员',
  '隔离对象',
  '观察对象',
  '密接人员',
  '密接',
  '残疾人',
  '老人',
  '儿童',
  '幼儿',
  '婴儿',
  '孕妇',
  '产妇',
  '孕产妇',
  '服药者',
  '受种者',
  '献血者',
  '死者',
  '死亡者',
  '家庭成员',
  '成员',
  '人员',
  '本人',
  '个人',
  '客户',
  '旅客',
  '乘客',
  '考生',
  '会员',
  '志愿者',
  '住院人',
  '候选人',
];

/** Somebody or something else than the row's own person. A header that names one and has no element of its own is unknown. */
const OTHERS =
  /医生|医师|大夫|护士|填报|填表|填卡|填写人|调查人|调查员|调查者|检查人|检查者|检测人|采样人|采样者|镜检|录入|录卡|审核|审批|审签|经办|上报|报告人|报告单位|报卡|订正|删除|操作|提交|创建|更新|修改|登记人|核查|核对|复核|督导|督查|指导|接收|转出|转入|转诊|推荐|分配|派单|受理|承办|施工|监理|建设|同行|同住|亲戚|朋友|同事|配偶|丈夫|妻子|父亲|母亲|父母|子女|儿子|女儿|家长|家属|亲属|监护|联系人|联络人|负责人|责任人|房东|户主|网格|楼长|楼栋长|民警|校长|班主任|老师|教师|司机|店长|法人|法定代表|股东|科主任|科室|银行|开户|卡号|账号|流水|单号|编号|编码|代码|批号|票|费用|金额|价格|造价|工号/;

const self = new RegExp(`^(?:${[...SELF].sort((a, b) => b.length - a.length).join('|')})(?:的|之)?(?=.)`);

/** A header without the row's own person in front of it: 患者姓名 → 姓名. */
export const withoutSelf = (text: string): string => text.replace(self, '');
export const isSelf = (text: string): boolean => withoutSelf(`${text}的人`) !== `${text}的人`;
export const namesOther = (text: string): boolean => OTHERS.test(text);

/** Whether a heading speaks of a person or an office, so that what stands under it may be theirs. */
export const namesSomebody = (text: string): boolean => namesOther(text) || SOMEBODY.test(text);
const SOMEBODY = /[人者员长亲属母父妻夫儿女]|病例|单位|机构|部门|公司|企业|医院|学校|对象/;
