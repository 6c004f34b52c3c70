import { isWord, type Token } from '../../text/token';
import type { Clause } from './clauses';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** "As a librarian, I want ... so that ...": the role, and the wish without its reason. */
export function storyOf(tokens: readonly Token[]): { role: Range | undefined; range: Range } {
  const so = tokens.findIndex(
    (token, i) => isWord(token, 'so') && (isWord(tokens[i + 1], 'that', 'i', 'we', 'it', 'they') || i > 8),
  );
  const end = so > 0 ? so : tokens.length;
  const as = tokens.findIndex((token, i) => isWord(token, 'as') && isWord(tokens[i + 1], 'a', 'an', 'the') && i < 4);
  if (as < 0) return { role: undefined, range: { start: 0, end } };
  const speaker = tokens.findIndex((token, i) => i > as && isWord(token, 'i', 'we'));
  if (speaker < 0 || speaker > as + 7) return { role: undefined, range: { start: 0, end } };
  return { role: { start: as + 1, end: speaker }, range: { start: speaker, end } };
}

/** "The system shall allow users to create events": users can create events. */
export function allowance(tokens: readonly Token[], clause: Clause): Clause | undefined {
  if (!['allow', 'let', 'enable', 'permit'].includes(clause.verbs[0]?.lemma ?? '') || clause.negated) return undefined;
  const { start, end } = clause.object;
  const phrase = nounPhraseAt(tokens, start, end);
  if (!phrase) return undefined;
  const verb = isWord(tokens[phrase.end], 'to') ? phrase.end + 1 : phrase.end;
  const lemma = tokens[verb]?.lemma;
  if (lemma === undefined || verb >= end) return undefined;
  return {
    ...clause,
    subject: phrase.head,
    verbs: [{ lemma, at: verb }],
    modal: 'can',
    passive: false,
    verb: { start: verb, end: verb + 1 },
    object: { start: verb + 1, end },
  };
}
