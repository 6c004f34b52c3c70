import { grammar } from '../lexicon/grammar-lexicon';
import { isMark, type Token } from './token';

/** How many words may stand between the verb that asks and what is asked for. */
const REACH = 6;

/** "Could the species be a list?" as it is told: "the species could be a list". */
export function tellQuestion(tokens: readonly Token[]): readonly Token[] {
  const [asking, subject] = tokens;
  if (!asking || !subject || !grammar.modals.has(asking.lower) || !isMark(tokens.at(-1), '?')) return tokens;
  if (subject.pos !== 'DET' && subject.pos !== 'NOUN') return tokens;
  const verb = tokens.findIndex(({ pos }, i) => i > 1 && (pos === 'VERB' || pos === 'AUX'));
  const isBase = verb > 1 && verb <= REACH && tokens[verb]?.lower === tokens[verb]?.lemma;
  return isBase ? [...tokens.slice(1, verb), asking, ...tokens.slice(verb)] : tokens;
}
