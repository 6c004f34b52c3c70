import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { SentenceReading } from '../reading';
import { isTied } from './parties';

/**
 * "A chapter has a number, unique per book", "a code that is unique within its park": what is told apart only within something belongs to
 * one of it.
 */
export function readUniqueWithin(notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const [i, token] of tokens.entries()) {
    const phrase = token.lower === 'unique' ? wholeBehind(tokens, i + 1) : undefined;
    const whole = phrase && notes.entityFor(phrase.words);
    const told = notes.fields.filter(({ place }) => place.at === at && place.start < i).at(-1);
    const part = ownerBefore(notes, tokens, i) ?? told?.entity ?? notes.current;
    if (!phrase || whole === undefined || part === undefined || part === whole || isTied(notes, part, whole)) continue;
    const place = { at, start: i, end: phrase.end };
    notes.multiplicities.push({ from: part, to: whole, count: 'one', verb: 'refers', place });
  }
}

/** "A ward's name is unique": the ward. */
function ownerBefore(notes: DomainNotes, tokens: readonly Token[], unique: number): string | undefined {
  const genitive = tokens.findLastIndex((token, i) => i < unique && i > unique - 6 && isWord(token, "'s"));
  const isClause = tokens.slice(genitive, unique).every(({ kind }) => kind === 'word');
  const owner = [3, 2, 1].flatMap((words) => {
    const phrase = genitive < words ? undefined : nounPhraseAt(tokens, genitive - words, genitive);
    return phrase?.end === genitive ? (notes.entityFor(phrase.words) ?? []) : [];
  })[0];
  return isClause ? owner : undefined;
}

/** "per book", "within its park", "for each owner": one of those in which it is. */
function wholeBehind(tokens: readonly Token[], i: number): NounPhrase | undefined {
  if (!isWord(tokens[i], 'per', 'within', 'in', 'inside', 'for')) return undefined;
  const isOne =
    isWord(tokens[i], 'per') ||
    isWord(tokens[i + 1], 'a', 'an', 'one', 'the', 'each', 'every') ||
    grammar.possessives.has(tokens[i + 1]?.lower ?? '');
  const phrase = isOne ? nounPhraseAt(tokens, i + 1, tokens.length) : undefined;
  return phrase?.plural ? undefined : phrase;
}
