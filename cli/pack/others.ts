// `doorstep pack new|diff|publish|activate|upgrade|deactivate`: understands the call and hands over to the files beside.
import { parseArgs } from 'node:util';
import { complain, Told } from '../sheet/terminal.ts';
import { runDiff } from './diff.ts';
import { runNew } from './new.ts';
import { runActivate, runDeactivate, runPublish, runUpgrade } from './publish.ts';

export const USAGE = `doorstep pack new 名称 [--title 标题] [--out 文件]    写一个带说明的新文件
doorstep pack diff 旧文件 新文件                     新版本改变了什么、对谁
doorstep pack publish 文件 [--area 区划代码]          发布；默认处处可用，社区代码只用于本社区
doorstep pack activate 名称[@版本] --area 代码 --basis 文号 [--until 2026-03-31T18:00+08:00]
doorstep pack upgrade 名称[@版本] --area 代码         把已启用的换到另一版本
doorstep pack deactivate 名称 --area 代码 [--reason 原因]
    后四个交给正在运行的家门口：[--as 用户] [--server http://127.0.0.1:8080]；没有运行时直接写数据库：[--data DIR] [--keys FILE]

doorstep pack new NAME [--title TITLE] [--out FILE]  write a commented file to begin with
doorstep pack diff OLD NEW                           what the new version changes, and for whom
doorstep pack publish FILE [--area CODE]             publish; for everywhere, or for the area of a code alone
doorstep pack activate NAME[@VERSION] --area CODE --basis DOCUMENT [--until 2026-03-31T18:00+08:00]
doorstep pack upgrade NAME[@VERSION] --area CODE     move what is on to another version
doorstep pack deactivate NAME --area CODE [--reason WHY]
    the last four through a running Doorstep: [--as USER] [--server http://127.0.0.1:8080]; or on its database: [--data DIR] [--keys FILE]
`;

const TEXT = { type: 'string' } as const;
const OPTIONS = {
  ...{ title: TEXT, out: TEXT, area: TEXT, basis: TEXT, until: TEXT, reason: TEXT, as: TEXT, server: TEXT },
  ...{ data: TEXT, keys: TEXT, port: TEXT, host: TEXT },
};
const parse = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });

/** The exit code; undefined where the task is none of these or the call is not understood. */
export async function runOthers(args: string[]): Promise<number | undefined> {
  let call: ReturnType<typeof parse>;
  try {
    call = parse(args);
  } catch {
    return undefined;
  }
  const [task, first, second, ...more] = call.positionals;
  const { title, out, ...rest } = call.values;
  const given = { ...rest, args };
  if (first === undefined || more.length > 0 || (second !== undefined) !== (task === 'diff')) return undefined;
  try {
    if (task === 'new') runNew(first, title, out);
    else if (task === 'diff') runDiff(first, second!);
    else if (task === 'publish') await runPublish(first, given);
    else if (task === 'activate' && rest.area !== undefined && rest.basis !== undefined)
      await runActivate(first, given);
    else if (task === 'upgrade' && rest.area !== undefined) await runUpgrade(first, given);
    else if (task === 'deactivate' && rest.area !== undefined) await runDeactivate(first, given);
    else return undefined;
    return 0;
  } catch (error) {
    if (!(error instanceof Told)) throw error;
    complain(error.message);
    return 1;
  }
}
