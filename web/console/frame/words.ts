// What the frame says on every page.

export const WORDS = {
  app: { zh: '家门口', en: 'Doorstep' },
  console: { zh: '社区工作台', en: 'Community console' },
  demo: { zh: '演示数据 · 全部虚构', en: 'Demonstration data · all invented' },
  drill: { zh: '演练数据 · 不是真实情况', en: 'Drill data · none of it real' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  menu: { zh: '菜单', en: 'Menu' },
  closeMenu: { zh: '关闭菜单', en: 'Close the menu' },
  mainMenu: { zh: '主菜单', en: 'Main menu' },
  language: { zh: 'English', en: '中文' },
  elder: { zh: '大字', en: 'Large text' },
  signOut: { zh: '退出', en: 'Sign out' },
  changePost: { zh: '更换岗位', en: 'Change post' },
  loading: { zh: '正在取来…', en: 'Fetching…' },
  again: { zh: '再试一次', en: 'Try again' },
  area: { zh: '区域', en: 'Area' },
  chooseArea: { zh: '选择区域', en: 'Choose an area' },
  areaNow: { zh: '当前区域：{name}。按回车更换。', en: 'Area now: {name}. Press Enter to change it.' },
  findArea: { zh: '名称、代码或拼音首字母', en: 'Name, code or initials' },
  findAreaNone: {
    zh: '没有找到。请换个写法，或在下面的目录里逐级打开。',
    en: 'Nothing found. Try another spelling, or clear the search and open the tree.',
  },
  areaTree: { zh: '区划目录', en: 'Tree of areas' },
  households: { zh: '{n} 户', en: '{n} households' },
  noAreas: { zh: '这里还没有下级区划。', en: 'There are no areas below yet.' },
  needCommunity: { zh: '请先选一个社区', en: 'Choose a community first' },
  needCommunityWhy: {
    zh: '名单按社区打开：一次只看一个社区，谁看过都有记录。',
    en: 'Lists open one community at a time, and who looked is on record.',
  },
  noCommunities: {
    zh: '这里还没有社区。请先导入区划。',
    en: 'There is no community here yet. Import the area tree first.',
  },
  toAreas: { zh: '去导入区划', en: 'Import areas' },
  emergencyOn: { zh: '应急：{title}', en: 'Emergency: {title}' },
  emergencyMore: { zh: '另有 {n} 项应急启用', en: '{n} more emergency packs are on' },
  endsIn: { zh: '剩余', en: 'Ends in' },
  endsDays: { zh: '{d} 天 {h} 小时', en: '{d} d {h} h' },
  endsHours: { zh: '{h} 小时 {m} 分', en: '{h} h {m} min' },
  endsMinutes: { zh: '{m} 分钟', en: '{m} min' },
  restricts: { zh: '限制：{what}', en: 'Restriction: {what}' },
  restricts_stay_home: { zh: '居家不外出', en: 'staying at home' },
  restricts_observe: { zh: '健康观察', en: 'being observed' },
  restricts_stay_in_area: { zh: '不离开本区域', en: 'not leaving the area' },
  restricts_test: { zh: '按时检测', en: 'being tested' },
  restricts_other: { zh: '见场景说明', en: 'as its pack says' },
  appealTo: { zh: '不服可以申诉：找{role}，{within}内答复', en: 'Appeal to {role}, answered within {within}' },
  appealOpen: { zh: '不服可以申诉', en: 'You may appeal' },
  signWaiting: {
    zh: '{n} 项限制等待会签，会签前不生效',
    en: '{n} restrictions wait to be signed; until then they do not hold',
  },
  signOne: {
    zh: '1 项限制等待会签，会签前不生效',
    en: 'One restriction waits to be signed; until then it does not hold',
  },
  noEnd: { zh: '没有写明结束时间', en: 'No end is set' },
  open: { zh: '查看', en: 'Open' },
  cancel: { zh: '取消', en: 'Cancel' },
  offline: {
    zh: '与服务器的连线中断，正在重新连接。页面上的数字可能不是最新。',
    en: 'The line to the server is down and is being restored. Figures on the page may be old.',
  },
  pageFailed: { zh: '这个页面没有打开。', en: 'This page could not be opened.' },
  pageMissing: { zh: '没有这个页面', en: 'There is no such page' },
  pageMissingWhat: { zh: '地址可能写错了，或页面已经改名。', en: 'The address may be mistyped, or the page renamed.' },
  toHome: { zh: '回首页', en: 'Go to the home page' },
  life: {
    zh: '生命安全第一：急病、临产、透析、火情、家暴，立即放行并拨打 120、119、110。',
    en: 'Life first: for sudden illness, birth, dialysis, fire or violence let people through at once and ring 120, 119 or 110.',
  },
  more: { zh: '再看一些', en: 'Show more' },
  role_grid_worker: { zh: '网格员', en: 'Grid worker' },
  role_volunteer: { zh: '志愿者', en: 'Volunteer' },
  role_community_staff: { zh: '社区工作人员', en: 'Community staff' },
  role_doctor: { zh: '医生', en: 'Doctor' },
  role_street_officer: { zh: '街道工作人员', en: 'Street officer' },
  role_district_officer: { zh: '区工作人员', en: 'District officer' },
  role_department_officer: { zh: '部门工作人员', en: 'Department officer' },
  role_administrator: { zh: '管理员', en: 'Administrator' },
  role_system: { zh: '系统', en: 'System' },
  role_other: { zh: '其他岗位', en: 'Another post' },
  kind_root: { zh: '全部', en: 'Everything' },
  kind_province: { zh: '省', en: 'Province' },
  kind_city: { zh: '市', en: 'City' },
  kind_district: { zh: '区', en: 'District' },
  kind_street: { zh: '街道', en: 'Street' },
  kind_community: { zh: '社区', en: 'Community' },
  kind_grid: { zh: '网格', en: 'Grid' },
  kind_building: { zh: '楼栋', en: 'Building' },
  kind_stairwell: { zh: '单元', en: 'Stairwell' },
} as const;

export type FrameWord = keyof typeof WORDS;

export const roleWord = (role: string): FrameWord => {
  const word = `role_${role}`;
  return word in WORDS ? (word as FrameWord) : 'role_other';
};

export const kindWord = (kind: string): FrameWord => {
  const word = `kind_${kind}`;
  return word in WORDS ? (word as FrameWord) : 'area';
};

export const restrictsWord = (kind: string): FrameWord => {
  const word = `restricts_${kind}`;
  return word in WORDS ? (word as FrameWord) : 'restricts_other';
};
