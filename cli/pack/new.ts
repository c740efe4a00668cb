// `doorstep pack new NAME`: a file to begin with, which passes check and test as it stands and says of each part what it
// is for. Never overwrites a file.
import { existsSync } from 'node:fs';
import { putWhole, told, write } from '../sheet/terminal.ts';

const NAME = /^[a-z][a-z0-9_]{1,59}$/;

/** A text as YAML takes it, whatever it holds. */
const quoted = (text: string): string => JSON.stringify(text);

/** The YAML to begin with; `title` stands for both languages until somebody translates it. */
export const startingPack = (name: string, title: string): string => `# ${title.replaceAll('\n', ' ')}
# 检查 check:  npm run doorstep -- pack check ${name}.yaml
# 试运行 test: npm run doorstep -- pack test  ${name}.yaml
# 每个部分的写法见 docs/pack-authors.md。Every part is explained in docs/pack-authors.md.

pack: ${name}
version: 1 # 发布后再改，就要提高版本 raise it for every change that is published
title: { zh: ${quoted(title)}, en: ${quoted(title)} }
mode: everyday # everyday 平时 | emergency 应急（还要写 sunset 和 retention）
# 依据：给每一位相关居民看 the basis is shown to everyone it touches
basis: { zh: 社区自愿互助服务，随时可以停止。, en: Help among neighbours; it may be stopped at any time. }
purpose: care # 用途，见 packs/shared/purposes.yaml
visits: { fresh: P1M } # 一次走访多久内算数 how long a visit counts as one

# 信息项：先用词典里的，没有再自己定义。Use the dictionary's elements first; define your own only where it has none.
elements:
  - use: person.birth_date
  - use: person.lives_alone
  - id: household.${name}_help
    title: { zh: 需要帮忙（${name}）, en: Needs a hand (${name}) }
    type: boolean
    class: open # open | personal | identity | medical
    seconds: 4 # 在门口问一次要几秒 seconds it takes at the door

# 询问：rank 1 最急，9 最不急；when 写条件。rank 1 is most urgent; when says whom it is asked of.
asks:
  - { element: household.${name}_help, rank: 1 }
  - { element: person.lives_alone, rank: 3, when: age >= 60 }

# 统计：每个都有分母 of。Figures: each has a denominator.
reports:
  - { id: doors, role: base, count: household, title: { zh: 应走访户, en: Doors to call at } }
  - id: covered
    role: coverage
    count: household
    of: doors
    title: { zh: 已走访户, en: Doors visited }
    where: visit.outcome == "met"
  - id: in_need
    role: need
    count: household
    of: doors
    title: { zh: 需要帮忙户, en: Doors that need a hand }
    where: facts.household.${name}_help

# 每个岗位做什么 what each role does
roles:
  grid_worker: { zh: 上门问一句，能帮的当场帮。, en: 'Ask at the door, and help on the spot where you can.' }

# 例子：写给别人看，也是证明。Examples explain the pack to others, and prove it.
examples:
  - title: 说了需要帮忙，就算一户；独居只问六十岁以上的人
    given: { household: [{ age: 72 }, { age: 40 }] }
    when:
      - { answer: { household.${name}_help: true } }
    then:
      asked: [person.lives_alone]
      not_asked: [household.${name}_help]
      figures: { doors: 1, covered: 1, in_need: 1 }
`;

/** Writes NAME.yaml, or the file of `out`. */
export function runNew(name: string, title: string | undefined, out = `${name}.yaml`): void {
  if (!NAME.test(name))
    throw told(
      `名称“${name}”不行。请用小写英文字母开头，只含小写字母、数字和下划线，2 至 60 个字符。`,
      `“${name}” will not do. Begin with a lower-case letter; use lower-case letters, digits and _, 2 to 60 of them.`,
    );
  if (existsSync(out))
    throw told(
      `${out} 已经有了，没有改动。请换一个文件名。`,
      `${out} is there already and was left alone. Choose another.`,
    );
  putWhole(out, Buffer.from(startingPack(name, title ?? name), 'utf8'));
  write(`✓ ${out}`);
  write(`    下一步 next: npm run doorstep -- pack test ${out}`);
}
