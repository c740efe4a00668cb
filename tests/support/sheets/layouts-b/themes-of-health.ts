// Sheets of health centres, vaccination stations and epidemic teams: persons and their health.
import type { ThemeB } from './read-theme.ts';

export const THEMES_OF_HEALTH: readonly ThemeB[] = [
  {
    titles: '孕产妇健康管理登记簿|辖区孕情摸底花名册|孕产妇保健服务台账',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['spouse', 'doctor'],
    columns: `
      ! person.name: 孕妇姓名|姓名|孕产妇姓名
      person.age: 年龄|孕妇年龄
      person.id_number
      person.phone
      dwelling.address
      person.registered_address
      person.pregnant: 是否在孕|目前是否怀孕|怀孕（是/否）
      unknown: 末次月经|末次月经日期
      unknown: 孕周|目前孕周（周）
      unknown: 孕次/产次|孕产次
      ! person.due_date: 预产期|预计分娩日期|预产日
      person.birth_hospital: 建册医院|建档机构|建卡医院|产检建册机构
      has(person.regular_treatment, antenatal): 是否规范产检|定期产检|产前检查（是/否）
      unknown: 高危因素|妊娠风险分级|高危评定
      person.postpartum: 是否产后|产后42天内|产褥期（是/否）
      unknown: 分娩日期
      unknown: 分娩方式（顺/剖）
      unknown: 新生儿性别|婴儿性别
      person.blood_pressure_systolic: 收缩压|血压（高压）
      person.blood_pressure_diastolic: 舒张压|血压（低压）
      person.weight: 体重|孕期体重
      unknown: 产后访视日期|产后访视
    `,
  },
  {
    titles: '慢性病患者随访登记表|高血压、糖尿病患者管理台账|两病患者规范管理花名册',
    row: 'person',
    twice: 'person.phone person.age',
    owners: ['emergency', 'doctor'],
    columns: `
      ! person.name: 患者姓名|姓名|病人姓名
      person.sex
      person.age
      person.health_record_number: 健康档案号|居民健康档案编号|档案号
      person.phone
      dwelling.address
      # 病种 | 所患疾病
      has(person.chronic_conditions, hypertension): 高血压|原发性高血压
      has(person.chronic_conditions, diabetes): 糖尿病|2型糖尿病
      has(person.chronic_conditions, heart): 冠心病|心脏病
      has(person.chronic_conditions, stroke): 脑卒中|中风
      has(person.chronic_conditions, lung): 慢阻肺|慢性肺病
      #
      # 本次随访测量 | 随访指标
      ! person.blood_pressure_systolic: 收缩压|高压|血压-收缩压
      person.blood_pressure_diastolic: 舒张压|低压|血压-舒张压
      person.fasting_glucose: 空腹血糖|空腹血糖值|血糖（空腹）
      person.weight: 体重|体重（公斤）
      person.height: 身高|身高（厘米）
      #
      person.takes_medicine_daily: 是否规律服药|按时服药（是/否）|是否每日服药
      person.medicine_needs: 用药种类|服用药物类别|在用药品
      person.medicine_runs_out_on: 药物用完时间|药还能吃到哪天|断药日期
      person.smokes: 是否吸烟|吸烟（是/否）|抽烟
      unknown: 饮酒情况|是否饮酒
      unknown: 下次随访日期|预约下次随访时间
      unknown: 随访方式（门诊/家庭/电话）|随访方式
      unknown: 随访医生签名|随访医生
    `,
  },
  {
    titles: '65岁及以上老年人健康体检登记表|老年人免费体检预约汇总表|老年人体检结果反馈表',
    row: 'person',
    twice: 'person.phone person.id_number',
    owners: ['emergency', 'worker'],
    columns: `
      ! person.name
      person.sex
      # 出生 | 出生日期
      part(person.birth_date, year): 年
      part(person.birth_date, month): 月
      #
      person.id_number
      person.phone
      dwelling.address
      ! person.health_check_on: 体检日期|体检时间|最近一次体检日期|检查日期
      # 体格检查 | 一般检查
      person.height: 身高|身高cm
      person.weight: 体重|体重kg
      unknown: 腰围|腰围（cm）
      person.blood_pressure_systolic: 收缩压|血压上值
      person.blood_pressure_diastolic: 舒张压|血压下值
      #
      person.fasting_glucose: 空腹血糖|血糖值
      unknown: 血常规
      unknown: 心电图|心电图结果
      unknown: B超|腹部B超
      person.chronic_conditions: 既往病史|现患慢性病|慢病史|患有慢性疾病
      person.allergies: 药物过敏史|过敏史|有无过敏
      person.sight: 视力|视力情况
      person.hearing: 听力|听力情况
      unknown: 体检结论|健康评价
    `,
  },
  {
    titles: '家庭医生签约服务花名册|重点人群家庭医生签约台账|家庭医生团队履约登记表',
    row: 'person',
    twice: 'person.phone person.id_number',
    owners: ['head', 'doctor'],
    columns: `
      ! person.name: 签约居民|居民姓名|姓名
      person.sex
      person.id_number
      person.age
      person.phone
      ! person.family_doctor_signed: 是否签约|签约状态（已签/未签）|是否签约家庭医生
      person.family_doctor: 签约医生|家庭医生姓名|家医团队
      unknown: 签约日期|签约时间
      unknown: 签约服务包|服务包类型
      person.health_record_number: 健康档案号|档案编号|电子健康档案号
      # 重点人群类别 | 人群分类
      has(person.chronic_conditions, hypertension): 高血压患者|高血压
      has(person.chronic_conditions, diabetes): 糖尿病患者|糖尿病
      person.pregnant: 孕产妇|孕妇
      has(person.general_health, disabled) +person.disability_kinds +person.disability_grade: 残疾人|残疾
      #
      person.medical_insurance: 医保类型|参保类型（职工/居民）|医疗保险种类
      person.treating_hospital: 常去医院|定点就诊医院|就诊医疗机构
      person.regular_treatment: 长期治疗项目|需定期治疗（透析、化疗等）|定期治疗情况
      person.dialysis_weekdays: 透析时间（周几）|每周透析安排|透析日
      person.vaccine_flu_on: 流感疫苗接种时间|流感疫苗接种日期|打流感疫苗的日期
      unknown: 履约次数|本年服务次数
      unknown: 医生签字|签约医生签名
    `,
  },
  {
    titles: '新冠病毒疫苗接种摸排表|60岁以上人群疫苗接种台账|疫苗接种人员信息登记表',
    row: 'person',
    twice: 'person.phone person.id_number',
    owners: ['emergency', 'worker'],
    columns: `
      grid.community_name
      grid.name
      ! person.name
      person.sex
      person.age
      person.id_document_type
      person.id_number: 证件号码|身份证号
      person.phone
      dwelling.address
      ! person.vaccinated: 是否接种|接种与否|是否已接种疫苗|接种状态（是/否）
      person.vaccination_doses: 接种剂次|已接种几针|接种针次|已打针数
      person.vaccinated_last_on: 最后一针时间|末次接种日期|最近一剂接种时间
      unknown: 第一针时间|第一剂接种日期
      unknown: 疫苗生产企业|疫苗厂家
      unknown: 接种地点|接种单位
      person.not_vaccinated_why: 未接种原因|没打疫苗的原因|未种原因（禁忌/缓种/不愿）
      has(person.not_vaccinated_why, contraindicated): 是否有禁忌症|医学禁忌（是/否）
      person.allergies: 过敏史|有无过敏史
      person.chronic_conditions: 基础疾病|有何基础病|基础性疾病
      unknown: 动员情况|劝导记录
      unknown: 计划接种日期|预约接种时间
    `,
  },
  {
    titles: '居家健康监测每日登记表|居家观察人员体温测量记录表|居家医学观察对象健康状况台账',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['worker', 'emergency'],
    columns: `
      ! person.name: 观察对象|姓名|被观察人员
      person.sex
      person.age
      person.phone
      dwelling.address
      # 体温 | 每日体温（℃）| 测温记录
      ! person.temperature: 早|上午|早晨体温
      person.temperature_evening: 晚|下午|晚间体温
      #
      # 有无以下症状 | 症状（有打√）
      has(person.symptoms_today, fever) +person.fever_today: 发热|发烧
      has(person.symptoms_today, cough): 咳嗽|干咳
      has(person.symptoms_today, sore_throat): 咽痛|嗓子疼
      has(person.symptoms_today, fatigue): 乏力|没力气
      has(person.symptoms_today, diarrhoea): 腹泻|拉肚子
      has(person.symptoms_today, smell_taste): 嗅（味）觉减退|闻不到味
      #
      person.room_to_stay_apart: 居住条件（是否单间）|单独房间|观察房间条件
      person.helper_during_observation: 生活保障联系人|帮忙送东西的人
      unknown: 观察开始日期|隔离起始日
      unknown: 解除日期|预计解除时间
      household.under_observation_notice: 是否已告知|是否送达告知书|张贴告知单（是/否）
      person.household_member_unwell: 同住人员有无症状|家人是否不适|共同居住者健康是否异常
      person.urgent_medical_need: 有无紧急就医需求|是否需紧急就医|急诊需求
      person.medicine_needs: 用药需求|需要购买的药
      unknown: 监测人|测温人签字
    `,
  },
  {
    titles: '密切接触者信息登记表|密接、次密接人员排查表|病例关联人员协查登记表',
    row: 'person',
    twice: 'person.phone person.id_number',
    owners: ['emergency', 'cadre'],
    columns: `
      ! person.name
      person.sex
      person.age
      person.id_number
      person.phone
      dwelling.address
      person.workplace: 工作单位或学校|单位
      ! person.contact_with_case: 是否接触过病例|是否接触阳性人员|与确诊者有无接触
      person.relation_to_case: 与病例关系|与阳性人员的关系|和患者什么关系
      person.last_contact_on: 末次接触时间|最后一次接触日期|最后接触病例时间
      person.contact_kind: 接触方式|接触类型（同住/同餐/同乘等）|接触情形
      unknown: 接触地点|接触场所
      unknown: 关联病例姓名|关联病例
      person.test_taken_on: 采样时间|核酸采样日期|检测时间|最近一次核酸时间
      person.test_result: 核酸结果|检测结果（阴/阳）|检测结果|核酸检测结果
      person.symptom_onset_on: 出现症状时间|发病时间|起病日期
      person.symptoms_today: 目前症状|现有症状|有何症状
      person.treated_at +person.treating_hospital: 就诊医院|就诊医疗机构
      unknown: 管控方式（集中/居家）|管控措施
      unknown: 转运时间
      unknown: 流调人员|流调员
    `,
  },
  {
    titles: '外地返回人员排查登记表|返乡来返人员信息摸排表|入（返）人员健康登记台账',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['worker', 'head'],
    columns: `
      grid.community_name
      ! person.name
      person.sex
      person.id_number
      person.phone
      dwelling.address: 现住址|本地居住地址|到达后居住地址
      ! person.arrived_from_place +person.arrived_from: 从何地返回|来自哪里（县市）|出发地（省市县）|返回前所在地
      person.arrived_from: 来源省份|来自哪个省|出发省
      person.arrived_on: 抵达时间|返回日期|到家时间|来（返）日期
      person.arrival_transport: 交通工具|乘坐何种交通工具|返回方式（飞机/火车/自驾）|交通方式
      unknown: 车次/航班号|航班车次座位号
      person.travel_returned_within_14_days: 近14天是否离开本市|14日内有无外出|近两周有无外地旅居
      person.was_in_affected_area: 是否途经疫情发生地|有无疫区旅居史|14天内是否到过中高风险地区
      person.contact_with_case: 有无接触确诊或疑似人员|是否接触病人
      person.temperature: 体温|目前体温|测得体温
      person.fever_today +has(person.symptoms_today, fever): 是否发热|有无发烧
      person.symptoms_today: 有何不适|身体症状
      person.test_taken_on: 核酸检测日期|最近核酸时间
      person.test_result: 核酸结果|检测结果
      person.plans_to_leave_on: 拟离开时间|计划何时离开|预计离开日期
      person.vaccinated: 是否接种疫苗|疫苗（已种/未种）
      unknown: 采取措施|落实管控措施
      unknown: 健康码状态|健康码颜色
    `,
  },
];
