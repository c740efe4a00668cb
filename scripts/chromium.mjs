// Makes sure that the browser tests have Chromium and a font with Chinese in it: installs them as root, and otherwise
// says the one command to type.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const FONTS = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/truetype/wqy'];

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium on PATH. */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(':');
  return NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(runs);
}

function hasChinese() {
  if (FONTS.some(path => existsSync(path))) return true;
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'file'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
}

export function ensureChromium() {
  if (findChromium() !== undefined && hasChinese()) return;
  const install = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;
  const command = process.getuid?.() === 0 ? install : `sudo sh -c '${install}'`;
  if (process.getuid?.() === 0) {
    say('正在安装 Chromium 和中文字体…', 'Installing Chromium and Chinese fonts…');
    spawnSync('sh', ['-c', install], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (findChromium() !== undefined && hasChinese()) return;
  }
  giveUp(
    `浏览器测试需要 Chromium 和中文字体。请运行下面这条命令，然后重新运行 npm test：\n${command}`,
    `The browser tests need Chromium and Chinese fonts. Type the command above, then run npm test again.`,
  );
}
