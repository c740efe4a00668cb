// What the pages of areas say, in both languages.
import type { Words } from '../../shared/i18n.ts';

export const WORDS = {
  title: { zh: '区划', en: 'Areas' },
  leadAbove: {
    zh: '从省、市、区到街道、社区。社区以下划网格、建楼栋。',
    en: 'From province to street and community. Grids and buildings are laid out within a community.',
  },
  leadCommunity: {
    zh: '一栋楼在同一时间只属于一个网格；换网格从当天起算。',
    en: 'A building stands in one grid at a time; a change holds from that moment.',
  },
  kind_root: { zh: '全部', en: 'Everything' },
  kind_province: { zh: '省', en: 'Province' },
  kind_city: { zh: '市', en: 'City' },
  kind_district: { zh: '区县', en: 'District' },
  kind_street: { zh: '街道', en: 'Street' },
  kind_community: { zh: '社区', en: 'Community' },
  kind_grid: { zh: '网格', en: 'Grid' },
  kind_building: { zh: '楼栋', en: 'Building' },
  kind_stairwell: { zh: '单元', en: 'Stairwell' },
  mayNot: {
    zh: '您当前的岗位可以查看区划；要改动，请社区工作人员或管理员办理。',
    en: 'Your present post may look. To change areas, ask community staff or an administrator.',
  },
  mayNotImport: {
    zh: '区划由区一级工作人员或管理员导入；社区工作人员在社区里划网格、建楼栋。',
    en: 'The tree is imported by district officers or administrators; community staff lay out grids and buildings.',
  },

  // list
  name: { zh: '名称', en: 'Name' },
  code: { zh: '代码', en: 'Code' },
  kind: { zh: '级别', en: 'Level' },
  homes: { zh: '户', en: 'Homes' },
  persons: { zh: '人', en: 'People' },
  parts: { zh: '下级', en: 'Below' },
  empty: {
    zh: '这里还没有下级区划。把官方区划表（CSV）导入即可。',
    en: 'Nothing is laid out below this yet. Import the official tree from a CSV file.',
  },
  importTree: { zh: '导入区划', en: 'Import the area tree' },

  figure: { zh: '{n}', en: '{n}' },

  // import
  importTitle: { zh: '导入区划', en: 'Import the area tree' },
  importLead: {
    zh: '统计用区划代码表：三列 code、name、parent_code（代码、名称、上级代码），12 位代码。先看再写入。',
    en: 'The official codes as CSV with the columns code, name and parent_code, 12 digits each. You see it before anything is written.',
  },
  fileOf: { zh: '区划文件', en: 'Area file' },
  drop: { zh: '把区划 CSV 拖到这里，或点这里选择', en: 'Drop the CSV here, or press to choose' },
  dropKinds: { zh: '.csv，UTF-8 或 GB18030，最多 5,000 行', en: '.csv in UTF-8 or GB18030, up to 5,000 rows' },
  checking: { zh: '正在读取…', en: 'Reading…' },
  knownAlready: { zh: '已有 {count} 个，保持不变', en: '{count} are there already and stay as they are' },
  nothingNew: {
    zh: '文件里的区划都已经有了，不用再导入。',
    en: 'Every area of the file is there already; nothing needs adding.',
  },
  problems: { zh: '{count} 行有问题，不会导入', en: '{count} rows have a problem and are left out' },
  rowAt: { zh: '第 {row} 行', en: 'Row {row}' },
  preview: { zh: '将要新增的区划', en: 'Areas to be added' },
  addThem: { zh: '写入 {count} 个区划', en: 'Add {count} areas' },
  added: { zh: '已新增 {count} 个区划。', en: '{count} areas were added.' },
  another: { zh: '另选文件', en: 'Choose another file' },
  seeAreas: { zh: '查看区划', en: 'See the areas' },
  nextCommunity: {
    zh: '接下来：打开一个社区，划网格、导入名册。',
    en: 'Next: open a community, lay out its grids and import its roster.',
  },

  // a community
  gridsOf: { zh: '{count} 个网格', en: '{count} grids' },
  buildingsOf: { zh: '{count} 栋楼', en: '{count} buildings' },
  noGrids: {
    zh: '还没有网格。先添加一个网格，再把楼栋划进来。',
    en: 'No grid yet. Add a grid, then place buildings in it.',
  },
  noBuildings: {
    zh: '这个网格里还没有楼栋。添加楼栋，或把未划入的楼栋移过来。',
    en: 'No building stands in this grid yet. Add one, or move one here.',
  },
  unplaced: { zh: '未划入网格的楼栋', en: 'Buildings in no grid' },
  unplacedLead: {
    zh: '网格员的名单里看不到这些楼。把它们划到网格里。',
    en: 'Grid workers do not see these on their lists. Place them in a grid.',
  },
  addGrid: { zh: '添加网格', en: 'Add a grid' },
  gridName: { zh: '网格名称', en: 'Name of the grid' },
  gridNameHint: { zh: '如 第四网格', en: 'such as Grid 4' },
  gridNameNext: { zh: '第{number}网格', en: 'Grid {number}' },
  gridCode: { zh: '网格编码', en: 'Code of the grid' },
  gridCodeHint: { zh: '社区代码加三位序号', en: 'the community’s code and three digits' },
  addBuilding: { zh: '添加楼栋', en: 'Add a building' },
  compound: { zh: '小区（可不填）', en: 'Compound (may stay empty)' },
  building: { zh: '楼栋号', en: 'Building' },
  buildingHint: { zh: '如 3、3A、东平房', en: 'such as 3, 3A' },
  floors: { zh: '层数（可不填）', en: 'Floors (may stay empty)' },
  inGrid: { zh: '所在网格', en: 'In the grid' },
  noGridYet: { zh: '先不划入', en: 'None yet' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  moreBuildings: { zh: '再看 {count} 栋', en: 'Show {count} more' },
  move: { zh: '换网格', en: 'Move' },
  moveOf: { zh: '把{building}移到另一个网格', en: 'Move {building} to another grid' },
  moveTo: { zh: '移到', en: 'Move to' },
  moveTold: {
    zh: '从现在起算到新网格名下；以前的走访仍留在当时的网格，看板上的数字会跟着楼走。',
    en: 'It counts for the new grid from now on. Past visits keep the grid of their time; figures on the board follow the building.',
  },
  gridAdded: { zh: '已添加 {name}', en: '{name} is added' },
  buildingAdded: { zh: '已添加 {name}', en: '{name} is added' },
  moved: { zh: '已移到 {name}', en: 'Moved to {name}' },
  openArea: { zh: '打开{name}', en: 'Open {name}' },
  toImport: { zh: '导入名册', en: 'Import a roster' },
  homesPersons: { zh: '{homes} 户 · {persons} 人', en: '{homes} homes · {persons} people' },
} as const satisfies Words;
