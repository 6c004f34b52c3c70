import { isMark, isWord, type Sentence, type Token } from '../../text/token';
import { canBeEntity } from '../domain-notes';
import { closing } from '../grammar/brackets';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames, looksLikeFields, tellsOfField } from '../lists/read-field-list';
import type { BriefReading } from '../reading';

export interface Bracketed {
  readonly phrase: NounPhrase;
  readonly rest: Range;
  /** "book(title) -> author": what it refers to. */
  readonly target: NounPhrase | undefined;
}

/** "Book (title, author, isbn)", also several joined by commas or "and", where one may hold nothing but others: "Loan (book, member)". */
export function bracketDefinition(tokens: readonly Token[], start = 0): Bracketed[] | undefined {
  const definitions: Bracketed[] = [];
  for (let i = start; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    if (
      !phrase ||
      !isMark(tokens[phrase.end], '(', '{') ||
      !canBeEntity(phrase.words, true) ||
      readClauses(tokens, phrase).length > 0
    )
      return undefined;
    const end = closing(tokens, phrase.end, tokens.length);
    const rest = { start: phrase.end + 1, end };
    if (!looksLikeFields(tokens, rest) || tellsOfField(tokens, rest)) return undefined;
    const arrow = isMark(tokens[end + 1], '->', '→', '=>') ? nounPhraseAt(tokens, end + 2, tokens.length) : undefined;
    definitions.push({ phrase, rest, target: arrow });
    i = arrow?.end ?? end + 1;
    while (i < tokens.length && (isMark(tokens[i], ',', '.', ';') || isWord(tokens[i], 'and'))) i++;
  }
  const things = definitions.map(({ phrase }) => phrase);
  const areAll = definitions.every(({ rest }) => holdsFieldNames(tokens, rest, things));
  return areAll && definitions.length > 0 ? definitions : undefined;
}

/** "- Trip (title, price)" beside "- Customer (name, email)": most lines below this one define a thing each. */
export const listsBracketed = (reading: BriefReading, line: Sentence): boolean => {
  const lines = reading.childrenOf(line).filter(({ sentence }) => sentence.kind === 'bullet');
  const defining = lines.filter(({ sentence }) => bracketDefinition(sentence.tokens) !== undefined);
  return defining.length > 1 && defining.length * 2 > lines.length;
};
