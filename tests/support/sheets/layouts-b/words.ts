// Wordings that many offices share, as a second hand writes them down who has seen neither the dictionary's synonyms nor
// the first bank. `|` stands between two; the plainest stands first.
export type Words = Readonly<Record<string, string>>;

/** What stands over a column where its sheet has no wording of its own. */
export const COMMON: Words = {
  'person.name': '姓名|姓　名|人员姓名|被登记人姓名',
  'person.sex': '性别|性别（男/女）|男/女',
  'person.birth_date': '出生日期|出生年月日|生日|出生日期（如1958.03.12）',
  'part(person.birth_date, year_month)': '出生年月|出生年月（如195803）',
  'person.age': '年龄|周岁|实际年龄|年龄（周岁）',
  'person.id_number': '身份证号码|身份证号|公民身份证号码|居民身份证号|身份证件号码|身份证（18位）',
  'person.id_document_type': '证件类型|证件种类|证件名称',
  'person.phone': '联系电话|手机号|手机号码|本人电话|联系方式|电话|移动电话',
  'person.registered_address': '户籍地址|户口所在地|户籍所在地|户籍地（详细到门牌号）|身份证地址',
  'person.relation_to_head': '与户主关系|家庭关系|与户主的关系|和户主关系',
  'person.marital_status': '婚姻状况|婚姻情况|婚否',
  'person.education': '文化程度|学历|最高学历|受教育程度',
  'person.occupation_category': '职业|职业类别|从事职业|职业（工种）',
  'person.workplace': '工作单位|所在单位|单位名称|工作单位（无则填无）',
  'person.nationality': '国籍|国籍（地区）|国籍或地区',
  'dwelling.address': '现住址|现居住地址|家庭住址|居住地址|常住地址|详细住址|现住址（具体到门牌号）',
  'dwelling.compound': '小区|小区名称|所在小区|居住小区|小区（院落）',
  'dwelling.building_number': '楼号|栋号|楼栋|几号楼|楼栋号（幢）',
  'dwelling.stairwell': '单元|单元号|几单元|门洞',
  'dwelling.room': '门牌号|室号|房间号|房号|户室',
  'grid.community_name': '社区|所属社区|所在社区|社区（村）|村（居）委会',
  'grid.name': '网格|所属网格|所在网格|网格名|网格号名称',
  'grid.street_name': '街道|镇（街）|所属街道|街道（乡镇）|乡镇（街道）名称',
  'household.head_name': '户主|户主姓名|户主名字',
  'household.contact_phone': '家庭电话|户联系电话|住户电话|家庭联系方式',
  'facility.contact_phone': '场所联系方式|单位电话|联系电话',
  'grid.households': '户数|总户数|住户数',
  'household.size_living': '常住人数|家庭人口|实住人数|家庭人口数|现有人口',
};

/** A second wording for a thing the sheet asks already, besides `COMMON`. */
export const SECOND: Words = {
  'person.phone': '备用号码|能打通的电话|微信同号手机|第二联系号码',
  'person.id_number': '证件号（复核）|身份证号核对|身份证号（再次填写）',
  'dwelling.address': '实际居住地（核实）|落脚地址|现住何处|目前住哪里',
  'person.age': '年龄（自动计算）|几岁',
  'household.contact_phone': '可联系到的电话|家里电话|住户手机',
  'household.size_living': '家里共几口人|实际居住人口合计',
  'dwelling.use': '房子现在做什么用|房屋现状用途',
  'building.dwellings': '总户数（核对）|住户总套数',
  'facility.contact_phone': '值班联系号码|场所电话',
  'facility.beds': '床位总数|设置床位数',
  'grid.households': '本网格户数|户数（核对）',
  'building.floors': '共几层|地上层数',
};

/** What a fair reader may take the second column for as well. */
export const SECOND_ALSO: Readonly<Record<string, readonly string[]>> = {
  'person.phone': ['person.second_phone'],
  'household.contact_phone': ['household.head_phone'],
  'household.size_living': ['count(person)'],
};

