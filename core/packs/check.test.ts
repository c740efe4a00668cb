import { describe, expect, test } from 'vitest';
import { carePack, dictionary, example, screeningPack } from '../../tests/support/small-round.ts';
import { checkPack } from './check.ts';
import type { Pack } from './model.ts';
import type { PackProblemCode } from './problems.ts';

type Raw = Record<string, unknown>;
const screening = (change: Partial<Pack> | Raw): unknown => ({ ...structuredClone(screeningPack), ...change });
const withAsk = (ask: Raw): unknown => screening({ asks: [...screeningPack.asks, ask] });
const withReport = (report: Raw): unknown =>
  screening({
    reports: [
      ...screeningPack.reports,
      { title: { zh: '数', en: 'N' }, role: 'finding', count: 'person', of: 'people', id: 'more', ...report },
    ],
  });
const withElement = (element: Raw & { id: string }): unknown => {
  const own = { title: { zh: '养几盆花', en: 'Flower pots' }, type: 'number', class: 'open', seconds: 2, ...element };
  return screening({
    elements: [...screeningPack.elements, own],
    asks: [...screeningPack.asks, { element: element.id, rank: 9 }],
  });
};
const codes = (raw: unknown) => checkPack(raw, dictionary).problems.map(problem => problem.code);
const where = (condition: string) => withReport({ where: condition });

