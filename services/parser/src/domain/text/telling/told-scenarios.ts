import { refuses } from '../../english/grammar/refusals';
import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../token';
import { wordAt } from './word-at';

interface Scenario {
  /** What is so before, without "given". */
  readonly given: readonly Token[];
  /** What somebody does then, without "when". */
  readonly deed: readonly Token[];
  readonly outcome: readonly Token[];
  /** The words "when" and "then" themselves. */
  readonly when: readonly Token[];
  readonly then: Token;
}

/**
 * "Given a paid order, when a clerk tries to edit it, then a 409 is returned" as a rule: "a clerk cannot edit a paid order"; where
 * the first part is a clause, "a clerk cannot edit it if the order is paid". The words keep their places in the text.
 */
export function tellScenario(tokens: readonly Token[]): readonly Token[] {
  const scenario = scenarioIn(tokens);
  if (!scenario) return tokens;
  const { given, deed, outcome } = scenario;
  const isClause = given.some(({ pos }) => pos === 'VERB' || pos === 'AUX') && !isNamed(given);
  if (!isRefused(outcome)) {
    const done = isClause ? undefined : withThing(deed, given);
    return done ? [...scenario.when, ...done, wordAt(scenario.then, ',', 'PUNCT', 'mark'), ...outcome] : tokens;
  }
  const denied = deny(deed);
  if (!denied || given.some((token) => isWord(token, 'log', 'authenticated', 'sign'))) return tokens;
  if (isClause) return given[0] ? [...denied, wordAt(given[0], 'if', 'SCONJ'), ...given] : tokens;
  return withThing(denied, given) ?? tokens;
}

/** "edits it", "edits the order": what is given, "a paid order", in its place. */
function withThing(deed: readonly Token[], given: readonly Token[]): readonly Token[] | undefined {
  const head = given.at(-1)?.lemma;
  const end = deed.findLastIndex(
    (token, i) =>
      isWord(token, 'it', 'them') || (token.lemma === head && isWord(deed[i - 1], 'the', 'that', 'this', 'those')),
  );
  if (end < 1) return undefined;
  const start = isWord(deed[end], 'it', 'them') ? end : end - 1;
  return [...deed.slice(0, start), ...given, ...deed.slice(end + 1)];
}

function scenarioIn(tokens: readonly Token[]): Scenario | undefined {
  if (!isWord(tokens[0], 'given')) return undefined;
  const when = tokens.findIndex((token, i) => i > 1 && isWord(token, 'when'));
  const then = tokens.findIndex((token, i) => i > when && isWord(token, 'then'));
  const last = tokens[then];
  if (when < 0 || then < 0 || !last) return undefined;
  const from = isWord(tokens[1], 'that') ? 2 : 1;
  return {
    given: withoutComma(tokens.slice(from, when)),
    deed: withoutComma(tokens.slice(when + 1, then)),
    outcome: tokens.slice(then + 1),
    when: tokens.slice(when, when + 1),
    then: last,
  };
}

const withoutComma = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.findLastIndex((token) => token.kind !== 'mark' && !isWord(token, 'and'));
  return tokens.slice(0, last + 1);
};

const isRefused = (tokens: readonly Token[]): boolean =>
  refuses(tokens) || tokens.some((token) => isWord(token, 'conflict', 'unprocessable'));

/** "a clerk tries to edit it" denied: "a clerk cannot edit it". */
function deny(deed: readonly Token[]): readonly Token[] | undefined {
  const said = deed.findIndex((token, i) => i > 0 && (token.pos === 'VERB' || isDeed(token, deed[i + 1])));
  const verb = isWord(deed[said], 'try', 'attempt', 'want') && isWord(deed[said + 1], 'to') ? said + 2 : said;
  const token = deed[verb];
  if (said < 1 || said > LONGEST_DOER || !token) return undefined;
  const word = baseIn(token);
  const base = { ...token, lower: word, text: word, lemma: word, pos: 'VERB' };
  return [...deed.slice(0, said), wordAt(token, 'cannot', 'AUX'), base, ...deed.slice(verb + 1)];
}

const LONGEST_DOER = 4;

/** "edits" -> edit, whatever it was taken for. */
const baseIn = ({ lower, lemma, pos }: Token): string => (pos === 'VERB' ? lemma : (baseOfThirdPerson(lower) ?? lower));

/** "a clerk edits the order", though edits may be things. */
const isDeed = (token: Token, next: Token | undefined): boolean =>
  isActionVerb(baseIn(token)) && (next?.pos === 'DET' || isWord(next, 'it', 'them'));

/** "a coupon that has expired": a thing, and what is said of it. */
const isNamed = (tokens: readonly Token[]): boolean => {
  const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return isWord(tokens[verb - 1], 'that', 'which', 'who') || (verb === 1 && isWord(tokens[0], 'a', 'an'));
};
