// Why a pack is not published, or an activation not moved to another version, and what to do; a part of the catalogue in
// refusals.ts.

export const REFUSALS_OF_PUBLISHING = {
  'pack-faulty': {
    zh: '场景包有 {count} 处问题，没有发布。请逐条改正后重新发布：{problems}',
    en: 'The pack has {count} problems and was not published. Correct each and publish again: {problems}',
  },
  'pack-name-taken': {
    zh: '“{pack}”这个名称已由别处使用。请在文件里改用另一个 pack 名称。',
    en: 'The name “{pack}” is used elsewhere already. Give the pack another name in its file.',
  },
  'pack-version-taken': {
    zh: '“{pack}”已发布到版本 {latest}。请把 version 提高到 {next} 后重新发布。',
    en: '“{pack}” is published up to version {latest}. Raise its version to {next} and publish again.',
  },
  'own-pack-restricts': {
    zh: '社区自己的场景包不能限制任何人。请删去 restricts，或请有权的上级发布。',
    en: 'A community’s own pack may restrict nobody. Remove restricts, or ask the level that may.',
  },
  'own-pack-too-personal': {
    zh: '社区自己的场景包不能使用健康类或证件类信息项“{element}”。请删去这一项。',
    en: 'A community’s own pack may not use “{element}”, which is about health or identity. Remove it.',
  },
  'own-pack-too-long': {
    zh: '一户三口之家要问 {seconds} 秒，超过社区自己的场景包的上限 {most} 秒。请减少询问。',
    en: 'A household of three would be asked for {seconds} seconds; a community’s own pack may take {most}. Ask less.',
  },
  'same-version': {
    zh: '这次启用已经是版本 {version}，不必再升级。',
    en: 'This activation runs version {version} already; there is nothing to upgrade.',
  },
  'upgrade-changes-purpose': {
    zh: '版本 {version} 的用途或平急类别与现在的不同。请结束这次启用，再按新版本启用。',
    en: 'Version {version} has another purpose or mode. End this activation and switch the new version on.',
  },
  'upgrade-keeps-longer': {
    zh: '版本 {version} 保留信息更久（{retention}），与当初告知居民的不符。请结束这次启用，再按新版本启用。',
    en: 'Version {version} keeps facts longer ({retention}) than people were told. End this activation and switch the new version on.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
