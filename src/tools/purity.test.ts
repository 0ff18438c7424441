import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../', import.meta.url));
const PURE_ROOMS = ['kernel', 'resources', 'text', 'aws'];

// Engines may differ in the last digit of these; a replay must not.
const INEXACT = /^(?:exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot|a?(?:sin|cos|tan)h?|atan2)$/;

function isOwnWord(node: ts.Node, word: string): boolean {
  return ts.isIdentifier(node) && node.text === word;
}

/** Why this node makes a function depend on more than its arguments, or nothing. */
function findImpurity(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && isOwnWord(node.expression, 'Math')) {
    if (node.name.text === 'random') return 'Math.random';
    if (INEXACT.test(node.name.text)) return `Math.${node.name.text}`;
  }
  if (ts.isPropertyAccessExpression(node) && isOwnWord(node.expression, 'Date') && node.name.text === 'now') {
    return 'Date.now';
  }
  if (ts.isNewExpression(node) && isOwnWord(node.expression, 'Date') && !node.arguments?.length)
    return 'new Date()';
  if (ts.isCallExpression(node) && isOwnWord(node.expression, 'Date')) return 'Date()';
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) {
    // Exact in every engine: big integers and powers of two.
    const isTwo = ts.isNumericLiteral(node.left) && node.left.text === '2';
    const isExact = isTwo || ts.isBigIntLiteral(node.left) || ts.isBigIntLiteral(node.right);
    return isExact ? undefined : '**';
  }
  return undefined;
}

function findImpurities(name: string, text: string): readonly string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, false);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const impurity = findImpurity(node);
    if (impurity !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.pos);
      found.push(`${name}:${line + 1} ${impurity}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function listPureFiles(): readonly string[] {
  const rooms = PURE_ROOMS.filter((room) => existsSync(`${src}${room}`));
  return rooms
    .flatMap((room) =>
      readdirSync(`${src}${room}`, { recursive: true, encoding: 'utf8' }).map((path) => `${room}/${path}`),
    )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/generated/'));
}

describe('the pure rooms', () => {
  it('take time and chance only as arguments and avoid maths on which engines differ', () => {
    const files = listPureFiles();
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((path) => findImpurities(path, readFileSync(`${src}${path}`, 'utf8')))).toEqual([]);
  });

  it.each([
    ['Math.random()', 'Math.random'],
    ['Date.now()', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['Date()', 'Date()'],
    ['Math.log2(8)', 'Math.log2'],
    ['1.5 ** days', '**'],
  ])('would not let %s pass', (text, impurity) => {
    expect(findImpurities('sample.ts', `export const sample = ${text};`)).toEqual([
      `sample.ts:1 ${impurity}`,
    ]);
  });

  it.each([
    'Math.floor(1.5)',
    'new Date(at)',
    'Date.parse(at)',
    '2n ** 128n',
    "'Math.random()' // Date.now()",
  ])('let %s pass', (text) => {
    expect(findImpurities('sample.ts', `export const sample = ${text};`)).toEqual([]);
  });
});
