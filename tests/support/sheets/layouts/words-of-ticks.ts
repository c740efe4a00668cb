// Columns to tick under one heading, parts of a day, and figures, in a clerk's words. The headings come first.
import type { Words } from './words.ts';

export type Ticks = { headings: string; element: string; codes: Words; also?: Words };

export const TICKS: Readonly<Record<string, Ticks>> = {
  symptoms: {
    headings: '症状|今日症状（打√）|临床表现|有无下列症状|身体不适',
    element: 'person.symptoms_today',
    codes: {
      fever: '发热|发烧',
      cough: '咳嗽|干咳|咳',
      fatigue: '乏力|没力气|浑身无力',
      sore_throat: '咽痛|嗓子疼|咽喉痛',
      runny_nose: '流鼻涕|鼻塞流涕|鼻塞',
      breathless: '气喘|呼吸困难|喘不上气',
      muscle_ache: '肌肉酸痛|浑身酸痛|肌肉疼',
      headache: '头痛|头疼',
      diarrhoea: '腹泻|拉肚子|腹泻水样便',
      vomiting: '呕吐|恶心想吐|恶心呕吐',
      smell_taste: '闻不到味|嗅觉减退|味觉失灵',
      rash: '起疹子|皮疹|出疹',
      other: '其他|其它症状|其他不适',
    },
    also: { fever: 'person.fever_today' },
  },
  diseases: {
    headings: '慢性病|患病情况（打√）|所患疾病|基础病（可多选）',
    element: 'person.chronic_conditions',
    codes: {
      hypertension: '高血压|血压高',
      diabetes: '糖尿病|血糖高',
      heart: '心脏病|冠心病',
      stroke: '脑卒中|中风|脑梗',
      lung: '慢阻肺|慢性肺病',
      cancer: '肿瘤|癌症|恶性肿瘤',
      dementia: '失智|老年痴呆|认知障碍',
      other: '其他|其他疾病|其它慢病',
    },
  },
  entitlements: {
    headings: '享受待遇|民政待遇（打√）|享受政策|救助类别',
    element: 'person.entitlements',
    codes: {
      minimum_living: '低保|低保对象|城乡低保',
      extreme_poverty: '特困|特困供养|五保',
      low_income: '低收入|低收入家庭',
      elder_allowance: '高龄津贴|高龄补贴',
      disability_allowance: '残疾人补贴|残疾两项补贴',
      veteran_benefit: '优抚|优抚对象',
    },
  },
  household_help: {
    headings: '生活需求|家庭所需帮助（打√）|需要帮办',
    element: 'household.help_needed',
    codes: {
      food: '买菜|粮油米面|食品',
      medicine: '代买药|药品|配药',
      hospital: '看病|就医',
      baby: '奶粉尿布|婴儿用品',
      rubbish: '倒垃圾|垃圾清运',
      repair: '水电维修|修理',
      counsel: '心理疏导|心理安慰',
      other: '其他|其他需求',
    },
  },
  care_wanted: {
    headings: '需要的服务|养老服务需求（打√）|服务意愿',
    element: 'person.caring_services_wanted',
    codes: {
      meals: '助餐|送餐',
      bathing: '助浴|洗澡',
      cleaning: '助洁|打扫卫生',
      medical_escort: '陪诊|陪同看病',
      company: '陪伴|陪聊天',
      errands: '代办|代办事务',
    },
  },
  hazards: {
    headings: '安全隐患|隐患排查（有打√）|查出问题',
    element: 'dwelling.hazards',
    codes: {
      wiring: '电线老化|线路老化|私拉电线',
      ebike_indoor: '电瓶车进屋充电|电动车入户充电|电动车上楼',
      gas_leak: '燃气漏气|燃气隐患',
      blocked_exit: '过道堵塞|通道堵塞',
      hoarding: '堆放杂物|可燃物堆积',
      leak: '渗漏水|漏水',
      window_bars: '防盗窗封死|封闭防盗窗',
      other: '其他|其他隐患',
    },
  },
  disabilities: {
    headings: '残疾类别|残疾类型（打√）',
    element: 'person.disability_kinds',
    codes: {
      visual: '视力|视力残疾',
      hearing: '听力|听力残疾',
      speech: '言语|言语残疾',
      physical: '肢体|肢体残疾',
      intellectual: '智力|智力残疾',
      psychiatric: '精神|精神残疾',
    },
  },
};

