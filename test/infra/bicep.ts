import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

/** The syntax tree of a Bicep text. One with errors in it is a tree as well. */
export function parseBicep(text: string): Node {
  const tree = parser.parse(text);
  if (!tree) throw new Error('The parser gave up');
  return tree.rootNode;
}

/** The syntax tree of a template in `infra/`. */
export const readBicep = (file: string): Node =>
  parseBicep(readFileSync(new URL(`../../infra/${file}`, import.meta.url), 'utf8'));

/** Where a text is not Bicep, as `line: what stands there`. */
export function syntaxErrors(tree: Node): string[] {
  const here = tree.isError || tree.isMissing ? [`${tree.startPosition.row + 1}: ${tree.text.slice(0, 60)}`] : [];
  return [...here, ...tree.children.flatMap((child) => syntaxErrors(child))];
}

/** Parts of a tree that are of one type, such as `parameter_declaration`. */
export const partsOf = (tree: Node, type: string): Node[] => tree.descendantsOfType(type);

/** What a declaration declares. */
export const nameOf = (declaration: Node): string =>
  declaration.namedChildren.find(({ type }) => type === 'identifier')?.text ?? '';

/** The value of a property of an object, if it has one. */
export const propertyOf = (object: Node, property: string): Node | undefined =>
  object.namedChildren
    .filter(({ type }) => type === 'object_property')
    .find(({ namedChildren }) => namedChildren[0]?.text === property)?.namedChildren[1];

/** The names that a tree refers to: neither what it declares nor the names of properties. */
export function referencesIn(tree: Node): Set<string> {
  const isName = (node: Node) => {
    const { parent } = node;
    if (!parent) return false;
    const isFirst = parent.namedChildren[0]?.id === node.id;
    if (/_declaration$/.test(parent.type)) return nameOf(parent) !== node.text;
    return !(parent.type === 'object_property' && isFirst);
  };
  return new Set(
    partsOf(tree, 'identifier')
      .filter(isName)
      .map(({ text }) => text),
  );
}
