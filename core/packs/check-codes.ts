// Compares the codes a condition names with the code lists: a misspelt code would silently never hold, and the code
// for a refusal may not be named at all.
import type { ASTNode } from '@marcbachmann/cel-js/serialize';
import { RESIDENCE_KINDS } from '../registry/model.ts';
import type { Scope, Vocabulary } from './check-condition.ts';
import { pathOf, QUANTIFIERS } from './expression.ts';
import { MATTER_SOURCES } from './model.ts';
import { listed } from './nearest.ts';
import { childrenOf } from './tree.ts';

const VISIT_CODES: Record<string, readonly string[]> = {
  'visit.outcome': ['', 'met', 'no_contact'],
  'visit.reason': ['', 'nobody_home', 'moved_away', 'vacant', 'language'],
  'visit.again': ['', 'morning', 'noon', 'afternoon', 'evening', 'weekend'],
  residence: RESIDENCE_KINDS,
};

/** Compares codes with the code list's: a misspelt code would silently never hold. */
export function checkCodes(
  node: ASTNode,
  scope: Scope,
  vocabulary: Vocabulary,
  add: (code: 'refusal-filter' | 'unknown-code', detail?: Record<string, string>) => void,
): void {
  const codesOf = (side: ASTNode): { name: string; codes: readonly string[] } | undefined => {
    const path = pathOf(side);
    if (path === undefined || path.root === 'age') return undefined;
    if (path.root === 'visit' || path.root === 'residence') {
      const name = path.root === 'visit' ? `visit.${path.field}` : 'residence';
      const codes = VISIT_CODES[name];
      return codes && { name, codes };
    }
    if (path.root === 'matter') {
      const name = `matter.${path.field}`;
      if (path.field === 'source') return { name, codes: MATTER_SOURCES };
      const types = (scope.matter ?? []).flatMap(type => vocabulary.matters?.get(type) ?? []);
      return path.field === 'state' && types.length > 0
        ? { name, codes: types.flatMap(type => Object.keys(type.states)) }
        : undefined;
    }
    const name = `${path.scope}.${path.name}`;
    const list = vocabulary.codeLists.get(vocabulary.elements.get(name)?.codes ?? '');
    return list && { name, codes: list.codes.map(code => code.code) };
  };
  const literals = (side: ASTNode): string[] =>
    side.op === 'value'
      ? typeof side.args === 'string'
        ? [side.args]
        : []
      : side.op === 'list'
        ? side.args.flatMap(literals)
        : [];
  const compare = (of: ASTNode, given: string[]) => {
    const coded = codesOf(of);
    if (coded === undefined) return;
    for (const code of given) {
      if (coded.codes.includes(code)) continue;
      if (coded.name === 'visit.reason' && code === 'declined') add('refusal-filter');
      else add('unknown-code', { code, element: coded.name, known: listed(coded.codes) });
    }
  };
  if (node.op === '==' || node.op === '!=' || node.op === 'in') {
    compare(node.args[0], literals(node.args[1]));
    compare(node.args[1], literals(node.args[0]));
  }
  if (node.op === 'rcall' && QUANTIFIERS.has(node.args[0])) {
    const [, receiver, [variable, body]] = node.args;
    if (variable?.op === 'id' && body !== undefined)
      compare(receiver, literalsComparedWith(variable.args, body, literals));
  }
  for (const child of childrenOf(node)) checkCodes(child, scope, vocabulary, add);
}

function literalsComparedWith(variable: string, node: ASTNode, literals: (side: ASTNode) => string[]): string[] {
  const isVariable = (side: ASTNode) => side.op === 'id' && side.args === variable;
  const here =
    node.op === '==' || node.op === '!=' || node.op === 'in'
      ? [
          ...(isVariable(node.args[0]) ? literals(node.args[1]) : []),
          ...(isVariable(node.args[1]) ? literals(node.args[0]) : []),
        ]
      : [];
  return [...here, ...childrenOf(node).flatMap(child => literalsComparedWith(variable, child, literals))];
}
