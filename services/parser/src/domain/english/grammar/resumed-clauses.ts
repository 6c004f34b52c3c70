import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';
import { isParticiple } from './verb-forms';

/** Of whom a verb is said that stands behind what was said of him: "Guests who cancel before the game lose their deposit". */
export function resumedSubject(tokens: readonly Token[], i: number, from: number): Range | undefined {
  const [before, verb, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (verb?.pos !== 'VERB' || /(?:ing|ed)$/.test(verb.lower)) return undefined;
  if (!before || !ENDING.has(before.pos) || !next || !OPENING.has(next.pos)) return undefined;
  const start = Math.max(from, tokens.findLastIndex((token, k) => k < i && token.kind === 'mark') + 1);
  const said = tokens.findIndex((_, k) => k > start && k < i && opensRelative(tokens, k));
  if (said < 0 || tokens.slice(start, said).some(isFinite) || !tokens.slice(said, i).some(isFinite)) return undefined;
  // "which tell that ...", "trucks who deliver and take": nothing ends before a conjunction.
  const isThird = verb.lower !== verb.lemma && verb.lower.endsWith('s');
  return isPlural(tokens[said - 1]?.lower ?? '') === isThird ? undefined : { start, end: said };
}

/** What the words about somebody may end with, and what begins behind a verb. */
const ENDING = new Set(['NOUN', 'PROPN', 'NUM', 'ADV', 'VERB', 'ADP', 'ADJ']);
const OPENING = new Set(['DET', 'PRON', 'ADP', 'NOUN', 'ADJ', 'NUM']);

const isFinite = ({ pos, lower }: Token): boolean => pos === 'VERB' || pos === 'AUX' || grammar.modals.has(lower);

/** "who", "that" and, behind several, a participle: "pieces waiting to be fired". */
function opensRelative(tokens: readonly Token[], i: number): boolean {
  const [before, token] = [tokens[i - 1], tokens[i]];
  if (!['NOUN', 'PROPN'].includes(before?.pos ?? '')) return false;
  return (
    isWord(token, 'who', 'that', 'which') ||
    (token?.pos === 'VERB' && (token.lower.endsWith('ing') || isParticiple(token)) && isPlural(before?.lower ?? ''))
  );
}
