// Kinds of sheets with a row for each household, dwelling, building, grid, facility or community.
import { HOME, HOME_ASKED } from './home-asked.ts';
import type { Theme } from './themes.ts';

export const THEMES_OF_PLACES: readonly Theme[] = [
  {
    titles: '入户走访登记表|家庭基本情况一户一档',
    row: 'household',
    blocks: [
      { ask: 'household.head_name household.head_id_number household.head_phone', take: 2 },
      {
        ask: 'household.size_living household.size_registered household.members_60_up household.members_65_up household.members_under_18',
        over: '家庭人口|人口情况',
        take: 4,
      },
      { ask: HOME, ...HOME_ASKED, take: 3 },
      { ask: 'household.registered_living_mismatch household.rental household.vehicles household.ebikes', take: 3 },
      { ask: 'household.pets household.dog_registered household.waste_sorting household.wechat_group', take: 2 },
      { ask: 'household.has_elderly_alone household.has_infant household.has_bedridden household.suggestion', take: 2 },
    ],
    owners: ['head', 'worker'],
    twice: 'dwelling.address household.size_living',
  },
  {
    titles: '居家期间家庭生活保障需求表|住户物资需求统计',
    row: 'household',
    blocks: [
      { ask: 'household.head_name household.contact_phone dwelling.address household.size_living', take: 4 },
      { ticks: 'household_help', take: 5 },
      { ask: 'household.food_days_left household.masks_days_left household.baby_supplies_days_left', take: 2 },
      { ask: 'household.can_order_online household.wants_rubbish_collected household.willing_to_volunteer', take: 2 },
      { ask: 'household.help_details household.preferred_visit_time household.away_until', take: 2 },
    ],
    owners: ['head', 'neighbour'],
    twice: 'dwelling.address household.contact_phone',
  },
  {
    titles: '汛期避险转移分户台账|防汛转移家庭名单',
    row: 'household',
    blocks: [
      { ask: 'household.head_name household.head_phone household.size_living dwelling.address', take: 4 },
      { ask: 'household.evacuation_help household.evacuation_place household.emergency_kit', take: 3 },
      { ask: 'household.members_60_up household.members_80_up household.members_under_6', over: '其中', take: 2 },
      { ask: 'household.has_bedridden dwelling.flood_prone household.trusted_neighbour_name', take: 2 },
      { ask: 'grid.community_name grid.name grid.worker_name grid.worker_phone', take: 2 },
    ],
    owners: ['head', 'worker'],
    twice: 'dwelling.address household.size_living',
  },
  {
    titles: '出租房屋登记台账|房屋租赁情况摸排表',
    row: 'dwelling',
    blocks: [
      { ask: `${HOME} dwelling.code dwelling.floor`, ...HOME_ASKED, take: 4 },
      { ask: 'dwelling.use dwelling.area_m2 dwelling.rooms dwelling.tenure dwelling.partitions', take: 4 },
      { ask: 'household.landlord_name household.landlord_phone household.lease_until', take: 2 },
      { ask: 'dwelling.vacant dwelling.heating dwelling.water_supply', take: 1 },
      { ask: 'grid.worker_name grid.worker_phone household.size_living', take: 1 },
    ],
    owners: ['landlord', 'worker'],
    twice: 'dwelling.address dwelling.area_m2',
  },
  {
    titles: '住房燃气消防安全检查表|居民住房隐患排查台账',
    row: 'dwelling',
    blocks: [
      { ask: `${HOME}`, ...HOME_ASKED, take: 3 },
      { ask: 'dwelling.gas_type dwelling.gas_alarm dwelling.gas_hose_replaced_on', over: '燃气情况', take: 2 },
      { ask: 'dwelling.smoke_alarm dwelling.fire_extinguisher dwelling.window_bars_exit', over: '消防设施', take: 2 },
      { ticks: 'hazards', take: 5 },
      { ask: 'dwelling.hazard_details dwelling.hazard_mended_on dwelling.safety_checked_on', take: 2 },
    ],
    owners: ['head', 'property'],
    twice: 'dwelling.address dwelling.room',
  },
  {
    titles: '楼栋基础信息台账|楼宇情况一览表',
    row: 'building',
    blocks: [
      { ask: 'dwelling.compound building.name building.code building.address building.use', take: 4 },
      { ask: 'building.floors building.floors_below_ground building.stairwells building.dwellings', take: 3 },
      { ask: 'building.built_year building.structure building.danger_grade building.management', take: 2 },
      { ask: 'building.has_lift building.lifts building.lift_inspected_until', over: '电梯情况', take: 2 },
      {
        ask: 'building.fire_exit_clear building.fire_hydrants building.ebike_charging building.hazards',
        over: '消防情况',
        take: 2,
      },
      { ask: 'building.gates building.gate_state building.waste_point building.public_water_cleaned_on', take: 2 },
      { ask: 'building.households_living building.people_living building.owners_committee', take: 2 },
    ],
    owners: ['buildingLeader', 'property'],
    twice: 'building.dwellings building.address',
  },
  {
    titles: '网格基本情况一览表|网格划分及力量配备表',
    row: 'grid',
    blocks: [
      { ask: 'grid.street_name grid.community_name grid.name grid.code grid.boundary', take: 4 },
      { ask: 'grid.households grid.people grid.buildings grid.volunteers grid.gates', take: 4 },
      { ask: 'grid.doctor_name grid.police_name grid.flood_points', take: 2 },
      {
        figures: 'count(person, person.lives_alone)|count(person, person.entitlements=minimum_living)',
        over: '其中|关爱群体',
        take: 2,
      },
    ],
    owners: ['gridLeader', 'worker'],
    twice: 'grid.people grid.households',
  },
  {
    titles: '生活保供网点统计表|沿街商户信息登记表',
    row: 'facility',
    blocks: [
      { ask: 'facility.name facility.type facility.address facility.registration_number', take: 4 },
      { ask: 'facility.contact_name facility.contact_phone facility.staff facility.area_m2', take: 3 },
      { ask: 'facility.opening_hours facility.state facility.services facility.delivers', take: 3 },
      { ask: 'facility.stock_state facility.reopens_on facility.fire_checked_on facility.power_backup', take: 2 },
      { ask: 'grid.street_name grid.community_name grid.name', take: 1 },
    ],
    owners: ['worker', 'police'],
    twice: 'facility.address facility.contact_phone',
  },
  {
    titles: '集中安置点房间使用情况|观察点运行日报',
    row: 'facility',
    blocks: [
      { ask: 'facility.name facility.address facility.contact_name facility.contact_phone', take: 4 },
      { ask: 'facility.capacity facility.rooms facility.rooms_free facility.beds facility.beds_free', take: 4 },
      { ask: 'facility.people_now facility.staff facility.power_backup', take: 2 },
      { ask: 'grid.district_name grid.street_name', take: 1 },
    ],
    owners: ['worker', 'doctor'],
    twice: 'facility.contact_phone facility.address',
  },
  {
    titles: '各社区情况汇总表|人员摸排数据日报',
    row: 'counts',
    blocks: [
      { ask: 'grid.street_name grid.community_name', take: 2 },
      {
        figures:
          'count(household)|count(person)|count(person, person.sex=1)|count(person, person.sex=2)|count(household, household.rental)|count(household, household.pets=dog)|count(household, household.evacuation_help)',
        over: '户数和人数|人口底数',
        take: 5,
      },
      {
        figures:
          'count(person, person.lives_alone)|count(person, person.elder_situation=couple)|count(person, person.self_care=none)|count(person, person.entitlements=minimum_living)|count(person, person.entitlements=extreme_poverty)|count(person, person.left_behind_child)|count(person, person.pregnant)|count(person, person.veteran)|count(person, person.disability_kinds=physical)',
        over: '服务对象|关爱对象',
        take: 6,
      },
      {
        figures:
          'count(person, person.fever_today)|count(person, person.symptoms_today=cough)|count(person, person.contact_with_case)|count(person, person.travel_returned_within_14_days)|count(person, person.vaccinated)|count(person, person.chronic_conditions=hypertension)|count(person, person.chronic_conditions=diabetes)|count(person, person.regular_treatment=dialysis)',
        over: '健康情况|防疫情况',
        take: 5,
      },
    ],
    owners: ['gridLeader', 'worker'],
    twice: 'grid.community_name',
  },
];
