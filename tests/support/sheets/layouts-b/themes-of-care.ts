// Sheets of civil affairs, disabled persons' federations, veterans' and labour offices: persons with a claim on help.
import type { ThemeB } from './read-theme.ts';

export const THEMES_OF_CARE: readonly ThemeB[] = [
  {
    titles: '独居、空巢老年人探访关爱台账|特殊困难老年人探访登记表|居家老年人巡访关爱花名册',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['emergency', 'visitor'],
    columns: `
      ! person.name: 老人姓名|姓名|老年人姓名
      person.sex
      ! person.age
      person.id_number
      dwelling.address
      person.phone
      # 老年人类型 | 老人类别
      has(person.elder_situation, alone) +person.lives_alone: 独居|独居老人
      has(person.elder_situation, couple): 空巢|空巢老人
      has(person.elder_situation, left_behind): 留守|留守老人
      #
      person.self_care: 自理能力（自理/部分自理/失能）|生活自理情况|能否自理
      person.general_health: 身体状况|健康情况|身体健康状况
      person.children_nearby: 子女是否在身边|本市有无子女|子女是否同城居住
      person.visit_rhythm: 探访频次（日/周/月）|多久探访一次|探访周期|巡访频率
      person.alarm_device: 是否安装一键呼叫|有无紧急呼叫器|是否配备“一键通”
      person.meal_service_wanted: 是否需要老年餐|助餐需求（有/无）|是否需送餐
      person.caring_services_wanted: 服务需求|需要哪些居家养老服务|养老服务需求（助餐、助浴、助洁等）
      person.key_holder_name: 备用钥匙托管人|谁有家里钥匙|钥匙存放人
      dwelling.elder_friendly_changes: 是否适老化改造|居家适老化改造（是/否）|家里做过适老改造吗
      unknown: 探访时间|本月探访日期
      unknown: 探访情况记录|探访内容
      unknown: 老人签字
    `,
  },
  {
    titles: '残疾人基本服务状况和需求调查表|持证残疾人动态更新花名册|残疾人入户核查登记表',
    row: 'person',
    twice: 'person.phone person.id_number',
    owners: ['guardian', 'cadre'],
    columns: `
      ! person.name: 残疾人姓名|姓名
      person.sex
      person.birth_date
      ! person.id_number
      person.registered_address
      dwelling.address
      person.phone
      # 残疾情况 | 残疾人证信息 | 残疾状况
      ! person.disability_kinds: 残疾类别|类别（视力、听力、言语、肢体、智力、精神、多重）|残疾种类
      ! person.disability_grade: 残疾等级|等级（一/二/三/四）|级别
      person.disability_certificate_number: 残疾证号|证号|残疾人证编号
      unknown: 首次办证时间|发证日期
      #
      person.education
      person.marital_status
      unknown +person.occupation_category: 就业情况|就业形式|是否就业
      person.looking_for_work: 是否有就业意愿|有无求职需求|想找工作（是/否）
      # 享受补贴 | 两项补贴及社会救助
      has(person.entitlements, disability_allowance): 残疾人两项补贴|是否领取两项补贴|困难生活补贴、重度护理补贴
      has(person.entitlements, minimum_living): 低保|是否低保户|纳入低保
      #
      person.assistive_devices: 辅具适配|已配辅助器具|使用何种辅具（轮椅、助听器等）|辅助器具使用情况
      unknown: 辅具需求|需要的辅具
      has(person.caring_services_wanted, rehabilitation) +has(person.regular_treatment, rehabilitation): 康复需求|是否需要康复服务
      person.self_care: 自理情况|日常生活能否自理
      unknown: 无障碍改造需求|家庭无障碍改造意愿
    `,
  },
  {
    titles: '困境儿童、留守儿童摸排登记表|未成年人保护摸底台账|留守儿童关爱服务信息采集表',
    row: 'person',
    twice: 'person.id_number dwelling.address',
    owners: ['guardian', 'carer'],
    columns: `
      ! person.name: 儿童姓名|姓名|孩子姓名|未成年人姓名
      person.sex
      ! person.birth_date
      person.id_number
      person.registered_address
      dwelling.address
      ! person.school: 就读学校|学校|在读学校（幼儿园）|就学学校
      person.school_class: 年级班级|班级|所在班级|几年级几班
      person.left_behind_child: 是否留守儿童|留守（是/否）|属于留守儿童
      has(person.entitlements, orphan_support): 是否享受困境儿童保障|困境儿童生活补贴|是否纳入困境保障（事实无人抚养、孤儿）
      person.child_looked_after_by: 由谁照看|委托照护人类型（祖辈/亲属）|平时谁带|监护照料情况（父母/隔代/其他）
      has(person.entitlements, minimum_living): 家庭是否低保|低保家庭
      person.general_health: 健康状况|身体情况
      person.low_mood +person.wants_to_talk: 情绪状况（有无低落）|心理状况是否低落
      # 父亲
      unknown: 姓名
      unknown: 务工地点|外出务工地
      # 母亲
      unknown: 姓名
      unknown: 务工地点|外出务工地
      #
      unknown: 帮扶措施|关爱措施
      unknown: 控辍保学情况
    `,
  },
  {
    titles: '退役军人信息采集登记表|优抚对象走访慰问花名册|退役军人及其他优抚对象建档立卡表',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['emergency', 'worker'],
    columns: `
      ! person.name
      person.sex
      ! person.id_number
      person.birth_date
      person.phone
      person.registered_address
      dwelling.address
      person.veteran: 是否退役军人|退役军人（是/否）|退伍军人
      unknown: 入伍时间|入伍年月
      unknown: 退役时间|退役年月|退伍时间
      unknown: 服役部队|原服役部队番号
      unknown: 安置方式|退役安置方式（自主就业/转业）
      has(person.entitlements, veteran_benefit): 是否享受优抚待遇|享受抚恤补助|领取定期抚恤（是/否）
      unknown: 立功受奖情况|荣誉奖励
      person.education
      person.workplace
      person.looking_for_work: 有无就业需求|是否需要推荐工作|求职意愿（有/无）
      person.general_health: 身体状况|健康状况
      person.disability_grade +unknown: 伤残等级|残疾等级
      has(household.help_needed, money) +has(person.help_wanted, money): 生活是否困难|是否有经济困难
      unknown: 光荣牌是否悬挂|光荣牌发放
    `,
  },
  {
    titles: '失业人员和就业困难人员登记台账|劳动力资源调查表|就业援助对象实名制登记表',
    row: 'person',
    twice: 'person.phone person.age',
    owners: ['head', 'cadre'],
    columns: `
      ! person.name
      person.sex
      person.age
      ! person.id_number
      person.education
      person.phone
      ! person.occupation_category: 现从事职业|职业类型|目前职业|人员身份
      person.workplace: 就业单位|现工作单位|用工单位
      person.looking_for_work: 是否求职|有无就业愿望|目前是否在找工作|求职登记（是/否）
      person.skills: 技能特长|有何技能|技术专长|特长及证书
      unknown: 意向岗位|希望从事的工作|求职意向
      unknown: 期望薪资|期望月薪（元）
      unknown: 培训意愿|想参加的培训
      unknown: 失业时间|失业登记日期
      unknown: 失业原因
      has(person.entitlements, minimum_living): 是否低保家庭|低保人员
      person.marital_status
      has(person.medical_insurance, employee) +person.medical_insurance: 是否参加职工医保|职工医保（是/否）
      person.pension_received: 是否领取养老金|已领养老金
      dwelling.address
      unknown: 就业创业证号|是否办理就业创业证
    `,
  },
  {
    titles: '高龄津贴发放花名册|80周岁以上老年人高龄补贴申领汇总表|高龄老人生存认证登记表',
    row: 'person',
    twice: 'person.id_number person.age',
    owners: ['emergency', 'carer'],
    columns: `
      grid.street_name
      grid.community_name
      ! person.name: 姓名|老人姓名|申领人
      person.sex
      ! part(person.birth_date, year_month) +person.birth_date
      person.age
      ! person.id_number
      person.registered_address
      dwelling.address
      person.phone: 联系电话|本人或家属电话
      has(person.entitlements, elder_allowance): 是否享受高龄津贴|已享受高龄补贴|高龄津贴（领取/未领）
      person.pension_received: 有无退休金|是否领养老金|是否领取养老保险金
      has(person.entitlements, long_term_care): 是否享受长护险|长期护理保险待遇|长护险（是/否）
      person.mobility: 行动能力|行动是否方便|腿脚情况（自如/拄拐/轮椅/卧床）
      person.hearing: 听力|耳朵（听力情况）|听力状况
      person.sight: 视力|眼睛（视力情况）|视力状况
      unknown: 开户银行|开户行
      unknown: 银行账号|社保卡卡号
      unknown: 补贴标准（元/月）|月补贴金额
      unknown: 认证方式|生存认证日期
    `,
  },
  {
    titles: '失能老年人能力评估和长护险申请汇总表|失能失智老人摸底表|居家养老上门服务对象花名册',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['carer', 'doctor'],
    columns: `
      ! person.name: 老人姓名|被评估人|姓名
      person.sex
      person.age
      person.id_number
      ! person.self_care: 自理能力等级|失能程度|生活能力（全自理/半自理/不能自理）
      person.mobility: 移动能力|行走情况|活动能力（自如/拐杖/轮椅/卧床）
      has(person.mobility, bedridden): 是否卧床|长期卧床（是/否）
      has(person.chronic_conditions, dementia): 是否失智|失智（认知障碍）|有无老年痴呆
      person.care_assessment_on: 能力评估时间|评估日期|最近一次评估日期
      unknown: 评估机构|评估员
      # 已享受服务 | 已接受的上门服务
      has(person.caring_services_received, bathing): 助浴|洗澡服务
      has(person.caring_services_received, cleaning): 助洁|家政保洁
      has(person.caring_services_received, medical_escort): 陪诊|陪同就医
      has(person.caring_services_received, rehabilitation): 康复护理|康复
      #
      person.caring_services_wanted: 尚需服务|还需要的服务|服务意愿
      has(person.caring_services_wanted, respite): 是否需喘息服务|喘息服务需求
      person.fall_within_year: 近一年是否跌倒|过去12个月有无跌倒|跌倒史（近1年）
      person.assistive_devices: 使用辅具|辅具名称
      person.meal_taboo: 忌口|饮食禁忌|不能吃的
      unknown: 护理等级
      unknown: 服务机构|定点护理机构
    `,
  },
];
