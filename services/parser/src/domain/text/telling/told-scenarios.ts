import { refuses } from '../../english/grammar/refusals';
import { baseOfThirdPerson, isActionVerb, pastParticiple } from '../../lexicon/verb-lexicon';
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
  const speaker = speakerGiven(scenario.given);
  if (speaker) return tellOfSpeaker(scenario, speaker) ?? tokens;
  return tellGiven(scenario) ?? tokens;
}

/** What one may or may not do with what is given. */
function tellGiven(scenario: Scenario): readonly Token[] | undefined {
  const { given, deed, outcome } = scenario;
  if (deniesAgain(outcome)) return withThing(doneOnce(deed) ?? [], given);
  if (deniesOther(outcome)) return tellAfter(scenario);
  const isClause = given.some(({ pos }) => pos === 'VERB' || pos === 'AUX') && !isNamed(given);
  if (!isRefused(outcome)) {
    const done = isClause ? undefined : withThing(deed, given);
    return done && [...scenario.when, ...done, wordAt(scenario.then, ',', 'PUNCT', 'mark'), ...outcome];
  }
  const denied = deny(deed);
  if (!denied || given.some((token) => isWord(token, 'log', 'authenticated', 'sign'))) return undefined;
  if (isClause) return given[0] && [...denied, wordAt(given[0], 'if', 'SCONJ'), ...given];
  return withThing(denied, given);
}

interface Speaker {
  /** "a clerk" */
  readonly who: readonly Token[];
  /** What else is given. */
  readonly rest: readonly Token[];
}

/** "I am a clerk", "I am logged in as the clerk and an order is open" */
function speakerGiven(given: readonly Token[]): Speaker | undefined {
  if (!isWord(given[0], 'i') || !isWord(given[1], 'be', "'m", 'am')) return undefined;
  const start = isWord(given[2], 'logged', 'signed', 'authenticated')
    ? given.findIndex((token, i) => i > 2 && isWord(token, 'as')) + 1
    : 2;
  const and = given.findIndex((token) => isWord(token, 'and'));
  const who = given.slice(start, and < 0 ? given.length : and);
  const isRole =
    start > 1 && who.length < 5 && isWord(who[0], 'a', 'an', 'the') && who.every(({ kind }) => kind === 'word');
  return isRole && who.length > 1 ? { who, rest: and < 0 ? [] : given.slice(and + 1) } : undefined;
}

/** "Given I am a clerk, when I open a case, then ..." as "a clerk can open a case", "... then I only see my own" as what he only sees. */
function tellOfSpeaker(scenario: Scenario, { who, rest }: Speaker): readonly Token[] | undefined {
  const named = (tokens: readonly Token[], can: boolean): readonly Token[] =>
    tokens.flatMap((token, i) => {
      if (isWord(token, 'my')) return [{ ...token, text: 'his', lower: 'his', lemma: 'his' }];
      if (token.lower !== 'i' || i > 0) return [token];
      const doer = who.map((word) => ({ ...word, start: token.start, end: token.end }));
      return can ? [...doer, wordAt(token, 'can', 'AUX')] : doer;
    });
  if (!isWord(scenario.deed[0], 'i')) return undefined;
  const isOfHim = isWord(scenario.outcome[0], 'i') && !isRefused(scenario.outcome);
  if (isOfHim) return named(withoutObligation(scenario.outcome), true);
  if (isRefused(scenario.outcome)) {
    const deed = named(scenario.deed, false);
    return rest.length > 0 ? tellGiven({ ...scenario, given: rest, deed }) : deny(deed);
  }
  const deed = withoutObligation(scenario.deed);
  return named((rest.length > 0 ? withThing(deed, rest) : undefined) ?? deed, true);
}

/** "I should only see" as "I only see". */
const withoutObligation = (tokens: readonly Token[]): readonly Token[] =>
  isWord(tokens[1], 'should', 'must', 'can', 'will', 'shall', 'may')
    ? [...tokens.slice(0, 1), ...tokens.slice(2)]
    : tokens;

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

/** The deed itself is refused: no "its author can no longer edit it". */
const isRefused = (tokens: readonly Token[]): boolean =>
  !deniesOther(tokens) &&
  !deniesAgain(tokens) &&
  (refuses(tokens) || tokens.some((token) => isWord(token, 'conflict', 'unprocessable')));

const isModal = (token: Token): boolean => isWord(token, 'can', 'cannot', 'may', 'must');

/** "its author can no longer edit it": what another one may not do from then on. */
function deniesOther(tokens: readonly Token[]): boolean {
  const modal = tokens.findIndex(isModal);
  const isDenied = tokens.some((token) => isWord(token, 'not', "n't", 'cannot', 'never', 'no'));
  return modal > 0 && isDenied && isWord(tokens[0], 'its', 'their', 'nobody', 'no-one');
}

/** "and the same citizen cannot sign it again" */
const deniesAgain = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'again', 'twice')) &&
  tokens.some((token) => isWord(token, 'not', "n't", 'cannot', 'never'));

/** "a citizen signs it" as "a citizen can sign it only once" */
function doneOnce(deed: readonly Token[]): readonly Token[] | undefined {
  const last = deed.at(-1);
  const denied = deny(deed);
  return last && denied
    ? [
        ...denied.map((token) => (token.lower === 'cannot' ? wordAt(token, 'can', 'AUX') : token)),
        wordAt(last, 'only', 'ADV'),
        wordAt(last, 'once', 'ADV'),
      ]
    : undefined;
}

/** "Once a petition is published or rejected by a moderator, its author can no longer edit it" */
function tellAfter({ given, deed, outcome, when, then }: Scenario): readonly Token[] | undefined {
  const [cue] = when;
  const verb = deed.findIndex((token, i) => i > 0 && (token.pos === 'VERB' || isDeed(token, deed[i + 1])));
  const [first, thing] = [deed[verb], given.at(-1)];
  const isOfGiven = isWord(deed.at(-1), 'it', 'them') || deed.at(-1)?.lemma === thing?.lemma;
  if (!cue || !first || !thing || !isOfGiven || verb > LONGEST_DOER) return undefined;
  const done = deed.slice(verb, -1).flatMap((token) => {
    if (isWord(token, 'the', 'that', 'this')) return [];
    const word = token.pos === 'VERB' || isActionVerb(baseIn(token)) ? pastParticiple(baseIn(token)) : undefined;
    return [word === undefined ? token : { ...token, text: word, lower: word, lemma: baseIn(token), pos: 'VERB' }];
  });
  return [
    { ...cue, text: 'once', lower: 'once', lemma: 'once' },
    wordAt(thing, 'a', 'DET'),
    thing,
    { ...wordAt(first, 'is', 'AUX'), lemma: 'be' },
    ...done,
    wordAt(then, 'by', 'ADP'),
    ...deed.slice(0, verb),
    wordAt(then, ',', 'PUNCT', 'mark'),
    ...outcome,
  ];
}

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
  isActionVerb(baseIn(token)) && (next?.pos === 'DET' || isWord(next, 'it', 'them', 'or', 'and'));

/** "a coupon that has expired": a thing, and what is said of it. */
const isNamed = (tokens: readonly Token[]): boolean => {
  const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return isWord(tokens[verb - 1], 'that', 'which', 'who') || (verb === 1 && isWord(tokens[0], 'a', 'an'));
};
