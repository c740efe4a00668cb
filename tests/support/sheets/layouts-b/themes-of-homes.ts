// Sheets of communities and streets about who lives where: residents, tenants, volunteers, whole homes.
import type { ThemeB } from './read-theme.ts';

export const THEMES_OF_HOMES: readonly ThemeB[] = [
  {
    titles: '流动人口信息登记表|暂住人员登记簿|来本地居住人员信息采集表',
    row: 'person',
    twice: 'person.phone person.id_number',
    owners: ['landlord', 'police'],
    columns: `
      ! person.name
      person.former_name: 曾用名|别名|曾用姓名
      person.sex
      person.birth_date
      person.id_document_type
      ! person.id_number: 证件号码|身份证号码
      person.registered_address: 户籍所在地详址|户籍地址|原籍地址
      person.marital_status
      person.education
      dwelling.address: 暂住地址|现居住地址|居住处所地址
      ! person.moved_in_on: 来此居住日期|何时入住|入住时间|居住起始日期
      person.plans_to_leave_on: 拟离开日期|预计离开时间|打算何时走
      person.residence_kind: 居住类型|居住性质（常住/暂住/集体）|居住方式
      person.workplace: 务工单位|从业单位
      person.occupation_category: 从事工作|职业
      person.phone
      person.relation_to_head: 与户主关系|家庭关系
      unknown: 居住证号|居住证编号
      unknown: 来本地事由|居住事由
      household.lease_until: 租期截止|租赁到期日|合同到期时间
      unknown: 采集民警|登记人
    `,
  },
  {
    titles: '社区志愿者报名登记表|应急志愿服务队人员名单|居民志愿者信息汇总表',
    row: 'person',
    twice: 'person.phone person.age',
    owners: ['emergency', 'leader'],
    columns: `
      ! person.name: 志愿者姓名|姓名
      person.sex
      person.age
      ! person.phone
      person.email: 邮箱|电子邮件|E-mail
      person.education
      person.workplace: 单位|所在单位
      dwelling.address
      dwelling.compound
      person.skills: 特长|专业技能|个人特长|掌握技能
      ! person.volunteer_offers: 可提供服务|志愿服务意向|能做什么|服务类别（送货/开车/值守等）
      has(person.volunteer_offers, driving): 能否开车接送|是否可出车
      has(person.volunteer_offers, gate): 可否值守门岗|能参加卡口值守
      has(person.volunteer_offers, medical): 有无医护技能|是否懂医护
      person.volunteer_hours_weekly: 每周可服务时长|一周能服务几小时|周服务时间（小时）
      person.vaccinated: 是否打过疫苗|疫苗接种（是/否）
      person.general_health: 身体状况|健康状况
      unknown: 服装尺码|马甲尺码
      unknown: 志愿者编号|志愿汇注册号
      unknown: 可服务时段|空闲时间段
      unknown: 所属队伍|分队
    `,
  },
  {
    titles: '避险转移安置人员登记表|受灾群众临时安置花名册|转移安置点人员信息表',
    row: 'person',
    twice: 'person.phone dwelling.address',
    owners: ['head', 'cadre'],
    columns: `
      ! person.name
      person.sex
      person.age
      person.id_number
      person.relation_to_head
      person.phone
      dwelling.address: 原住址|家庭住址|受灾前住址
      ! person.shelter_place +household.evacuation_place: 安置点|安置地点|安置点名称|现安置于
      household.evacuation_place +person.shelter_place: 投亲靠友地址|投靠亲友何处|投亲靠友去向
      unknown: 转移时间|转移日期
      unknown: 返家时间|返回时间
      person.safe_and_accounted: 是否安全|平安确认|是否已核实平安
      person.mobility: 行动能力|能否自行走动
      household.evacuation_help: 转移是否需要协助|需帮助转移（是/否）|是否需专人转移
      person.regular_treatment: 是否需定期治疗（透析等）|治疗需要|定期治疗
      person.medicine_needs: 需要药品|用药需要
      person.pregnant: 是否孕妇|孕妇（是/否）
      person.infant_feeding_needs: 婴儿用品需求|奶粉尿布需要|婴幼儿需要
      person.general_health: 健康状况|身体状况
      unknown: 床位号|帐篷号
      unknown: 发放物资|领取物资
    `,
  },
  {
    titles: '入户走访一户一档登记表|居民家庭基本情况登记表|网格入户信息采集表',
    row: 'household',
    twice: 'household.contact_phone household.size_living',
    owners: ['worker', 'family'],
    columns: `
      household.number: 户编号|户号|家庭编号
      ! household.head_name
      household.head_id_number: 户主身份证号|户主证件号|户主身份证
      household.head_phone: 户主电话|户主手机|户主联系方式
      # 住址 | 居住地址
      dwelling.compound
      dwelling.building_number
      dwelling.stairwell
      ! dwelling.room
      #
      dwelling.tenure: 房屋性质|住房性质（自有/租赁/公房）|产权性质
      household.rental: 是否租住|租房户（是/否）|是否承租户
      household.registered_living_mismatch: 人户是否一致|人户状态（人户一致/人在户不在）|人户分离情况
      # 人口情况（人） | 家庭人口
      household.size_registered: 户籍人口|户口本人数|在册人数
      ! household.size_living +count(person): 常住人口|实住人口|住几人
      household.members_60_up: 60岁以上|六十岁以上老人
      household.members_under_6: 6岁以下|六岁以下幼儿
      household.members_under_18: 18岁以下|未成年人
      #
      household.has_elderly_alone: 有无独居老人|是否独居老人户
      household.vehicles: 私家车|汽车数量|有几辆车
      household.ebikes: 电动车数量|电瓶车（辆）|有几辆电动车
      household.pets: 饲养宠物|养宠情况|养什么宠物
      household.wechat_group: 是否入群|是否加入楼栋微信群|进群情况
      household.suggestion: 居民诉求|意见和建议|住户建议
      household.satisfied_with_visit: 是否满意|满意度（满意/不满意）
      unknown: 走访时间|入户时间
      unknown: 走访人员
    `,
  },
  {
    titles: '封控期间居民生活物资需求登记表|居家群众物资保障需求汇总表|楼栋居民需求收集台账',
    row: 'household',
    twice: 'household.contact_phone household.size_living',
    owners: ['building_leader', 'family'],
    columns: `
      dwelling.building_number
      dwelling.stairwell
      ! dwelling.room
      household.contact_name +household.head_name: 住户|联系人|登记人姓名
      ! household.contact_phone
      household.size_living +count(person): 居住人数|家里几口人|现住人数
      # 需要的物资 | 需求品类
      has(household.help_needed, food): 蔬菜粮油|食品|米面油菜
      has(household.help_needed, medicine): 药品|急需药品
      has(household.help_needed, baby): 奶粉尿不湿|婴儿用品
      has(household.help_needed, hygiene): 口罩消毒液|防护用品
      #
      household.food_days_left: 存粮还能吃几天|现有粮食可维持天数|余粮（天）
      household.medicine_runs_out_on: 药品何时用完|家中药品断药日期|药用到哪天
      household.baby_supplies_days_left: 奶粉够几天|婴幼儿用品可用天数
      household.masks_days_left: 口罩够用天数|口罩还能用几天
      household.can_order_online: 会不会网购|能否手机买菜|是否会线上下单
      household.group_buy: 是否参加团购|参与团购（是/否）
      household.wants_rubbish_collected: 是否需要收垃圾|上门收垃圾|垃圾代收需求
      has(household.help_needed, hospital): 就医需求|外出就医需要（有/无）
      household.has_bedridden: 有无卧床病人|家中有卧床者
      household.has_infant: 有无婴幼儿|有婴儿家庭
      household.help_details +household.help_needed: 具体需求|其他需求（请写明）|需求描述
      unknown: 配送时间|送达时间
      unknown: 金额（元）|代购金额
    `,
  },
  {
    titles: '防汛防台转移责任到户表|危险区域群众转移避险明白表|山洪灾害避险转移花名册',
    row: 'household',
    twice: 'household.contact_phone household.size_living',
    owners: ['cadre', 'leader'],
    columns: `
      grid.community_name
      grid.name
      ! household.head_name
      household.head_phone: 户主电话|户主联系方式
      dwelling.address
      ! household.size_living +count(person): 应转移人数|家庭人口|需转移人口
      household.members_60_up: 60岁以上老人数|其中：老人
      household.members_under_18: 其中：未成年人|儿童人数
      count(person, person.mobility=bedridden): 卧床人数|其中卧床病人
      count(person, person.pregnant): 孕妇人数|其中孕妇
      dwelling.flood_prone: 是否易进水|是否低洼易涝|房屋易受淹（是/否）
      has(dwelling.hazards, structure): 是否危房|房屋结构有无隐患
      household.evacuation_help: 转移是否要人帮|需要协助转移（是/否）
      household.evacuation_place: 投亲靠友地点|自行投靠去处
      unknown: 安置点名称|对应安置点
      unknown: 转移路线|撤离路线
      unknown: 预警方式|叫应方式
      household.emergency_kit: 是否备有应急包|家庭应急物资（有/无）
      household.vehicles: 车辆数|家中车辆（辆）
      unknown: 风险点名称|隐患点
      unknown: 转移时限
    `,
  },
  {
    titles: '低保、低收入家庭核查表|社会救助家庭动态管理台账|困难家庭入户调查表',
    row: 'household',
    twice: 'household.contact_phone household.size_living',
    owners: ['head', 'worker'],
    columns: `
      household.number: 户号|户编码|家庭编号
      ! household.head_name: 户主姓名|户主|家庭代表（户主）
      household.head_id_number: 户主身份证号|户主公民身份号码
      dwelling.address
      ! household.size_living +count(person): 家庭人口|共同生活成员数|家庭成员人数
      count(person, person.entitlements=minimum_living): 享受低保人数|保障人口|低保人口数
      count(person, person.entitlements=extreme_poverty): 特困人数|特困供养人数
      count(person, person.self_care=none): 失能人数|完全不能自理人数
      household.members_60_up: 60岁以上人数|老年人口数
      household.members_under_18: 未成年人口数|18岁以下子女数
      dwelling.area_m2: 住房面积|住房建筑面积（平方米）
      dwelling.tenure: 住房产权|住房类型（自有/租住/借住）
      household.vehicles: 机动车（辆）|名下车辆
      household.help_needed: 帮扶需求|需要的救助|救助需求类型
      household.help_details: 困难说明|家庭困难情况描述|致困原因说明
      unknown: 家庭月收入|家庭月总收入（元）
      unknown: 月人均收入|人均月收入（元）
      unknown: 保障金额|月保障金（元）
      unknown: 批准时间|纳入保障时间
      unknown: 致贫原因|主要致困原因
    `,
  },
  {
    titles: '文明养犬和垃圾分类入户宣传登记表|养犬家庭登记表|生活垃圾分类入户台账',
    row: 'household',
    twice: 'household.contact_phone dwelling.address',
    owners: ['building_leader', 'worker'],
    columns: `
      dwelling.compound
      dwelling.door +dwelling.address: 楼栋门牌|楼-单元-室|门牌（楼/单元/室）
      ! household.contact_name +household.head_name: 住户姓名|户代表|联系人
      household.contact_phone
      household.size_living +count(person): 家庭人口|家庭人数
      ! has(household.pets, dog): 是否养犬|养狗（是/否）|有无饲养犬只
      has(household.pets, cat): 是否养猫|养猫（是/否）
      household.dog_registered: 犬只是否登记|是否办理犬证|狗证（有/无）
      unknown: 犬只品种|犬种
      unknown: 免疫证号|狂犬疫苗免疫日期
      ! household.waste_sorting: 是否参与垃圾分类|垃圾分类（参与/未参与）|垃圾是否分类投放
      unknown: 分类准确率|投放准确情况
      household.wechat_group: 是否加入业主群|楼栋群（已进/未进）
      household.willing_to_volunteer: 是否愿意当志愿者|志愿意愿（是/否）
      household.ebikes: 电动自行车数|电瓶车辆数
      household.preferred_visit_time: 方便上门时间|什么时候在家|可入户时段
      unknown: 宣传资料发放|是否签订承诺书
      household.suggestion: 意见|建议意见
    `,
  },
];