/** Who else stands on a sheet, with the words below the heading of each. A leaf says the same below every heading. */
export type OwnerB = { headings: string; leaves: readonly (readonly [means: string, says: string, also?: string])[] };

const NAME = '姓名';
const PHONE = '联系电话|电话|手机号码';

export const OWNERS_B: Readonly<Record<string, OwnerB>> = {
  head: {
    headings: '户主|户主信息|户主基本情况',
    leaves: [
      ['household.head_name', NAME],
      ['household.head_id_number', '身份证号|身份证号码|公民身份号码'],
      ['household.head_phone', PHONE],
    ],
  },
  guardian: {
    headings: '监护人|法定监护人|监护人情况|家长（监护人）',
    leaves: [
      ['person.guardian_name', NAME],
      ['person.guardian_phone', PHONE],
    ],
  },
  worker: {
    headings: '网格员|包户网格员|责任网格员|所属网格员信息',
    leaves: [
      ['grid.worker_name', NAME],
      ['grid.worker_phone', PHONE],
    ],
  },
  emergency: {
    headings: '紧急联系人|应急联系人|紧急情况联系人|联系人（亲属）',
    leaves: [
      ['person.emergency_contact_name', NAME],
      ['person.emergency_contact_relation', '关系|与本人关系|与其关系'],
      ['person.emergency_contact_phone', PHONE],
    ],
  },
  carer: {
    headings: '照料人|主要照护人|照护者信息|照料者',
    leaves: [
      ['person.caregiver_name', NAME],
      ['person.caregiver_relation', '关系|与本人关系|与老人关系'],
      ['person.caregiver_phone', PHONE],
    ],
  },
  landlord: {
    headings: '房东|出租人|房屋出租人（房东）|房东信息',
    leaves: [
      ['household.landlord_name', NAME],
      ['household.landlord_phone', PHONE],
    ],
  },
  police: {
    headings: '社区民警|片区民警|包片民警|辖区民警',
    leaves: [
      ['grid.police_name', NAME],
      ['grid.police_phone', PHONE],
    ],
  },
  leader: {
    headings: '网格长|网格长信息|责任网格长',
    leaves: [
      ['grid.leader_name', NAME],
      ['grid.leader_phone', PHONE],
    ],
  },
  building_leader: {
    headings: '楼栋长|楼长|楼栋（单元）长',
    leaves: [
      ['building.leader_name', NAME],
      ['building.leader_phone', PHONE],
    ],
  },
  property: {
    headings: '物业负责人|物业项目经理|物业服务企业负责人',
    leaves: [
      ['building.property_contact', NAME],
      ['building.property_phone', PHONE],
    ],
  },
  neighbour: {
    headings: '邻居|结对邻居|守望邻居',
    leaves: [
      ['household.trusted_neighbour_name', NAME],
      ['household.trusted_neighbour_phone', PHONE],
    ],
  },
  doctor: {
    headings: '网格医生|包片医生|责任医生',
    leaves: [
      ['grid.doctor_name', NAME, 'person.family_doctor'],
      ['grid.doctor_phone', PHONE],
    ],
  },
  visitor: {
    headings: '探访员|探访人员|结对探访人',
    leaves: [
      ['person.visitor_name', NAME],
      ['person.visitor_phone', PHONE],
    ],
  },
  family: {
    headings: '家庭联系人|户联系人|住户联系人',
    leaves: [
      ['household.contact_name', NAME],
      ['household.contact_phone', PHONE],
    ],
  },
  facility: {
    headings: '场所负责人|负责人|机构负责人',
    leaves: [
      ['facility.contact_name', NAME],
      ['facility.contact_phone', PHONE],
    ],
  },
  supervisor: {
    headings: '片长|网格片长|包片干部（片长）',
    leaves: [
      ['grid.supervisor_name', NAME],
      ['grid.supervisor_phone', PHONE],
    ],
  },
  spouse: {
    headings: '配偶|配偶情况|配偶（丈夫/妻子）',
    leaves: [
      ['unknown', NAME],
      ['unknown', '身份证号码|身份证号|公民身份号码'],
      ['unknown', PHONE],
    ],
  },
  cadre: {
    headings: '包保干部|帮扶责任人|结对帮扶干部|包联领导',
    leaves: [
      ['unknown', NAME],
      ['unknown', '单位及职务|职务|单位'],
      ['unknown', PHONE],
    ],
  },
};

