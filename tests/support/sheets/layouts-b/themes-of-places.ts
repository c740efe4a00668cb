// Sheets of housing departments, fire stations, property offices and streets about buildings and places, and one of a
// day's totals.
import type { ThemeB } from './read-theme.ts';

export const THEMES_OF_PLACES: readonly ThemeB[] = [
  {
    titles: '出租房屋安全隐患排查表|群租房整治排查台账|出租屋消防安全检查登记表',
    row: 'dwelling',
    twice: 'dwelling.address dwelling.use',
    owners: ['landlord', 'police'],
    columns: `
      grid.community_name
      dwelling.compound
      ! dwelling.address: 房屋地址|出租房地址|房屋坐落
      dwelling.code: 房屋编码|房屋编号|出租屋编号
      dwelling.floor: 所在楼层|楼层|第几层
      dwelling.area_m2: 建筑面积|房屋面积
      dwelling.rooms: 房间数|间数|出租间数（间）
      dwelling.use: 房屋用途|使用性质|现用途（自住/出租/经营）
      household.size_living +count(person): 居住人数|租住人数
      ! dwelling.partitions: 是否隔断|有无打隔断|隔断情况|分割出租
      # 消防设施 | 安全设施
      dwelling.fire_extinguisher: 灭火器|有无灭火器
      dwelling.smoke_alarm: 烟感报警器|烟感
      dwelling.window_bars_exit: 防盗窗逃生口|防盗网是否留逃生窗口
      #
      # 存在隐患 | 发现的隐患（√）
      has(dwelling.hazards, wiring): 线路老化|私拉乱接电线
      has(dwelling.hazards, ebike_indoor): 电动车进楼入户|室内给电动车充电
      has(dwelling.hazards, blocked_exit): 堵塞通道|疏散通道堵塞
      #
      dwelling.hazard_details: 隐患描述|具体隐患|问题说明
      dwelling.hazard_mended_on: 整改完成日期|整改时间|整改完成时间
      household.lease_until: 租期至|租赁截止日期
      unknown: 租金（元/月）|月租金
      unknown: 是否签订责任书|安全责任书签订
    `,
  },
  {
    titles: '燃气安全入户检查记录表|居民用气安全隐患排查表|瓶装液化气用户登记表',
    row: 'dwelling',
    twice: 'dwelling.address household.contact_phone',
    owners: ['family', 'property'],
    columns: `
      dwelling.compound
      dwelling.building_number
      dwelling.stairwell
      ! dwelling.room
      household.contact_name +household.head_name: 用户姓名|用户|户名
      household.contact_phone +household.head_phone: 用户电话|联系电话
      unknown: 燃气用户号|燃气户号|用气编号
      ! dwelling.gas_type: 用气类型|气源（管道/瓶装）|燃气种类|使用何种燃气
      dwelling.gas_alarm: 报警器|是否安装燃气报警器|可燃气体报警装置（有/无）
      dwelling.gas_hose_replaced_on: 软管更换日期|胶管更换时间|连接管何时更换
      unknown: 灶具品牌|灶具有无熄火保护
      unknown: 热水器类型
      has(dwelling.hazards, gas_leak): 有无漏气|是否存在燃气隐患|泄漏（是/否）
      dwelling.hazard_details: 隐患内容|存在问题
      dwelling.hazard_mended_on: 整改日期|隐患消除时间
      dwelling.safety_checked_on: 检查日期|安检日期|入户安检时间
      dwelling.vacant +has(dwelling.use, vacant): 是否空置|无人居住（是/否）|空房
      dwelling.heating: 采暖方式|取暖方式|冬季取暖
      unknown: 用户签字
      unknown: 安检员|安检人员签名
    `,
  },
  {
    titles: '房屋现状调查登记表|社区房屋基础信息采集表|住宅装修和空置房台账',
    row: 'dwelling',
    twice: 'dwelling.use dwelling.address',
    owners: ['building_leader', 'family'],
    columns: `
      dwelling.compound
      dwelling.building_number
      dwelling.stairwell
      ! dwelling.room
      dwelling.code: 房屋编码|房屋代码
      dwelling.floor: 楼层|所在层
      dwelling.area_m2: 面积|建筑面积
      dwelling.rooms: 户型（几室）|居室数|几居室
      ! dwelling.use: 使用情况|房屋状态（自住/出租/空置）|用途|目前用途
      dwelling.tenure: 产权类型|产权归属|房屋产权（自有/公房）
      unknown: 产权人|不动产权证号
      dwelling.renovating: 是否装修中|正在装修（是/否）|装修状态
      household.rental +has(dwelling.use, rented): 是否出租|租住（是/否）
      household.landlord_name +unknown: 房主姓名|房东
      dwelling.water_supply: 供水方式|用水来源|自来水或井水
      dwelling.heating: 供暖方式|取暖形式
      dwelling.elder_friendly_changes: 适老化改造|有无适老改造
      count(person) +household.size_living: 现住人数|居住人口
      unknown: 装修备案号|装修公司
      unknown: 房屋照片
    `,
  },
  {
    titles: '住宅楼栋基本情况一览表|小区楼栋信息台账|居民楼基础数据统计表',
    row: 'building',
    twice: 'building.dwellings building.floors',
    owners: ['building_leader', 'property'],
    columns: `
      dwelling.compound: 小区|所在小区
      ! building.name +dwelling.building_number: 楼栋名称|楼号|楼名|楼栋
      building.code: 楼栋编码|楼幢编号
      building.address: 楼栋地址|坐落|具体位置
      building.use: 建筑用途|楼栋性质（住宅/商住）|用途
      building.built_year: 建成年代|建造年份|竣工年份
      building.structure: 结构类型|房屋结构（砖混/框架）|建筑结构
      building.floors: 层数|地上层数|总层数
      building.floors_below_ground: 地下层数|地下几层
      building.stairwells: 单元数|单元个数|门洞数
      ! building.dwellings +count(household): 总户数|住户套数|户数
      building.households_living +count(household): 入住户数|实际入住户|常住户数
      building.people_living +count(person): 居住人数|常住人口|楼内人数
      building.area_m2: 建筑面积|楼栋总面积
      # 电梯
      building.has_lift: 有无电梯|是否有电梯
      building.lifts: 电梯数量|部数
      building.lift_inspected_until: 年检有效期|检验有效期
      #
      building.management: 管理方式|物业管理形式（专业/自管/无物业）
      building.property_company: 物业公司|物业服务企业|物业名称
      building.owners_committee: 是否成立业委会|业委会（有/无）
      building.accessible: 无障碍设施|无障碍情况
      unknown: 是否老旧小区改造|改造计划年度
    `,
  },
  {
    titles: '高层建筑消防安全检查表|居民楼消防隐患排查台账|楼栋安全隐患大排查汇总表',
    row: 'building',
    twice: 'building.floors building.dwellings',
    owners: ['property', 'leader'],
    columns: `
      grid.community_name
      ! building.name: 楼栋|检查楼栋|楼宇名称
      building.address: 地址|楼宇地址
      building.floors: 楼层数|层数
      building.dwellings +count(household): 户数|住户数
      building.property_company: 物业单位|管理单位（物业）
      ! building.fire_exit_clear: 疏散通道是否畅通|消防通道（畅通/堵塞）|楼道是否通畅
      building.fire_hydrants: 消火栓是否完好|室内消火栓（完好/损坏）|消防栓完好
      building.ebike_charging: 有无电动车充电棚|是否设置充电桩（电动车）|电瓶车集中充电点（有/无）
      # 隐患情况 | 存在的问题
      has(building.hazards, hoarding): 楼道堆物|可燃杂物堆积
      has(building.hazards, falling): 高空坠物风险|外墙脱落
      has(building.hazards, leak): 漏水|渗漏
      has(building.hazards, structure): 结构安全|墙体开裂
      #
      building.hazards: 隐患类型|隐患种类|发现隐患
      building.danger_grade: 房屋鉴定等级|危房鉴定结论|鉴定结果（A/B/C/D）
      building.gates: 出入口数|进出口个数
      building.gate_state: 出入口管理|大门管理方式（开放/值守/封闭）
      building.public_water_cleaned_on: 二次供水水箱清洗时间|水箱清洗日期
      building.disinfected_on: 消杀日期|楼道消毒时间
      building.waste_point: 垃圾投放点位置|垃圾桶点位|垃圾房位置
      unknown: 微型消防站人数|消防演练时间
      unknown: 检查人|检查人员签名
    `,
  },
  {
    titles: '网格基本情况统计表|社区网格划分一览表|网格化管理基础台账',
    row: 'grid',
    twice: 'grid.households',
    owners: ['leader', 'police'],
    columns: `
      grid.district_name: 区县|所属区|县（区）
      grid.street_name
      grid.community_name
      grid.community_code: 社区代码|社区编码
      ! grid.name: 网格名称|网格
      grid.code: 网格编号|网格编码|网格代码
      grid.kind: 网格类型|网格类别（基础/专属）
      grid.boundary: 四至范围|网格边界|东西南北至|管辖范围
      grid.area_m2: 网格面积|面积
      ! grid.households +count(household): 户数|总户数|网格内户数
      ! grid.people +count(person): 人口数|总人口|服务人口
      grid.buildings: 楼栋数|栋数|辖区楼栋（栋）
      grid.supervisor_name: 片长|片区负责人
      grid.worker_name: 专职网格员|网格员
      grid.worker_phone: 网格员电话|网格员手机
      grid.doctor_name: 网格医生|包片医生
      grid.volunteers: 志愿者人数|志愿者数量
      grid.gates: 卡口数|出入口卡点（个）
      grid.flood_points: 易涝点位|积水点
      count(person, person.lives_alone): 独居老人数|独居人数
      count(person, person.pregnant): 孕妇数
      unknown: 网格党支部|党小组数
      unknown: 商户数|沿街商铺（家）
    `,
  },
  {
    titles: '社区养老服务设施情况表|应急避难场所信息登记表|公共服务设施台账|集中观察点基本情况表',
    row: 'facility',
    twice: 'facility.contact_phone facility.beds',
    owners: ['facility', 'police'],
    columns: `
      ! facility.name: 场所名称|机构名称|设施名称|点位名称
      facility.type: 场所类型|设施类别|类别
      facility.address: 地址|场所地址|详细地址
      facility.registration_number: 统一社会信用代码|信用代码|营业执照号（信用代码）
      facility.opening_hours: 开放时间|营业时间|服务时间
      facility.area_m2: 建筑面积|场地面积
      facility.capacity: 可容纳人数|最大容量|可安置人数
      facility.rooms: 房间数|房间总数
      facility.rooms_free: 可用房间|空房间数
      ! facility.beds: 床位数|床位|设计床位
      facility.beds_free: 空余床位|剩余床位
      facility.people_now: 现有人数|在住人数|已入住人数
      facility.staff: 工作人员数|职工人数|员工（人）
      facility.services: 服务内容|服务项目|主要功能
      facility.state: 运营状态|开放情况（开放/暂停）|是否正常运行
      facility.accessibility: 无障碍设施|无障碍通行情况
      facility.power_backup: 是否有备用电源|有无发电机|应急电源（有/无）
      facility.ambulance_reach: 救护车能否到达|急救车可否驶入
      facility.fire_checked_on: 消防检查日期|最近消防检查时间
      facility.disinfected_on: 消毒日期|最近消杀时间
      unknown: 投入使用时间|运营单位
      unknown: 评级|星级
    `,
  },
  {
    titles: '商户复工复市及保供情况登记表|药店超市保供点台账|沿街九小场所排查表',
    row: 'facility',
    twice: 'facility.contact_phone',
    owners: ['facility', 'worker'],
    columns: `
      ! facility.name: 店名|商户名称|经营场所名称|门店名称
      facility.type: 经营类别|行业类型|业态
      facility.address: 经营地址|门店地址|店铺地址
      facility.registration_number: 统一社会信用代码|营业执照编号
      facility.area_m2: 营业面积|经营面积
      facility.staff: 从业人员|从业人数|员工数
      ! facility.state: 营业状态|经营状态（营业/停业）|是否营业
      facility.reopens_on: 复工日期|复业时间|拟复市时间
      facility.opening_hours: 营业时间|营业时段
      facility.delivers: 是否送货上门|能否配送|可否外送
      facility.stock_state: 货源情况|库存情况|物资供应情况
      facility.services: 主营商品|经营范围
      facility.disinfected_on: 最近一次消毒|场所消毒日期
      facility.fire_checked_on: 消防检查时间|消防检查日期
      unknown: 是否住人|三合一场所
      unknown: 是否使用燃气|用气情况
      unknown: 房屋产权人|房东姓名
      unknown: 承诺书签订|责任书签订情况
    `,
  },
  {
    titles: '社区疫情防控每日情况统计表|网格每日排查数据汇总|重点人群服务情况日报表',
    row: 'counts',
    twice: 'grid.households',
    owners: ['leader', 'worker'],
    columns: `
      grid.street_name
      ! grid.community_name
      grid.name
      ! count(household) +grid.households +household.number: 排查户数|总户数|户数合计
      ! count(person) +grid.people: 排查人数|总人数|人口合计
      # 当日异常情况（人） | 今日新增
      count(person, person.fever_today) +count(person, person.symptoms_today=fever): 发热人数|发热（人）
      count(person, person.symptoms_today=cough): 咳嗽人数|咳嗽（人）
      count(person, person.contact_with_case): 接触病例人数|接触者（人）
      count(person, person.test_result=positive): 核酸阳性人数|检测阳性（人）
      #
      count(person, person.travel_returned_within_14_days): 外地返回人数|14天内外来返回人员数
      count(person, person.was_in_affected_area): 疫区返回人数|到过疫情发生地人数
      count(person, person.vaccinated): 已接种人数|完成接种（人）
      # 重点服务人群（人） | 特殊群体
      count(person, person.lives_alone) +count(person, person.elder_situation=alone): 独居老人|独居者
      count(person, person.pregnant): 孕妇|孕产妇
      count(person, person.regular_treatment=dialysis): 透析患者|血透患者
      count(person, person.mobility=bedridden): 卧床人员|卧床病人
      count(person, person.chronic_conditions=hypertension): 高血压患者|高血压
      #
      count(household, household.has_infant): 有婴幼儿家庭数|有婴儿户数
      count(household, household.help_needed=medicine): 需要买药户数|需代购药品（户）
      count(household, household.wants_rubbish_collected): 需收垃圾户数|垃圾代收（户）
      count(person, person.needs_fever_clinic_ride): 需送诊人数|需要车辆送发热门诊（人）
      unknown: 发放宣传单（份）|张贴通告数
      unknown: 出动工作人员|在岗人数
      unknown: 消毒面积（平方米）|消杀面积
    `,
  },
];
