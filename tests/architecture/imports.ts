import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync, type ESTree } from 'vite';

export type Import = {
  /** Path from the repository's root, as git has it. */
  readonly from: string;
  readonly line: number;
  /** A path from the root for what is ours, else the name of a package or `node:` module. */
  readonly to: string;
};

type Node = ESTree.Node;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const words = (node: unknown): string[] => {
  if (!isNode(node)) return [];
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral')
    return node.quasis.slice(0, 1).map((quasi) => quasi.value.raw);
  if (node.type === 'ArrayExpression') return node.elements.flatMap(words);
  return [];
};

/** What a node takes from another module: statements, `import()`, types by `import()`, and Vite's globs. */
const sourcesOf = (node: Node): string[] => {
  if (
    node.type === 'ImportDeclaration' ||
    node.type === 'ExportAllDeclaration' ||
    node.type === 'ExportNamedDeclaration' ||
    node.type === 'ImportExpression' ||
    node.type === 'TSImportType'
  )
    return words(node.source);
  if (node.type !== 'CallExpression') return [];
  const { callee } = node;
  const globs =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'MetaProperty' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'glob';
  const requires = callee.type === 'Identifier' && callee.name === 'require';
  return globs || requires ? words(node.arguments[0]) : [];
};

const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, visit);
    return;
  }
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
};

/** A path from the root, for `./` and `../`; anything else stays the package it names. */
const resolved = (from: string, source: string): string => {
  if (source.startsWith('.')) return posix.join(posix.dirname(from), source.replace(/\?.*$/, ''));
  if (source.startsWith('node:')) return source;
  return source.split('/', source.startsWith('@') ? 2 : 1).join('/');
};

export const importsIn = (from: string, code: string): Import[] => {
  const { program, errors } = parseSync(from, code);
  const [error] = errors;
  if (error) throw new Error(`${from}: ${error.message}`);
  const found: Import[] = [];
  walk(program, (node) => {
    for (const source of sourcesOf(node)) {
      const line = code.slice(0, node.start).split('\n').length;
      found.push({ from, line, to: resolved(from, source) });
    }
  });
  return found;
};

export const importsOf = (root: string, file: string): Import[] =>
  importsIn(file, readFileSync(posix.join(root, file), 'utf8'));