/** Parts of a day: alone, or under a heading that names the day. */
export const PARTS: Words = {
  'part(person.birth_date, year)': '出生年份|哪年出生|出生年',
  'part(person.birth_date, month)': '出生月份|几月出生|出生月',
  'part(person.birth_date, year_month)': '出生年月|出生年月（如1950.06）|生于何年何月',
  'part(person.moved_in_on, year)': '哪年搬来|搬入年份|入住年份',
  'part(person.moved_in_on, year_month)': '搬来年月|入住年月|何年何月搬来',
  'part(person.vaccinated_last_on, month)': '末针月份|最近接种月份|最后一针在几月',
};
/** Means, heading, leaf. */
export const PARTS_UNDER: readonly [string, string, string][] = [
  ['part(person.birth_date, year)', '出生', '年'],
  ['part(person.birth_date, month)', '出生', '月'],
];

/** Figures of a place: of rows about a community, a grid or a building. */
export const FIGURES: Words = {
  'count(person)': '总人数|常住人数合计|共有多少人',
  'count(household)': '总户数|共有多少户|户数合计',
  'count(person, person.sex=1)': '男|其中：男|男性人数',
  'count(person, person.sex=2)': '女|其中：女|女性人数',
  'count(person, person.lives_alone)': '独居老人数|独自居住人数|独居人数',
  'count(person, person.elder_situation=couple)': '空巢老人数|空巢老人|空巢人数',
  'count(person, person.self_care=none)': '失能老人数|完全不能自理人数|生活不能自理人数',
  'count(person, person.entitlements=minimum_living)': '低保人数|享受低保人数|吃低保的人数',
  'count(person, person.entitlements=extreme_poverty)': '特困人数|特困供养人数|五保人数',
  'count(person, person.disability_kinds=physical)': '肢体残疾人数|肢残人数',
  'count(person, person.pregnant)': '孕妇人数|怀孕妇女数|在孕人数',
  'count(person, person.left_behind_child)': '留守儿童数|留守儿童人数|留守孩子数',
  'count(person, person.veteran)': '退役军人数|退伍军人人数',
  'count(person, person.fever_today)': '发热人数|今日发烧人数|发烧人数',
  'count(person, person.symptoms_today=cough)': '咳嗽人数|有咳嗽的人数',
  'count(person, person.contact_with_case)': '密接人数|密切接触人数|接触过病例人数',
  'count(person, person.travel_returned_within_14_days)': '14天内返乡人数|两周内外地返回人数',
  'count(person, person.vaccinated)': '已接种人数|打过疫苗人数|完成接种人数',
  'count(person, person.chronic_conditions=hypertension)': '高血压人数|高血压患者数|患高血压人数',
  'count(person, person.chronic_conditions=diabetes)': '糖尿病人数|糖尿病患者数|患糖尿病人数',
  'count(person, person.regular_treatment=dialysis)': '透析人数|血透人数|需透析人数',
  'count(household, household.rental)': '租房户数|租住户户数|租住户数',
  'count(household, household.evacuation_help)': '需协助转移户数|转移需帮助户数',
  'count(household, household.pets=dog)': '养犬户数|养狗户数|养狗家庭数',
};
/** What a fair reader may take a figure for as well. */
export const FIGURES_ALSO: Words = {
  'count(person)': 'grid.people|building.people_living|household.size_living',
  'count(household)': 'grid.households|building.dwellings',
  'count(person, person.fever_today)': 'count(person, person.symptoms_today=fever)',
  'count(person, person.lives_alone)': 'count(person, person.elder_situation=alone)',
};
