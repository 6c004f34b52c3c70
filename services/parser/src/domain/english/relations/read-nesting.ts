import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { SentenceReading } from '../reading';

/** "Categories can be nested", "folders form a tree", "a hierarchy of departments": each row may stand under one of its kind. */
export function readNesting(notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const [i, token] of tokens.entries()) {
    const nested = isNested(tokens, i);
    // The trees of an orchard are no shape of anything.
    if (!nested && !(isTree(token) && notes.entityFor([token.lower]) === undefined)) continue;
    const name = nested === 'before noun' ? namedAfter(notes, tokens, i) : namedAround(notes, tokens, i);
    if (name === undefined || !notes.isDeclared(name)) continue;
    notes.multiplicities.push({
      from: name,
      to: name,
      count: 'one',
      verb: 'refers',
      role: 'parent',
      sameKind: true,
      place: { at, start: Math.max(0, i - 3), end: Math.min(tokens.length, i + 3) },
    });
    return;
  }
}

const ADJECTIVES = ['nested', 'hierarchical', 'nestable', 'recursive', 'treelike'];

/** "nested" as what a thing can be, or as an adjective before it. */
function isNested(tokens: readonly Token[], i: number): 'predicate' | 'before noun' | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word' || !ADJECTIVES.includes(token.lower)) return undefined;
  if (isWord(tokens[i - 1], 'be', 'is', 'are') || isWord(tokens[i - 2], 'be')) return 'predicate';
  return ['NOUN', 'PROPN'].includes(tokens[i + 1]?.pos ?? '') ? 'before noun' : undefined;
}

const isTree = (token: Token): boolean => isWord(token, 'tree', 'hierarchy');

const namedAfter = (notes: DomainNotes, tokens: readonly Token[], i: number): string | undefined => {
  const phrase = nounPhraseAt(tokens, i + 1, tokens.length);
  return phrase && notes.entityFor(phrase.words);
};

/** "a tree of categories", "category tree", "departments form a hierarchy": in the same clause, the nearest before or behind "of". */
function namedAround(notes: DomainNotes, tokens: readonly Token[], i: number): string | undefined {
  if (isWord(tokens[i + 1], 'of')) return namedAfter(notes, tokens, i + 1);
  for (let start = i - 1; start >= 0 && !isMark(tokens[start], '.', ';', ':', ','); start--) {
    const phrase = nounPhraseAt(tokens, start, i);
    const known = phrase && notes.entityFor(phrase.words.filter((word) => word !== 'tree' && word !== 'hierarchy'));
    const alone = known ?? notes.entityFor([tokens[start]?.lower ?? '']);
    if (alone !== undefined) return alone;
  }
  return undefined;
}
