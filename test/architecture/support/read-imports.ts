// What a source file imports and exports, read with a parser of its language.

import { parse } from 'svelte/compiler';
import ts from 'typescript';
import type { SourceFile } from './source-files';

export interface Links {
  /** Specifiers of all imports: static, dynamic, type-only, `require` and re-exports. */
  readonly imports: readonly string[];
  readonly hasDefaultExport: boolean;
  readonly hasReExport: boolean;
  readonly hasRawHtml: boolean;
}

export function readLinks(file: SourceFile): Links {
  if (file.path.endsWith('.svelte')) return readSvelte(file);
  return /\.[mc]?[jt]s$/.test(file.path) ? readScript(file) : nothing;
}

const nothing: Links = {
  imports: [],
  hasDefaultExport: false,
  hasReExport: false,
  hasRawHtml: false,
};

function readScript({ path, text }: SourceFile): Links {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
  const imports: string[] = [];
  let hasDefaultExport = false;
  let hasReExport = false;
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) imports.push(specifier);
    if (ts.isExportAssignment(node)) hasDefaultExport = true;
    if (ts.isExportSpecifier(node) && node.name.text === 'default') hasDefaultExport = true;
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) hasReExport = true;
    if (node.kind === ts.SyntaxKind.DefaultKeyword && isExported(node.parent)) {
      hasDefaultExport = true;
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return { imports, hasDefaultExport, hasReExport, hasRawHtml: false };
}

function isExported(node: ts.Node | undefined): boolean {
  return node !== undefined && (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node));
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return textOf(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return textOf(node.argument.literal);
  }
  return ts.isCallExpression(node) && isImportCall(node) ? textOf(node.arguments[0]) : undefined;
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(expression) && expression.text === 'require';
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

interface SvelteNode {
  readonly type: string;
  readonly source?: { readonly value: unknown } | null;
}

function readSvelte({ path, text }: SourceFile): Links {
  const nodes = [...nodesOf(parse(text, { modern: true, filename: path }))];
  const withSource = nodes.filter(({ type }) => /^(Import|Export)/.test(type));
  return {
    imports: withSource
      .map(({ source }) => source?.value)
      .filter((value) => typeof value === 'string'),
    hasDefaultExport: false,
    hasReExport: nodes.some(({ type, source }) => type.startsWith('Export') && source != null),
    hasRawHtml: nodes.some(({ type }) => type === 'HtmlTag'),
  };
}

function* nodesOf(value: unknown): Generator<SvelteNode> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield value as SvelteNode;
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'parent' && key !== 'metadata') yield* nodesOf(child);
  }
}