describe('a pack', () => {
  test('without fault compiles, and says what it said', () => {
    expect(checkPack(screeningPack, dictionary)).toEqual({ pack: screeningPack, problems: [] });
    expect(checkPack(carePack, dictionary).problems).toEqual([]);
  });

  test('may bring an element of its own', () => {
    expect(codes(withElement({ id: 'household.flower_pots' }))).toEqual([]);
  });

  test.each<[PackProblemCode, string, unknown]>([
    ['shape', 'a version in words', screening({ version: '一' })],
    ['shape', 'a key that is not known', screening({ sunsets: 'P1D' })],
    ['shape', 'an ask without a rank', withAsk({ element: 'person.phone' })],
    [
      'shape',
      'a step that is neither answer, no contact nor wait',
      screening({ examples: [example({ household: [] }, {}, [{ jump: 1 } as never])] }),
    ],
    ['missing-translation', 'a title in one language', screening({ title: { zh: '排查', en: ' ' } })],
    ['unknown-purpose', 'a purpose nobody defined', screening({ purpose: 'curiosity' })],
    [
      'purpose-mode',
      'an emergency for everyday care',
      screening({ purpose: 'care', asks: [], reports: [screeningPack.reports[0]], elements: [] }),
    ],
    ['missing-sunset', 'an emergency without an end', screening({ sunset: undefined })],
    ['sunset-too-long', 'an emergency of a year', screening({ sunset: 'P1Y' })],
    ['missing-retention', 'an emergency that keeps for ever', screening({ retention: undefined })],
    ['retention-too-long', 'an emergency that keeps for a year', screening({ retention: 'P12M' })],
    ['bad-duration', 'a duration in words', screening({ sunset: '两周' })],
    ['too-few-examples', 'no example at all', screening({ examples: [] })],
    [
      'unknown-element',
      'a misspelt element',
      screening({ elements: [...screeningPack.elements, { use: 'person.temprature' }] }),
    ],
    [
      'element-twice',
      'an element declared twice',
      screening({ elements: [...screeningPack.elements, { use: 'person.phone' }] }),
    ],
    [
      'element-idle',
      'an element nobody asks or reads',
      screening({ elements: [...screeningPack.elements, { use: 'person.name' }] }),
    ],
    [
      'element-id',
      'an element of a building',
      screening({ elements: [...screeningPack.elements, { use: 'building.lift' }] }),
    ],
    ['element-id', 'a name every object has', withElement({ id: 'person.constructor' })],
    [
      'element-derived',
      'a derived element asked',
      screening({
        elements: [...screeningPack.elements, { use: 'person.age' }],
        asks: [...screeningPack.asks, { element: 'person.age', rank: 9 }],
      }),
    ],
    [
      'element-redefined',
      'an element the dictionary has',
      withElement({ id: 'person.name', title: { zh: '大名', en: 'Full name' }, type: 'text' }),
    ],
    [
      'near-duplicate',
      'an element under another name',
      withElement({ id: 'household.wishes', title: { zh: '需 求', en: 'Wishes' } }),
    ],
    [
      'never-modelled',
      'a matter of belief',
      withElement({ id: 'person.faith', title: { zh: '宗教信仰', en: 'Faith' } }),
    ],
    [
      'unknown-codes',
      'a code list nobody defined',
      withElement({ id: 'household.flowers', type: 'codes', codes: 'flower' }),
    ],
    ['element-not-used', 'an ask of an undeclared element', withAsk({ element: 'person.mobility', rank: 3 })],
    [
      'purpose-not-allowed',
      'an ask its purpose does not allow',
      screening({
        elements: [...screeningPack.elements, { use: 'person.mobility' }],
        asks: [...screeningPack.asks, { element: 'person.mobility', rank: 3 }],
      }),
    ],
    [
      'purpose-not-served',
      'a read no purpose allows',
      screening({
        elements: [...screeningPack.elements, { use: 'person.mobility' }],
        reports: [
          ...screeningPack.reports,
          {
            id: 'stiff',
            count: 'person',
            of: 'people',
            role: 'need',
            title: { zh: '行动', en: 'Mobility' },
            by: 'person.mobility',
          },
        ],
      }),
    ],
    ['rank-range', 'a rank of eleven', withAsk({ element: 'person.birth_date', rank: 11 })],
    [
      'fresh-twice',
      'two freshnesses of one element',
      screening({
        asks: screeningPack.asks.map(ask => (ask.element === 'household.needs' ? { ...ask, fresh: 'P1D' } : ask)),
      }),
    ],
    ['never-modelled', 'a list of "key persons"', withReport({ title: { zh: '重点人员', en: 'People to watch' } })],
    ['report-twice', 'two reports of one name', withReport({ id: 'fever' })],
    ['report-of', 'a denominator that is missing', withReport({ of: 'nobody' })],
    ['report-of', 'persons out of doors', withReport({ of: 'doors' })],
    ['report-of', 'other residences than the whole', withReport({ residences: ['living', 'registered'] })],
    ['report-base', 'a finding without a denominator', withReport({ of: undefined })],
    ['report-by', 'a split by a number', withReport({ by: 'person.temperature' })],
    [
      'report-by',
      'doors split by what one person said',
      withReport({ count: 'household', of: 'doors', by: 'person.symptoms' }),
    ],
    ['condition-too-long', 'a condition of pages', where(`age > 1 ${'|| age > 1 '.repeat(100)}`)],
    ['condition-syntax', 'half a condition', where('age >=')],
    ['condition-type', 'text compared with a number', where('facts.person.returned_from > 3')],
    ['condition-type', 'a field no visit has', where('visit.worker == "王"')],
    ['condition-not-boolean', 'a number for an answer', where('age + 1')],
    ['condition-forbidden', 'a pattern match', where('facts.person.returned_from.matches("a*")')],
    ['condition-forbidden', 'has instead of known', where('has(facts.person.temperature)')],
    ['condition-forbidden', 'an index', where('facts.person.symptoms[0] == "fever"')],
    ['condition-forbidden', 'an iteration over ages', where('facts.person.symptoms.exists(age, age == "fever")')],
    [
      'condition-nested',
      'exists inside exists',
      where('facts.person.symptoms.exists(a, facts.person.symptoms.exists(b, a == b))'),
    ],
    ['condition-forbidden', 'declined asked for', where('declined("person.temperature")')],
    ['known-name', 'known of a value', where('known(facts.person.returned_from)')],
    ['known-name', 'known compared', where('known("person.temperature") == false')],
    ['unknown-element', 'an element nobody defined', where('facts.person.mood == "low"')],
    ['element-not-used', 'an element not declared', where('facts.person.mobility == "stick"')],
    ['unknown-code', 'a code that does not exist', where('"coughing" in facts.person.symptoms')],
    [
      'unknown-code',
      'a code that does not exist, inside exists',
      where('facts.person.symptoms.exists(s, s == "coughing")'),
    ],
    ['wrong-subject', 'a door of a certain age', withReport({ count: 'household', of: 'doors', where: 'age > 3' })],
    [
      'wrong-subject',
      'a door with a temperature',
      withReport({ count: 'household', of: 'doors', where: 'facts.person.temperature > 37' }),
    ],
    [
      'refusal-filter',
      'who refused',
      withReport({ count: 'household', of: 'doors', where: 'visit.reason == "declined"' }),
    ],
    [
      'refusal-filter',
      'who refused, in a list',
      withReport({ count: 'household', of: 'doors', where: 'visit.reason in ["declined", "vacant"]' }),
    ],
    [
      'example-figure',
      'an example of a figure nobody counts',
      screening({ examples: [example({ household: [{}] }, { figures: { joy: 1 } })] }),
    ],
    [
      'example-household',
      'an example of a third of two people',
      screening({
        examples: [example({ household: [{}, {}] }, {}, [{ answer: { 'person.returned': true }, of: 2 }])],
      }),
    ],
  ])('is refused: %s, for %s', (code, _why, raw) => {
    const { pack, problems } = checkPack(raw, dictionary);
    expect(problems.map(problem => problem.code)).toContain(code);
    expect(pack).toBeUndefined();
    for (const problem of problems) {
      expect(problem.zh).not.toMatch(/\{\w+\}/);
      expect(problem.en).not.toMatch(/\{\w+\}/);
    }
  });

  test('is told where the fault stands, what it is near, and what was meant', () => {
    const [problem] = checkPack(withReport({ where: 'facts.person.temprature > 37' }), dictionary).problems;
    expect(problem).toMatchObject({ path: ['reports', 9, 'where'], code: 'unknown-element' });
    expect(problem!.en).toContain('person.temperature');
  });

  test('reads ages only where it declares birth dates', () => {
    const elements = screeningPack.elements.filter(entry => !('use' in entry && entry.use === 'person.birth_date'));
    expect(codes(screening({ elements }))).toContain('element-not-used');
  });
});
