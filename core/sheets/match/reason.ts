// Why a column is thought to ask for what it does, in words.
import type { Title } from '../../facts/model.ts';
import type { Reason } from './model.ts';

/** One sentence in both languages; `spelling`, where it quotes one, is the dictionary's or a wording of ours. */
export function reasonText({ why, spelling = '' }: Reason): Title {
  const zh = `“${spelling}”`;
  const en = `“${spelling}”`;
  switch (why) {
    case 'title':
    case 'spelt':
      return { zh: `字典里写作${zh}`, en: `The dictionary spells it ${en}` };
    case 'common':
      return { zh: `与${zh}是同一个说法`, en: `Another way to say ${en}` };
    case 'core':
      return { zh: `去掉修饰词后与${zh}相同`, en: `The same as ${en} but for words that ask for nothing` };
    case 'bag':
      return { zh: `与${zh}用字相同，次序不同`, en: `The characters of ${en} in another order` };
    case 'typo':
      return { zh: `与${zh}只差一个字`, en: `One character from ${en}` };
    case 'code':
      return { zh: `上级表头的一个选项${zh}`, en: `${en} is one answer to the heading above` };
    case 'codeAlone':
      return { zh: `${zh}是一项多选题的选项`, en: `${en} is one answer of a list` };
    case 'part':
      return { zh: `${zh}的一部分`, en: `A part of ${en}` };
    case 'count':
      return { zh: `数出来的${zh}`, en: `A count of ${en}` };
    case 'near':
      return { zh: `与${zh}相近`, en: `Close to ${en}` };
    case 'taught':
      return { zh: '这里的人更正过', en: 'Corrected here by somebody' };
    case 'serial':
      return { zh: '给行编号', en: 'Numbers the rows' };
    case 'remark':
      return { zh: '留给部门自己备注', en: 'For the department’s own notes' };
    case 'never':
      return { zh: '此处从不保存', en: 'Never held here' };
    case 'nothing':
      return { zh: '字典里没有相近的说法', en: 'Nothing in the dictionary is close' };
    case 'unsure':
      return { zh: '有相近的，但没有把握', en: 'Something is close, but not surely' };
  }
}
