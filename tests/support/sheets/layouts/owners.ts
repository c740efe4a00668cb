// Headings that say whose the words below them are: the same 姓名 and 联系电话, of one and of another.

type Leaf = readonly [means: string, says: string, also?: string];
export type Owner = { headings: string; leaves: readonly Leaf[] };

const NAME = '姓名|名字|姓名';
const PHONE = '联系电话|电话|手机号码|联系方式';
const ID = '身份证号|证件号码|身份证号码';

export const OWNERS = {
  self: {
    headings: '本人|本人情况|登记对象本人|住户本人',
    leaves: [
      ['person.name', NAME],
      ['person.id_number', ID],
      ['person.phone', PHONE],
    ],
  },
  head: {
    headings: '户主|户主情况|户主信息',
    leaves: [
      ['household.head_name', NAME],
      ['household.head_id_number', ID],
      ['household.head_phone', PHONE],
    ],
  },
  guardian: {
    headings: '监护人|监护人情况|家长（监护人）',
    leaves: [
      ['person.guardian_name', NAME],
      ['unknown', '与本人关系|与儿童关系'],
      ['person.guardian_phone', PHONE],
    ],
  },
  emergency: {
    headings: '紧急联系人|应急联系人|紧急情况联系人',
    leaves: [
      ['person.emergency_contact_name', NAME],
      ['person.emergency_contact_relation', '关系|与本人关系|是其何人'],
      ['person.emergency_contact_phone', PHONE],
    ],
  },
  caregiver: {
    headings: '照护人|照料人情况|主要照护人',
    leaves: [
      ['person.caregiver_name', NAME],
      ['person.caregiver_relation', '关系|与老人关系'],
      ['person.caregiver_phone', PHONE],
    ],
  },
  landlord: {
    headings: '房东|房东情况|出租人',
    leaves: [
      ['household.landlord_name', NAME],
      ['unknown', ID],
      ['household.landlord_phone', PHONE],
    ],
  },
  worker: {
    headings: '网格员|专职网格员|包片网格员',
    leaves: [
      ['grid.worker_name', NAME],
      ['grid.worker_phone', PHONE],
    ],
  },
  gridLeader: {
    headings: '网格长|网格长情况',
    leaves: [
      ['grid.leader_name', NAME],
      ['grid.leader_phone', PHONE],
    ],
  },
  buildingLeader: {
    headings: '楼长|楼栋长|楼组长',
    leaves: [
      ['building.leader_name', NAME],
      ['building.leader_phone', PHONE],
    ],
  },
  property: {
    headings: '物业|物业服务|物业管理情况',
    leaves: [
      ['building.property_company', '公司名称|单位|企业名称'],
      ['building.property_contact', '负责人|联系人'],
      ['building.property_phone', PHONE],
    ],
  },
  doctor: {
    headings: '责任医生|包片医生',
    leaves: [
      ['grid.doctor_name', NAME],
      ['grid.doctor_phone', PHONE],
    ],
  },
  police: {
    headings: '社区民警|片警',
    leaves: [
      ['grid.police_name', NAME],
      ['grid.police_phone', PHONE],
    ],
  },
  visitor: {
    headings: '探访人|结对探访人',
    leaves: [
      ['person.visitor_name', NAME],
      ['person.visitor_phone', PHONE],
    ],
  },
  neighbour: {
    headings: '互助邻居|可托付邻居',
    leaves: [
      ['household.trusted_neighbour_name', NAME],
      ['household.trusted_neighbour_phone', PHONE],
    ],
  },
  spouse: {
    headings: '配偶|配偶情况',
    leaves: [
      ['unknown', NAME],
      ['unknown', ID],
      ['unknown', PHONE],
    ],
  },
  clerk: {
    headings: '经办人员|受理人',
    leaves: [
      ['unknown', NAME],
      ['unknown', PHONE],
    ],
  },
} as const satisfies Record<string, Owner>;

export type OwnerName = keyof typeof OWNERS;
