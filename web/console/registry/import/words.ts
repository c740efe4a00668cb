// What the import's pages say, in both languages. Sentences say what to do next.
import type { Words } from '../../../shared/i18n.ts';

export const WORDS = {
  title: { zh: '导入名册', en: 'Import a roster' },
  lead: {
    zh: '原来的表拖进来就行：先读、先查，您确认之前什么都不写入。',
    en: 'Drop the workbook as it is. It is read and checked first; nothing is written until you confirm.',
  },
  into: { zh: '导入到 {community}', en: 'Into {community}' },
  mayNot: {
    zh: '您当前的岗位可以查看，但不能导入名册。请换到社区工作人员的岗位。',
    en: 'Your present post may look, but not import. Change to a post of community staff.',
  },

  // file
  drop: { zh: '把名册拖到这里，或点这里选择文件', en: 'Drop the roster here, or press to choose a file' },
  dropKinds: {
    zh: '.xlsx、.xls 或 .csv，最大 64 MB；表头写法、门牌写法按平时的习惯就行',
    en: '.xlsx, .xls or .csv, up to 64 MB; headers and doors as your office writes them',
  },
  fileOf: { zh: '名册文件', en: 'Roster file' },
  notAFile: {
    zh: '“{name}”不是 .xlsx、.xls 或 .csv。请另存为其中一种再导入。',
    en: '“{name}” is none of .xlsx, .xls and .csv. Save it as one of them and import again.',
  },
  uploading: { zh: '正在上传 {name}', en: 'Uploading {name}' },
  stopUpload: { zh: '停止上传', en: 'Stop the upload' },

  toImports: { zh: '全部导入', en: 'All imports' },
  figure: { zh: '{n}', en: '{n}' },

  // steps
  step_file: { zh: '选择文件', en: 'Choose a file' },
  step_check: { zh: '读取与检查', en: 'Read and check' },
  step_confirm: { zh: '核对确认', en: 'Compare and confirm' },
  step_write: { zh: '写入', en: 'Write' },
  reading: { zh: '正在读取和检查', en: 'Reading and checking' },
  readingRows: { zh: '已检查 {done} / {total} 行', en: '{done} of {total} rows checked' },
  readingBegin: { zh: '正在打开文件…', en: 'Opening the file…' },
  nothingYet: {
    zh: '此时还没有写入任何内容，可以放心离开本页。',
    en: 'Nothing is written yet; you may leave this page.',
  },

  // columns
  columns: { zh: '认出的列', en: 'Columns recognised' },
  columnsLead: {
    zh: '认出 {known} 列；{ignored} 列不导入；{never} 列从不保存。',
    en: 'Recognised: {known}. Left out: {ignored}. Never held: {never}.',
  },
  ignored: { zh: '不导入：不是住户或人员的信息项', en: 'Left out: no element of a home or person' },

  // counts
  rows: { zh: '行', en: 'Rows' },
  households: { zh: '户', en: 'Homes' },
  persons: { zh: '人', en: 'People' },
  newPersons: { zh: '新登记', en: 'New' },
  updatedPersons: { zh: '已有，更新', en: 'Known, updated' },
  newBuildings: { zh: '新楼栋', en: 'New buildings' },
  refusedRows: { zh: '退回的行', en: 'Rows sent back' },

  // problems
  problems: { zh: '要看一眼的地方', en: 'Worth a look' },
  problemsLead: {
    zh: '退回的行不会写入，改好后再导入一次即可，不会重复；提醒的行照常写入。',
    en: 'Rows sent back are not written: mend them and import again, nobody is doubled. Rows with a warning are written.',
  },
  noProblems: { zh: '每一行都能写入，没有要改的地方。', en: 'Every row can be written; nothing needs mending.' },
  row: { zh: '行', en: 'Row' },
  rowAt: { zh: '第 {row} 行', en: 'Row {row}' },
  column: { zh: '列', en: 'Column' },
  whatToDo: { zh: '怎么办', en: 'What to do' },
  refused: { zh: '退回', en: 'Sent back' },
  warning: { zh: '提醒', en: 'Warning' },
  downloadRefused: { zh: '下载退回的行', en: 'Download the rows sent back' },
  downloadHint: { zh: '原样的行，多一列写明原因', en: 'The rows as they were, with a column of reasons' },

  // confirm
  willWrite: {
    zh: '确认后将写入 {households} 户、{persons} 人：新登记 {newPersons} 人，更新 {updatedPersons} 人。',
    en: 'On confirming, {households} homes and {persons} people are written: {newPersons} new, {updatedPersons} updated.',
  },
  willBuild: {
    zh: '表里有 {newBuildings} 栋楼还没建立，会一并建立。',
    en: '{newBuildings} buildings not laid out yet will be added.',
  },
  willRefuse: { zh: '{refusedRows} 行退回，不写入。', en: '{refusedRows} rows are sent back and not written.' },
  nothingChanges: {
    zh: '表里的 {persons} 人都已登记，内容没有变化；确认写入也不会重复。',
    en: 'All {persons} people are on record as the sheet says; confirming changes nothing and doubles nobody.',
  },
  nothingToWrite: {
    zh: '没有可以写入的行。请按下面的说明改好后再导入。',
    en: 'No row can be written. Mend the sheet as said below and import again.',
  },
  confirm: { zh: '确认写入', en: 'Confirm and write' },
  cancel: { zh: '不导入了', en: 'Cancel this import' },
  cancelSure: {
    zh: '取消这次导入？没有写入的内容不会再写。',
    en: 'Cancel this import? What is not yet written will not be.',
  },
  cancelYes: { zh: '取消导入', en: 'Yes, cancel' },
  cancelNo: { zh: '继续导入', en: 'Keep it' },

  // writing and after
  writing: { zh: '正在写入', en: 'Writing' },
  writingHomes: { zh: '已写入 {done} / {total} 户', en: '{done} of {total} homes written' },
  stop: { zh: '停止写入', en: 'Stop writing' },
  stopSure: {
    zh: '停止写入？已写入的户会保留；以后再导入同一张表会接着来，不会重复。',
    en: 'Stop writing? Homes already written stay. Importing the same sheet later goes on from there; nobody is doubled.',
  },
  stopYes: { zh: '停止写入', en: 'Stop writing' },
  done: { zh: '导入完成', en: 'Imported' },
  doneLead: { zh: '写入 {households} 户、{persons} 人。', en: '{households} homes and {persons} people are written.' },
  doneNext: { zh: '接下来', en: 'Next' },
  toPeople: { zh: '看看住户与人员', en: 'See homes and people' },
  toDuplicates: { zh: '查看疑似重复', en: 'Likely duplicates' },
  toPacks: { zh: '启用场景', en: 'Switch a scenario on' },
  toBoard: { zh: '打开看板', en: 'Open the board' },
  cancelled: { zh: '这次导入已取消', en: 'This import was cancelled' },
  cancelledLead: {
    zh: '取消之前写入的户保留；其余没有写入。要继续，请再导入一次。',
    en: 'Homes written before that stay; the rest was not written. To go on, import the sheet again.',
  },
  fileRefused: { zh: '这个文件没有读成', en: 'The file could not be read' },
  another: { zh: '另选文件', en: 'Choose another file' },

  // earlier
  earlier: { zh: '以前的导入', en: 'Earlier imports' },
  noneEarlier: {
    zh: '还没有导入过。把社区的居民名册拖到上面就能开始。',
    en: 'Nothing was imported yet. Drop the community’s roster above to begin.',
  },
  file: { zh: '文件', en: 'File' },
  when: { zh: '时间', en: 'When' },
  state: { zh: '情况', en: 'State' },
  written: { zh: '写入', en: 'Written' },
  homesAndPeople: { zh: '{households} 户 {persons} 人', en: '{households} homes, {persons} people' },
  state_reading: { zh: '正在读取', en: 'Reading' },
  state_checked: { zh: '等待确认', en: 'Waits for you' },
  state_writing: { zh: '正在写入', en: 'Writing' },
  state_done: { zh: '已完成', en: 'Done' },
  state_cancelled: { zh: '已取消', en: 'Cancelled' },
  state_refused: { zh: '没有读成', en: 'Not readable' },
} as const satisfies Words;
