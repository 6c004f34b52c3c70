import { grammar } from '../../lexicon/grammar-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** How many words may stand between the verb that asks and what is asked for. */
const REACH = 6;

/** "Could the species be a list?" as it is told: "the species could be a list". */
export function tellQuestion(tokens: readonly Token[]): readonly Token[] {
  const [asking, subject] = tokens;
  if (!asking || !subject || !grammar.modals.has(asking.lower) || !isMark(tokens.at(-1), '?')) return tokens;
  if (subject.pos !== 'DET' && subject.pos !== 'NOUN') return tokens;
  const verb = tokens.findIndex(({ pos }, i) => i > 1 && (pos === 'VERB' || pos === 'AUX') && !isAttribute(tokens, i));
  const isBase = verb > 1 && verb <= REACH && tokens[verb]?.lower === tokens[verb]?.lemma;
  return isBase ? [...tokens.slice(1, verb), asking, ...tokens.slice(verb)] : tokens;
}

/** "Can a cancelled show be sold?": which shows, and not yet what is asked of them. */
const isAttribute = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 1]?.pos === 'DET' && tokens[i]?.pos === 'VERB' && ['NOUN', 'PROPN'].includes(tokens[i + 1]?.pos ?? '');

const ANSWERS = ['yes', 'no', 'nope', 'yep'];

/** Whether nothing but "Yes." or "No." stands at `i`, as the answer to the question before it. */
export const isShortAnswer = (tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i - 1], '?') &&
  isWord(tokens[i], ...ANSWERS) &&
  (i + 1 >= tokens.length || isMark(tokens[i + 1], '.', '!'));

/** "Is a login required? No." as it is told: "a login is not required". */
export function tellAnswered(tokens: readonly Token[]): readonly Token[] {
  const mark = tokens.findLastIndex((token) => isMark(token, '?'));
  const [asking] = tokens;
  if (mark < 2 || !asking || !isShortAnswer(tokens, mark + 1)) return tokens;
  if (isAskedAsTold(tokens)) return tellAnswered([wordAt(asking, 'do', 'AUX'), ...tokens]);
  if (asking.pos !== 'AUX') return tokens;
  const asked = tokens.slice(1, mark);
  const said = isWord(tokens[mark + 1], 'no', 'nope') ? [asking, wordAt(asking, 'not', 'PART')] : [asking];
  // "Is there a login?"
  const behind = isWord(asked[0], 'there') ? 1 : subjectEnd(asked);
  const lead = isWord(asking, 'do') && said.length === 1 ? [] : said;
  return [...asked.slice(0, behind), ...lead, ...asked.slice(behind), ...tokens.slice(mark + 2)];
}

/** "Learners log in? No.": asked without an auxiliary. */
const isAskedAsTold = ([subject, verb]: readonly Token[]): boolean =>
  ['NOUN', 'PROPN'].includes(subject?.pos ?? '') &&
  isPlural(subject?.lower ?? '') &&
  verb?.pos === 'VERB' &&
  verb.lower === verb.lemma;

/** Up to the verb, or behind what a copula says something of: "the plots | public". */
function subjectEnd(asked: readonly Token[]): number {
  const verb = asked.findIndex(
    ({ pos, lower }, i) =>
      i > 0 &&
      !isAttribute(asked, i) &&
      (pos === 'VERB' || pos === 'AUX' || (asked[i - 1]?.pos === 'NOUN' && isActionVerb(lower))),
  );
  if (verb > 0) return verb;
  const adjective = asked.findLastIndex(({ pos }) => pos === 'ADJ');
  return adjective > 0 ? adjective : asked.length;
}
