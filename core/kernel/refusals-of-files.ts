// Why a file, a workbook or an import is refused, and what to do; a part of the catalogue in refusals.ts.

export const REFUSALS_OF_FILES = {
  'column-twice': {
    zh: '“{header}”这一列出现了两次，无法判断用哪一列。请删去一列或改名后再导入。',
    en: 'The column “{header}” stands twice, so it is unclear which to read. Remove or rename one and import again.',
  },
  'column-not-taken': {
    zh: '“{header}”不由名册带入，这一列没有读取；需要时在上门时询问或由医生登记。',
    en: '“{header}” is not brought in by a roster and was not read; it is asked at the door or recorded by a doctor.',
  },
  'column-missing': {
    zh: '没有找到“{header}”一列。请补上这一列，或改用常见的列名后再导入。',
    en: 'No column for “{header}” was found. Add it, or name it in a usual way, and import again.',
  },
  'sheet-hidden': {
    zh: '名册在隐藏的工作表“{sheet}”里，没有读取。请取消隐藏后再导入。',
    en: 'The roster is on the hidden sheet “{sheet}” and was not read. Unhide it and import again.',
  },
  'file-missing': {
    zh: '没有收到文件，或上传中断。请重新选择文件。',
    en: 'No file arrived, or the upload was cut off. Choose the file again.',
  },
  'file-too-large': {
    zh: '文件超过 {megabytes} MB。请拆成几个文件分别导入。',
    en: 'The file is larger than {megabytes} MB. Split it and import the parts one by one.',
  },
  'uploads-waiting': {
    zh: '现在上传文件的人较多，这个文件还没有收下。请过一会儿再选一次文件。',
    en: 'Many files are being sent just now and this one was not taken. Choose it again in a moment.',
  },
  'text-unreadable': {
    zh: '文件的文字编码无法识别。请另存为 UTF-8 编码的 CSV 再试。',
    en: 'The encoding of the file cannot be recognised. Save it as CSV in UTF-8 and try again.',
  },
  'text-mixed': {
    zh: '文件里混有两种文字编码，从第 {row} 行起不同。请用 Excel 或 WPS 打开核对后，另存为 UTF-8 编码的 CSV 再试。',
    en: 'The file mixes two encodings; from row {row} on it is another. Open and check it, save it as CSV in UTF-8 and try again.',
  },
  'unknown-import': {
    zh: '找不到这次导入，可能已过期。请重新上传名册。',
    en: 'This import is not here; it may have expired. Upload the roster again.',
  },
  'import-not-ready': {
    zh: '名册还没有检查完，或已经写入、取消或被退回，不能再确认。请看这次导入的状态。',
    en: 'The roster is not checked yet, or was already written, cancelled or refused. Look at the state of this import.',
  },
  'import-expired': {
    zh: '检查结果保留 {days} 天，已经过期。请重新上传名册。',
    en: 'The check is kept for {days} days and has expired. Upload the roster again.',
  },
  'import-running': {
    zh: '这个社区有另一份名册正在写入。请等它完成或取消后再确认。',
    en: 'Another roster of this community is being written. Wait until it is done or cancelled, then confirm.',
  },
  'import-over': {
    zh: '这次导入已经结束，没有可取消的。已写入的住户可在住户页面更正。',
    en: 'This import is over; there is nothing left to cancel. What was written can be corrected on each household’s page.',
  },
  'file-unknown-kind': {
    zh: '不认识这种文件。请上传 .xlsx、.xls 或 .csv 名册。',
    en: 'This kind of file is not known. Upload a roster as .xlsx, .xls or .csv.',
  },
  'file-too-slow': {
    zh: '这个文件 {seconds} 秒内读不完，可能内容过于复杂。请删去不用的工作表和格式，另存为 .xlsx 或 .csv 再试。',
    en: 'The file could not be read within {seconds} seconds. Remove unused sheets and formats, save it as .xlsx or .csv and try again.',
  },
  'area-file-header': {
    zh: '第一行应有“code,name,parent_code”（或“代码,名称,上级代码”）。请核对表头。',
    en: 'The first row must hold “code,name,parent_code”. Check the header.',
  },
  'area-code': {
    zh: '区划代码“{given}”不是 12 位数字。请改正这一行。',
    en: 'Area code “{given}” is not 12 digits. Correct this row.',
  },
  'area-name': {
    zh: '区划 {given} 没有名称或名称过长。请改正这一行。',
    en: 'Area {given} has no name, or too long a one. Correct this row.',
  },
  'area-twice': {
    zh: '区划代码 {given} 出现了两次。请删去重复的一行。',
    en: 'Area code {given} stands twice. Remove one of the rows.',
  },
  'too-many-rows': {
    zh: '行数超过 {limit}。请拆成几个文件分别导入。',
    en: 'More than {limit} rows. Split the file and import the parts one by one.',
  },
  'workbook-damaged': {
    zh: '这个文件不是完好的 .xlsx 或 .xls 工作簿。请用 Excel 或 WPS 打开后另存为 .xlsx，再试一次。',
    en: 'This file is not a sound .xlsx or .xls workbook. Open it in a spreadsheet program, save it as .xlsx and try again.',
  },
  'workbook-password': {
    zh: '工作簿设了打开密码。请去掉密码后再上传。',
    en: 'The workbook is protected by a password. Remove it and send the file again.',
  },
  'workbook-macros': {
    zh: '工作簿里有宏，不能接收。请另存为不带宏的 .xlsx 后再上传。',
    en: 'The workbook holds macros and is not taken. Save it as .xlsx without macros and send it again.',
  },
  'workbook-too-large': {
    zh: '工作簿展开后过大（{what} 超过 {limit}）。请删去不用的工作表、图片或空行后再上传。',
    en: 'The workbook is too large once opened ({what} above {limit}). Remove unused sheets, pictures or rows and try again.',
  },
  'workbook-zip64': {
    zh: '工作簿用了超大文件格式（Zip64）。请在 Excel 或 WPS 里另存为普通 .xlsx 后再上传。',
    en: 'The workbook is packed as Zip64. Save it as an ordinary .xlsx and send it again.',
  },
  'document-damaged': {
    zh: '这个文件不是完好的 .docx 文档。请用 Word 或 WPS 打开后另存为 .docx，再试一次。',
    en: 'This file is not a sound .docx document. Open it in a word processor, save it as .docx and try again.',
  },
  'document-macros': {
    zh: '文档里有宏，不能接收。请另存为不带宏的 .docx 后再上传。',
    en: 'The document holds macros and is not taken. Save it as .docx without macros and send it again.',
  },
  'document-old': {
    zh: '这是旧的 .doc 文档。请用 Word 或 WPS 打开后另存为 .docx，再上传。',
    en: 'This is an old .doc document. Open it in a word processor, save it as .docx and send it again.',
  },
  'document-too-large': {
    zh: '文档展开后过大（{what} 超过 {limit}）。请删去图片或不用的内容后再上传。',
    en: 'The document is too large once opened ({what} above {limit}). Remove pictures or what is not needed and try again.',
  },
  'document-no-table': {
    zh: '文档里没有可以逐行填写的表格。请上传带有空白表格的文档，或改用 .xlsx。',
    en: 'The document has no table whose rows can be filled in. Send one with a blank table, or a .xlsx instead.',
  },
  'print-too-long': {
    zh: '要打印 {rows} 行，超过 {limit} 行。请缩小区域分几次打印，或下载表格、CSV。',
    en: 'There are {rows} rows to print and {limit} are the most. Choose a smaller area, or take the sheet or CSV instead.',
  },
  'sheet-no-header': {
    zh: '没有找到认识的表头。请确认表头单独成行，且至少有两列写法常见，如“姓名”“身份证号”。',
    en: 'No header was recognised. Keep the header in a row of its own, with at least two usual columns such as 姓名.',
  },
  'unknown-table': {
    zh: '工作簿里没有第 {table} 张表。请从列出的表中选择。',
    en: 'The workbook has no table {table}. Choose one of those listed.',
  },
  'sheet-merged-rows': {
    zh: '第 {row} 行起有上下合并的单元格，无法逐行填写。请取消合并后再上传。',
    en: 'From row {row} cells are merged over several rows and cannot be filled one by one. Unmerge them and try again.',
  },
  'sheet-too-long': {
    zh: '要填 {rows} 行，超过一张工作表的上限 {limit} 行。请缩小区域，分几次填。',
    en: 'There are {rows} rows to fill and a sheet ends at {limit}. Choose a smaller area and fill in parts.',
  },
  'sheet-too-wide': {
    zh: '工作表“{sheet}”一行有超过 {limit} 列文字，不是可以逐列填写的表。请只留下要填的列，或分成几张表再上传。',
    en: '“{sheet}” has words in more than {limit} columns of one row, which nobody fills in. Keep the columns to be filled, or split the form.',
  },
  'unknown-template': {
    zh: '找不到这张空表，可能已过期。请重新上传空表。',
    en: 'This blank workbook is not here; it may have expired. Send it again.',
  },
  'unknown-purpose': {
    zh: '没有“{purpose}”这个用途。请从列表里重新选择用途。',
    en: 'There is no purpose “{purpose}”. Choose a purpose from the list again.',
  },
  'purpose-not-in-force': {
    zh: '这是应急用途，本区域现在没有启用应急场景，不能用它填表。请换用日常用途，或等应急场景启用后再填。',
    en: 'This purpose belongs to emergencies and none is in force here. Choose an everyday one, or fill it once one is switched on.',
  },
  'unknown-sheet': {
    zh: '工作簿里没有“{sheet}”这张表。请重新选择工作表。',
    en: 'The workbook has no sheet “{sheet}”. Choose the sheet again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