/** What the law of the house forbids to hold, whoever asks. */
export const NEVER_B: Words = {
  ethnicity: '民族|族别|民族成分|是否少数民族',
  religion: '宗教信仰|有无宗教信仰|信教情况|是否信教',
  political_status: '政治面貌|是否中共党员|是否党员|党员（是/否）|入党时间',
  petitioning: '信访情况|有无上访|近三年信访次数|信访诉求|是否上访户',
  hiv: '是否艾滋病患者|HIV检测结果|艾滋病感染|艾滋病抗体',
  drug_use: '吸毒史|有无吸毒史|是否吸毒人员|社区戒毒康复情况',
  criminal_record: '有无犯罪记录|前科情况|是否刑满释放人员|社区矫正对象|违法犯罪记录',
  key_person: '是否重点人员|重点人员类别|重点人群标签|重点管控对象|稳控对象',
  denunciation: '举报线索|反映他人违法线索|检举情况',
  location_trail: '14天行动轨迹|活动轨迹|行程轨迹|每日行踪|近期轨迹说明',
  biometrics: '人脸照片采集|指纹|人脸信息|DNA采集编号',
  personal_score: '居民积分|信用评分|个人积分|诚信等级|文明积分',
};

/** What offices write for themselves, which nobody at a door is asked. */
export const OFFICE_B =
  '填表人|填表日期|填报单位|审核意见|审核人签字|经办人|登记时间|录入人员|走访记录|核查结果|处理结果|是否上报|办理进度|登记人签名|' +
  '居委会意见|街道审核意见|资金发放金额|银行卡号|开户行|档案盒号|本人签字|走访照片|走访时间|是否录入系统|回访情况|责任科室|完成时限|整改责任人';

export const OFFICE_OF_PLACES_B =
  '检查人员|检查时间|整改期限|整改责任人|复查结果|复查人|是否销号|处罚情况|隐患照片|经度|纬度|坐标|录入时间|责任部门|台账编号|' +
  '检查单编号|上报时间|挂牌督办情况|资金来源|造价（万元）|备案号|登记日期|填报人';

export const SERIALS_B = '序号|序 号|编号|NO.|序列|顺号';
export const REMARKS_B = '备注|备 注|说明|备注说明|其他情况|其他需要说明的情况';

/** A date of birth in three columns below one heading. */
export const BIRTH_PARTS: readonly (readonly [string, string])[] = [
  ['part(person.birth_date, year)', '年'],
  ['part(person.birth_date, month)', '月'],
];

/** What a total is called on a sheet of persons that wants the whole home counted. */
export const COUNTS_OF_HOME: Words = {
  'household.size_living': '家庭人口数|共同居住人数|同住人数',
  'household.members_60_up': '家中60周岁以上人数|60岁及以上人口',
  'household.members_under_18': '未成年人数|家中18岁以下人数',
  'household.members_80_up': '家中80岁以上老人数|80周岁及以上人数',
};

/** What a total is called on a sheet of homes or places. */
export const COUNTS_OF_PLACE: Words = {
  'count(person)': '总人数|人口总数|居住总人数',
  'count(person, person.pregnant)': '孕妇人数|孕产妇（孕期）人数|孕妇（人）',
  'count(person, person.entitlements=minimum_living)': '低保人数|低保对象（人）|享受低保人数',
  'count(person, person.mobility=bedridden)': '卧床人数|长期卧床（人）|卧床不起人数',
  'count(person, person.lives_alone)': '独居人数|独居老人（人）|独居者人数',
  'count(person, person.self_care=none)': '失能人数|失能人员（人）|完全不能自理人数',
  'count(person, person.regular_treatment=dialysis)': '透析患者人数|血透病人（人）',
};
