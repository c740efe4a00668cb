// Kinds of sheets with a row for each person or each matter somebody brings.
import { HOME, HOME_ASKED } from './home-asked.ts';
import type { Theme } from './themes.ts';

const WHO = 'person.name person.sex person.age person.id_number';
const MORE_WHO = 'person.birth_date person.education person.marital_status person.occupation_category person.workplace';
const SELF_ASKED = { over: '基本信息|基本情况|个人信息' };

export const THEMES_OF_PERSONS: readonly Theme[] = [
  {
    titles: '常住人口信息采集表|实有人口登记簿',
    row: 'person',
    blocks: [
      { ask: `${WHO} ${MORE_WHO} person.former_name person.relation_to_head`, ...SELF_ASKED, take: 8 },
      { ask: HOME, ...HOME_ASKED, take: 3 },
      { ask: 'person.registered_address person.residence_kind person.moved_in_on person.phone', take: 3 },
    ],
    owners: ['self', 'head'],
    twice: 'dwelling.address person.phone',
  },
  {
    titles: '外来人口登记台账|暂住人员花名册',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.education person.workplace person.id_document_type`, ...SELF_ASKED, take: 5 },
      { ask: 'person.registered_address person.moved_in_on person.plans_to_leave_on person.phone', take: 3 },
      { ask: `${HOME} dwelling.door`, ...HOME_ASKED, take: 2 },
      { ask: 'person.nationality person.other_document_number person.spoken_language', take: 1 },
    ],
    owners: ['self', 'landlord'],
    twice: 'person.id_number person.phone',
  },
  {
    titles: '老年人关爱探访台账|高龄老人摸底表',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.phone dwelling.address`, ...SELF_ASKED, take: 5 },
      { ask: 'person.lives_alone person.elder_situation person.children_nearby person.mobility', take: 3 },
      { ask: 'person.self_care person.hearing person.sight person.general_health person.fall_within_year', take: 3 },
      { ask: 'person.visit_rhythm person.visitor_name person.alarm_device person.key_holder_name', take: 2 },
      { ticks: 'care_wanted', take: 4 },
    ],
    owners: ['caregiver', 'emergency'],
    twice: 'dwelling.address person.phone',
  },
  {
    titles: '残疾人基本状况调查表|残疾人服务需求登记表',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.phone person.disability_certificate_number`, ...SELF_ASKED, take: 5 },
      { ask: 'person.disability_grade person.assistive_devices person.self_care person.medical_insurance', take: 3 },
      { ticks: 'disabilities', take: 4 },
      { ask: 'person.entitlements person.help_wanted person.looking_for_work person.skills', take: 2 },
      { ask: HOME, ...HOME_ASKED, take: 2 },
    ],
    owners: ['self', 'guardian'],
    twice: 'person.id_number dwelling.address',
  },
  {
    titles: '返乡人员健康登记表|外地来（返）人员排查表',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.phone`, ...SELF_ASKED, take: 4 },
      { ask: 'person.arrived_from person.arrived_from_place person.arrived_on person.arrival_transport', take: 3 },
      { ask: 'person.was_in_affected_area person.contact_with_case person.travel_returned_within_14_days', take: 2 },
      { ask: 'person.temperature person.fever_today person.symptoms_today person.returns_to_work_on', take: 2 },
      { ask: HOME, ...HOME_ASKED, take: 2 },
    ],
    owners: ['self', 'emergency'],
    twice: 'person.phone dwelling.address',
  },
  {
    titles: '发热等症状每日监测表|居家观察人员健康监测',
    row: 'person',
    blocks: [
      { ask: 'person.name person.sex person.age person.phone', ...SELF_ASKED, take: 3 },
      { ask: 'person.temperature person.temperature_evening', over: '体温监测|测温情况', take: 2 },
      { ticks: 'symptoms', take: 6 },
      { ask: 'person.symptom_onset_on person.symptoms_told_to_doctor person.treated_at', take: 2 },
      { ask: 'person.needs_fever_clinic_ride person.room_to_stay_apart person.household_member_unwell', take: 1 },
    ],
    owners: ['self', 'emergency'],
    twice: 'person.phone dwelling.address',
  },
  {
    titles: '疫苗接种摸底表|接种情况统计台账',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.phone person.occupation_category`, ...SELF_ASKED, take: 5 },
      { ask: 'person.vaccinated person.vaccination_doses person.vaccinated_last_on', over: '接种情况', take: 2 },
      { ask: 'person.not_vaccinated_why person.vaccine_flu_on person.allergies', take: 2 },
      { ask: 'person.test_taken_on person.test_result', over: '核酸检测', take: 2 },
      { ask: HOME, ...HOME_ASKED, take: 2 },
    ],
    owners: ['self', 'guardian'],
    twice: 'person.id_number person.phone',
  },
  {
    titles: '慢性病患者随访登记|慢病管理花名册',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.phone person.health_record_number`, ...SELF_ASKED, take: 5 },
      { ticks: 'diseases', take: 5 },
      { ask: 'person.blood_pressure_systolic person.blood_pressure_diastolic person.fasting_glucose', take: 2 },
      { ask: 'person.height person.weight person.smokes person.health_check_on', over: '体检情况', take: 2 },
      { ask: 'person.medicine_needs person.medicine_runs_out_on person.takes_medicine_daily', take: 2 },
      { ask: 'person.family_doctor person.family_doctor_signed person.treating_hospital', take: 1 },
    ],
    owners: ['self', 'doctor'],
    twice: 'dwelling.address person.phone',
  },
  {
    titles: '需定期就医人员保障表|特殊就医需求登记',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.phone dwelling.address`, ...SELF_ASKED, take: 5 },
      { ask: 'person.regular_treatment person.dialysis_weekdays person.treating_hospital', take: 3 },
      { ask: 'person.medicine_needs person.medicine_runs_out_on person.urgent_medical_need', take: 2 },
      { ask: 'person.mobility person.chronic_conditions person.allergies person.medical_insurance', take: 2 },
    ],
    owners: ['self', 'caregiver'],
    twice: 'person.phone dwelling.address',
  },
  {
    titles: '孕产妇及婴幼儿服务登记表|孕产妇摸排表',
    row: 'person',
    blocks: [
      { ask: `person.name person.age person.id_number person.phone person.workplace`, ...SELF_ASKED, take: 4 },
      { ask: 'person.pregnant person.due_date person.birth_hospital', over: '孕期情况', take: 3 },
      { ask: 'person.infant_feeding_needs person.help_wanted person.low_mood person.wants_to_talk', take: 2 },
      { ask: HOME, ...HOME_ASKED, take: 3 },
    ],
    owners: ['self', 'spouse'],
    twice: 'person.phone dwelling.address',
  },
  {
    titles: '留守儿童和困境儿童信息表|未成年人保护台账',
    row: 'person',
    blocks: [
      { ask: `${WHO} person.birth_date`, ...SELF_ASKED, take: 4 },
      { ask: 'person.school person.school_class', over: '就学情况', take: 2 },
      { ask: 'person.left_behind_child person.child_looked_after_by person.general_health', take: 2 },
      { ticks: 'entitlements', take: 3 },
      { ask: HOME, ...HOME_ASKED, take: 2 },
    ],
    owners: ['guardian', 'emergency'],
    twice: 'dwelling.address person.id_number',
  },
  {
    titles: '就业意向与志愿服务登记|居民技能特长摸底',
    row: 'person',
    blocks: [
      { ask: `${WHO} ${MORE_WHO} person.phone`, ...SELF_ASKED, take: 7 },
      { ask: 'person.looking_for_work person.skills person.veteran', take: 2 },
      { ask: 'person.volunteer_offers person.volunteer_hours_weekly person.takes_part_in_affairs', take: 2 },
      { ask: 'person.email person.contact_way person.wechat_reachable person.uses_smartphone', take: 2 },
    ],
    owners: ['self', 'emergency'],
    twice: 'person.phone person.id_number',
  },
  {
    titles: '居民诉求受理登记簿|便民维修派单登记',
    row: 'matter',
    blocks: [
      { nothing: '受理编号|受理日期|来电时间|诉求渠道', take: 2 },
      { ask: 'person.name person.phone dwelling.address grid.community_name', over: '来电居民|居民情况', take: 3 },
      { ask: 'household.help_needed household.help_details', take: 1 },
      { nothing: '派单时间|承办部门|承办人|办结时限|办理结果|回访情况|回访人', over: '办理情况', take: 4 },
    ],
    owners: ['self', 'clerk'],
    twice: 'person.phone dwelling.address',
  },
];
