import { isNode, type Document, type YAMLError } from 'yaml';
import type { Range, SourceText } from '../source-text';

/** Deeper documents are refused: no API needs it, and every reader here recurses. */
const MAX_DEPTH = 100;
/** How many nodes aliases may stand for; more is a bomb, not a description. */
const MAX_ALIASES = 100;

/** A parsed document and the places of its parts. */
export interface LoadedDocument {
  readonly root: unknown;
  /** Where the value at a path stands. */
  rangeAt(path: readonly (string | number)[]): Range;
}

/** Reads JSON or YAML; broken or hostile text is refused with its place. */
export async function loadDocument(source: SourceText): Promise<LoadedDocument> {
  const { parseDocument } = await import('yaml');
  const whole = { start: 0, end: source.text.length };
  refuseDepth(source);
  const document = parsed(
    // Of a key that stands twice the last one counts, as in other tools that read such documents.
    () => parseDocument(source.text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' }),
    source,
    whole,
  );
  const [error] = document.errors;
  if (error) throw source.invalid(explain(error), { start: error.pos[0], end: error.pos[1] }, error);
  const root = parsed((): unknown => document.toJS({ maxAliasCount: MAX_ALIASES }), source, whole);
  return { root, rangeAt: (path) => rangeOf(document, path) ?? whole };
}

function parsed<T>(read: () => T, source: SourceText, whole: Range): T {
  try {
    return read();
  } catch (error) {
    const message = 'The document unfolds into far more than it shows (aliases or nesting); write it out plainly.';
    if (error instanceof RangeError || error instanceof ReferenceError) throw source.invalid(message, whole, error);
    throw error;
  }
}

function explain(error: YAMLError): string {
  return `${error.message.split('\n')[0] ?? 'Not YAML'}. Correct the ${error.name === 'YAMLParseError' ? 'YAML or JSON' : 'document'} here.`;
}

/** Brackets are counted before the parser sees them, because it recurses too. */
function refuseDepth(source: SourceText): void {
  let depth = 0;
  for (const match of source.text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]|^[ \t]*(?:- ){50,}/gm)) {
    const [token] = match;
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH || token.endsWith('- - ')) {
      const at = { start: match.index, end: match.index + token.length };
      throw source.invalid(`Nested more than ${MAX_DEPTH} levels deep; flatten the document.`, at);
    }
  }
}

function rangeOf(document: Document, path: readonly (string | number)[]): Range | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return { start: node.range[0], end: Math.max(node.range[1], node.range[0] + 1) };
  }
  return undefined;
}
