import { isGroupNoun, isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../token';

/**
 * "Twice a day a volunteer inspects a fridge", "Every spring our club holds a fair", "In winter we have fourteen ploughs": how often people
 * do it is left to them. What happens by itself, "every month a payslip is created", and what is limited by the time, "each day a
 * nurse may give at most two doses", keep theirs.
 */
export function withoutHowOften(tokens: readonly Token[]): readonly Token[] {
  const end = behindTime(tokens);
  if (end === undefined) return tokens;
  const start = isMark(tokens[end], ',') ? end + 1 : end;
  const rest = tokens.slice(start);
  // "On Mondays guests cannot book": then, and at no other time.
  const isWhen = isWord(tokens[0], 'on', 'in', 'at') && rest.some(isRuled);
  return isOfPeople(tokens, start) && !isLimited(rest) && !isWhen ? rest : tokens;
}

/** Where the time ends that the sentence opens with. */
function behindTime(tokens: readonly Token[]): number | undefined {
  const [first] = tokens;
  const isOften = isWord(first, 'once', 'twice');
  const isCounted =
    isWord(tokens[1], 'time') &&
    (first?.kind === 'number' || first?.pos === 'NUM' || isWord(first, 'several', 'many', 'few'));
  const each = isOften ? 1 : isCounted ? 2 : 0;
  if (each > 0) return isWord(tokens[each], 'a', 'per', 'each', 'every') ? behindNoun(tokens, each + 1) : undefined;
  if (isWord(first, 'in') && SEASONS.has(tokens[1]?.lower ?? '')) return 2;
  // "On Thursdays", "at the end of each month"
  if (isWord(first, 'on') && /days$/.test(tokens[1]?.lower ?? '')) return behindNoun(tokens, 1);
  const isEnd =
    isWord(first, 'at') &&
    isWord(tokens[1], 'the') &&
    isWord(tokens[2], 'end', 'beginning', 'start') &&
    isWord(tokens[3], 'of');
  if (isEnd && isWord(tokens[4], 'each', 'every', 'the', 'a')) return behindNoun(tokens, 5);
  if (!isWord(first, 'each', 'every')) return undefined;
  return behindNoun(tokens, isWord(tokens[1], 'other', 'single', 'second') ? 2 : 1);
}

const SEASONS = new Set(['spring', 'summer', 'autumn', 'winter', 'fall']);

const behindNoun = (tokens: readonly Token[], i: number): number | undefined => {
  const noun = singular(tokens[i]?.lower ?? '');
  return grammar.timeNouns.has(noun) || SEASONS.has(noun) || noun === 'season' ? i + 1 : undefined;
};

const NOUNS = ['NOUN', 'PROPN', 'ADJ'];

/** "there is", "we hold", "a volunteer inspects", "trainers report": what is there, or what people do. */
function isOfPeople(tokens: readonly Token[], start: number): boolean {
  if (isWord(tokens[start], 'there', 'we', 'i', 'they', 'he', 'she', 'you')) return true;
  let end = start;
  while (tokens[end]?.pos === 'DET' || grammar.possessives.has(tokens[end]?.lower ?? '')) end++;
  const noun = end;
  while (NOUNS.includes(tokens[end]?.pos ?? '')) end++;
  const words = tokens.slice(noun, end).map(({ lower }) => singular(lower));
  return words.some((word) => isPersonNoun(word) || isGroupNoun(word)) && !isPassive(tokens, end);
}

const isRuled = (token: Token): boolean =>
  grammar.modals.has(token.lower) || isWord(token, 'not', "n't", 'never', 'no', 'nobody', 'cannot');

const isPassive = (tokens: readonly Token[], verb: number): boolean =>
  isWord(tokens[verb], 'be') || isWord(tokens[verb + 1], 'be');

const isLimited = (tokens: readonly Token[]): boolean =>
  tokens.some((token) =>
    isWord(token, 'most', 'least', 'more', 'than', 'only', 'once', 'twice', 'automatically', 'maximum'),
  );
