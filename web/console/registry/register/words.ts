// What registering a home by hand says, in both languages.
import type { Words } from '../../../shared/i18n.ts';

export const WORDS = {
  title: { zh: '登记一户', en: 'Register a home' },
  titleEdit: { zh: '更正登记', en: 'Correct the registration' },
  lead: {
    zh: '只填问到的；空着的以后上门再问，不会再让居民重复填。',
    en: 'Enter only what was said. The rest waits for a visit; nobody is asked twice.',
  },
  leadEdit: {
    zh: '改不对的就行。更正是一条新记录，谁改的、什么时候改的都查得到。',
    en: 'Change only what is wrong. A correction is a record of its own, with who made it and when.',
  },
  mayNot: {
    zh: '登记由社区工作人员办理。请换到社区工作人员的岗位。',
    en: 'Community staff register homes. Change to such a post.',
  },
  back: { zh: '返回', en: 'Back' },
  door: { zh: '门牌', en: 'Door' },
  building: { zh: '楼栋', en: 'Building' },
  chooseBuilding: { zh: '选择楼栋', en: 'Choose a building' },
  noBuildings: {
    zh: '这里还没有楼栋。请先在“区划”里添加楼栋。',
    en: 'No building stands here yet. Add one under “Areas” first.',
  },
  toAreas: { zh: '去添加楼栋', en: 'Add a building' },
  stairwell: { zh: '单元（没有可不填）', en: 'Stairwell (if any)' },
  room: { zh: '房号', en: 'Room' },
  ofHome: { zh: '这一户', en: 'This home' },
  person: { zh: '第 {number} 位', en: 'Person {number}' },
  residence: { zh: '居住', en: 'Residence' },
  addPerson: { zh: '再加一位', en: 'Add a person' },
  removePerson: { zh: '不登记这一位', en: 'Leave this person out' },
  keepSealed: { zh: '已登记，不改就空着', en: 'On record; leave empty to keep' },
  notSaid: { zh: '没问到', en: 'Not said' },
  dateHint: { zh: '如 1985-03-02', en: 'such as 1985-03-02' },
  save: { zh: '保存', en: 'Save' },
  needs: {
    zh: '请选楼栋、填房号，并至少写一位的姓名。',
    en: 'Choose a building, fill in the room and name at least one person.',
  },
} as const satisfies Words;
