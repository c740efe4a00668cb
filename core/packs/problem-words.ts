// What can be wrong with what a pack asks, counts and shows by example, and what to do about it.
// `{name}` quotes a value of the problem's detail.

export const PROBLEM_WORDS = {
  shape: { zh: '此处应为{expected}。', en: 'Expected here: {expected}.' },
  'missing-translation': {
    zh: '缺少文字。请补上 zh 和 en 两种文字。',
    en: 'Words are missing. Give both zh and en.',
  },
  'unknown-element': {
    zh: '信息项“{element}”既不在词典里，也不是本场景包自带的。{hint}请改正写法，或在 elements 中定义它。',
    en: 'Element "{element}" is neither in the dictionary nor defined here. {hint}Correct it, or define it under elements.',
  },
  'element-not-used': {
    zh: '信息项“{element}”在词典里，但本场景包没有声明。请在 elements 中加上 use: {element}。',
    en: 'Element "{element}" is in the dictionary but not declared. Add "use: {element}" under elements.',
  },
  'element-redefined': {
    zh: '信息项“{element}”词典里已有。请改为 use: {element}。',
    en: 'Element "{element}" is in the dictionary already. Write "use: {element}" instead.',
  },
  'near-duplicate': {
    zh: '信息项“{element}”与“{other}”的名称或同义词“{word}”相同。同一件事只问一次，请改为 use: {other}。',
    en: 'Element "{element}" shares the words "{word}" with "{other}". A fact is asked once: use "{other}".',
  },
  'element-twice': { zh: '“{element}”出现了两次。请删去一处。', en: '"{element}" stands here twice. Remove one.' },
  'element-id': {
    zh: '信息项编号“{element}”应为“对象.小写下划线”，对象是 person、household 或 dwelling。',
    en: 'The id "{element}" should read subject.snake_case; the subject is person, household or dwelling.',
  },
  'element-idle': {
    zh: '信息项“{element}”没有被询问，也没有被任何条件或统计使用。请删去，少收集一项。',
    en: 'Element "{element}" is neither asked nor read. Remove it: one field fewer.',
  },
  'element-derived': {
    zh: '信息项“{element}”由其他信息推算（{from}），不询问也不保存。请改用它的来源。',
    en: 'Element "{element}" is derived ({from}): never asked, never kept. Use what it is derived from.',
  },
  'never-modelled': {
    zh: '“{word}”涉及本平台从不记录的内容。请删去这一项。',
    en: '"{word}" is something this platform never records. Remove it.',
  },
  'unknown-codes': { zh: '没有代码表“{codes}”。', en: 'There is no code list "{codes}".' },
  'unknown-code': {
    zh: '“{code}”不在信息项“{element}”的代码表里。可用：{known}。',
    en: '"{code}" is not a code of "{element}". Known: {known}.',
  },
  'unknown-purpose': { zh: '没有用途“{purpose}”。请在用途表中选择。', en: 'There is no purpose "{purpose}".' },
  'purpose-mode': {
    zh: '用途“{purpose}”与场景的平时/应急类别不一致。',
    en: 'Purpose "{purpose}" is of the other mode (everyday or emergency).',
  },
  'purpose-not-allowed': {
    zh: '信息项“{element}”不能为用途“{purpose}”收集。请换用途，或不问这一项。',
    en: 'Element "{element}" may not be collected for "{purpose}". Change the purpose or do not ask it.',
  },
  'purpose-not-served': {
    zh: '信息项“{element}”的任何用途都不能服务于“{purpose}”，读不到。',
    en: 'No purpose of element "{element}" may serve "{purpose}": it can never be read here.',
  },
  'bad-duration': {
    zh: '“{duration}”不是时长。写作 PT12H（小时）、P14D（天）。',
    en: '"{duration}" is not a duration. Write PT12H (hours) or P14D (days).',
  },
  'missing-sunset': {
    zh: '应急场景必须写明最长启用时间 sunset。',
    en: 'An emergency pack must say how long it may run at most: sunset.',
  },
  'missing-retention': {
    zh: '应急场景必须写明信息保留期 retention。',
    en: 'An emergency pack must say how long its facts are kept: retention.',
  },
  'retention-too-long': {
    zh: '保留期“{duration}”过长。应急信息在结束后最多保留 {limit}。',
    en: 'Retention "{duration}" is too long. After an emergency facts are kept {limit} at most.',
  },
  'sunset-too-long': {
    zh: '最长启用时间“{duration}”过长，不能超过 {limit}；需要更久时重新启用。',
    en: 'Sunset "{duration}" is too long: {limit} at most, then activate it anew.',
  },
  'report-twice': { zh: '统计“{report}”出现了两次。', en: 'Report "{report}" stands here twice.' },
  'report-of': {
    zh: '统计“{report}”的分母“{of}”不存在、口径不同或互相循环。',
    en: 'The denominator "{of}" of report "{report}" is missing, counts something else, or leads back to it.',
  },
  'report-by': {
    zh: '“{by}”不能用来分组：要用代码类信息项，或 visit.reason。',
    en: '"{by}" cannot split a figure: use an element with codes, or visit.reason.',
  },
  'report-base': {
    zh: '统计“{report}”没有分母。请写 of，或把 role 设为 base。',
    en: 'Report "{report}" has no denominator. Give it an "of", or make its role base.',
  },
  'rank-range': { zh: '紧急程度 rank 应在 1 到 9 之间。', en: 'rank must lie between 1 and 9.' },
  'fresh-twice': {
    zh: '“{element}”写了两个不同的有效期。请只写一处。',
    en: '"{element}" is given two different freshnesses. Keep one.',
  },
  'example-household': {
    zh: '“{step}”说的人或户不在例子里。请改正序号（从 0 数起），或在 given 里加上。',
    en: '"{step}" names somebody who is not in the example. Correct the number (from 0), or add them under given.',
  },
  'example-figure': {
    zh: '没有统计“{report}”。{hint}请改正写法。',
    en: 'There is no report "{report}". {hint}Correct it.',
  },
  'example-at': {
    zh: '“{at}”不是日期和时刻。写作 2026-03-02T09:00。',
    en: '"{at}" is no date and time. Write 2026-03-02T09:00.',
  },
  'example-clock': {
    zh: '时限的结果应为其中之一：{known}，或剩下的小时数。',
    en: 'A clock stands as one of {known}, or as the hours left.',
  },
  'unknown-refusal': {
    zh: '没有拒绝代码“{refusal}”。{hint}请改正写法。',
    en: 'There is no refusal "{refusal}". {hint}Correct it.',
  },
  'unknown-supply': {
    zh: '本场景包没有规则用到物资“{supply}”。{hint}请改正写法，或删去。',
    en: 'No rule of this pack uses the supply "{supply}". {hint}Correct it, or remove it.',
  },
  'too-few-examples': {
    zh: '至少要有一个例子，才能证明场景包按预期运行。',
    en: 'Give at least one example, so that the pack is proved to do what it says.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
