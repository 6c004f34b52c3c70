import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** What a question asks for, with those of its words that the answer leaves out. */
export type Asked =
  | { readonly for: 'deeds'; readonly doer: readonly Token[]; readonly can: readonly Token[] }
  | { readonly for: 'doers'; readonly deed: readonly Token[] }
  | { readonly for: 'parts'; readonly thing: readonly Token[] }
  | { readonly for: 'users' | 'unwanted' | 'rules' };

const LONGEST_QUESTION = 14;

/** "What can clerks do?", "Who may delete rooms?", "Who uses it?", "What do you keep of a guest?", "Anything you do not need?" */
export function askedBy(tokens: readonly Token[]): Asked | undefined {
  if (!isMark(tokens.at(-1), '?') || tokens.length > LONGEST_QUESTION) return undefined;
  const words = tokens.slice(0, -1);
  return usersAsked(words) ?? unwantedAsked(words) ?? deedsAsked(words) ?? doersAsked(words) ?? partsAsked(words);
}

/** "Who uses it?", "Who are the users?", "Which roles are there?" */
function usersAsked(words: readonly Token[]): Asked | undefined {
  const isWho = isWord(words[0], 'who', 'which', 'what');
  const names =
    words.some((token) => isWord(token, 'use', 'work')) && words.some((token) => isWord(token, ...SOFTWARE));
  const roles = words.some((token) => isWord(token, 'role', 'user')) && words.some((token) => isWord(token, 'be'));
  if (isWho && words.length < 7 && ((isWord(words[0], 'who') && names) || roles)) return { for: 'users' };
  const isRules = words.some((token) => isWord(token, 'rule', 'limit', 'restriction', 'constraint', 'condition'));
  return isRules && words.length < 6 && words.some((token) => isWord(token, 'be')) ? { for: 'rules' } : undefined;
}

const SOFTWARE = ['it', 'this', 'app', 'system', 'software', 'api', 'service', 'tool', 'application'];

/** "What do you not need?", "Anything that is not wanted?", "What should be left out?" */
function unwantedAsked(words: readonly Token[]): Asked | undefined {
  if (!isWord(words[0], 'what', 'anything', 'which', 'is', 'be', 'something')) return undefined;
  const not = words.findIndex((token) => isWord(token, 'not', "n't"));
  const isDenied = not > 0 && words.slice(not).some((token) => isWord(token, 'need', 'want', 'in', 'part', 'include'));
  const isOut = words.some((token, i) =>
    isWord(token, 'out') && isWord(words[i - 1], 'leave', 'left')
      ? true
      : isWord(token, 'out') && isWord(words[i + 1], 'of'),
  );
  return isDenied || isOut ? { for: 'unwanted' } : undefined;
}

/** "What can clerks do?", "What may a guest not do?", "What are managers allowed to do?" */
function deedsAsked(words: readonly Token[]): Asked | undefined {
  const [what, modal] = words;
  if (!modal || !isWord(what, 'what') || !isWord(words.at(-1), 'do')) return undefined;
  const not = words.at(-2);
  const isDenied = isWord(not, 'not');
  if (grammar.modals.has(modal.lower)) {
    const doer = words.slice(2, isDenied ? -2 : -1);
    return isName(doer) ? { for: 'deeds', doer, can: not && isDenied ? [modal, not] : [modal] } : undefined;
  }
  const allowed = words.findIndex((token) => isWord(token, 'allow', 'able', 'permit'));
  const doer = words.slice(2, allowed);
  return isWord(modal, 'be') && allowed > 2 && isName(doer)
    ? { for: 'deeds', doer, can: [wordAt(modal, 'can', 'AUX')] }
    : undefined;
}

/** "Who may delete rooms?", "Who creates quotes?" */
function doersAsked(words: readonly Token[]): Asked | undefined {
  const [who, verb, ...rest] = words;
  if (!verb || !isWord(who, 'who') || rest.length === 0) return undefined;
  if (grammar.modals.has(verb.lower)) return { for: 'doers', deed: words.slice(1) };
  const base = baseOfThirdPerson(verb.lower);
  if (base === undefined) return undefined;
  return {
    for: 'doers',
    deed: [wordAt(verb, 'can', 'AUX'), { ...verb, text: base, lower: base, lemma: base, pos: 'VERB' }, ...rest],
  };
}

/** "What do you keep of a guest?", "What data do we need to store about rooms?" */
function partsAsked(words: readonly Token[]): Asked | undefined {
  const of = words.findIndex((token) => isWord(token, 'of', 'about', 'for', 'on'));
  const keeps = words.slice(0, of).some((token) => isWord(token, 'keep', 'store', 'record', 'save', 'know', 'note'));
  const thing = words.slice(of + 1);
  return of > 2 && keeps && isWord(words[0], 'what', 'which') && isName(thing) ? { for: 'parts', thing } : undefined;
}

const isName = (words: readonly Token[]): boolean =>
  words.length > 0 &&
  words.length < 5 &&
  words.every(({ kind, pos }) => kind === 'word' && pos !== 'VERB' && pos !== 'AUX' && pos !== 'PRON');

/**
 * What an answer says, with the words of the question that it leaves out: "Only managers." as "Only managers may delete rooms.",
 * "Create rooms, edit beds." as "clerks can create rooms, edit beds."; nothing where it does not answer the question.
 */
export function answered(asked: Asked, answer: readonly Token[]): readonly Token[] | undefined {
  const [first] = answer;
  const last = answer.at(-1);
  if (!first || !last || isMark(last, '?')) return undefined;
  switch (asked.for) {
    case 'rules':
      return answer;
    case 'users':
      return isNames(answer) ? labelled('roles', first, answer) : undefined;
    case 'unwanted':
      return answer.some(({ pos }) => pos === 'AUX') || isWord(first, 'no', 'nothing')
        ? undefined
        : labelled('excluded', first, answer);
    case 'parts':
      return answer.some(({ pos }) => pos === 'AUX')
        ? undefined
        : [...placed(asked.thing, first), colonAt(first), ...answer];
    case 'doers':
      return isNames(answer) ? [...withoutEnd(answer), ...placedBehind(asked.deed, last)] : undefined;
    case 'deeds':
      return deedsTold(asked.doer, asked.can, answer);
  }
}

function deedsTold(
  doer: readonly Token[],
  can: readonly Token[],
  answer: readonly Token[],
): readonly Token[] | undefined {
  const [first, second] = answer;
  if (!first) return undefined;
  // "They can't delete rooms", told behind what they can.
  if (isWord(first, 'they', 'he', 'she') && second?.pos === 'AUX') return [...placed(doer, first), ...answer.slice(1)];
  if (isWord(first, 'everything', 'anything', 'all'))
    return [...placed([...doer, ...can], first), wordAt(first, 'do', 'VERB'), ...answer];
  const at = isWord(first, 'only', 'just', 'also') ? 1 : 0;
  const verb = answer[at];
  const isDeed =
    verb?.kind === 'word' && (isActionVerb(verb.lower) || (verb.pos === 'VERB' && verb.lower === verb.lemma));
  if (!verb || !isDeed || isMark(answer[at + 1], ':')) return undefined;
  const told = { ...verb, pos: 'VERB', lemma: verb.lower };
  return [...placed([...doer, ...can], first), ...answer.slice(0, at), told, ...answer.slice(at + 1)];
}

const labelled = (label: string, place: Token, answer: readonly Token[]): readonly Token[] => [
  wordAt(place, label, 'NOUN'),
  colonAt(place),
  ...answer,
];

const colonAt = (place: Token): Token => wordAt(place, ':', 'PUNCT', 'mark');

const placed = (words: readonly Token[], { start }: Token): readonly Token[] =>
  words.map((token) => ({ ...token, start, end: start }));

const placedBehind = (words: readonly Token[], { end }: Token): readonly Token[] =>
  words.map((token) => ({ ...token, start: end, end }));

const withoutEnd = (tokens: readonly Token[]): readonly Token[] =>
  isMark(tokens.at(-1), '.', '!') ? tokens.slice(0, -1) : tokens;

/** "Receptionists and the manager.", "Only managers": people, and nothing that is said of them. */
const isNames = (tokens: readonly Token[]): boolean =>
  tokens.length < 12 &&
  !isWord(tokens[0], 'yes', 'no', 'see') &&
  tokens.some(
    ({ pos, lower }) =>
      pos === 'NOUN' || pos === 'PROPN' || ['everybody', 'everyone', 'anyone', 'nobody'].includes(singular(lower)),
  ) &&
  tokens.every(
    ({ pos, kind, lower }) => kind === 'mark' || !['VERB', 'AUX', 'SCONJ'].includes(pos) || lower === 'staff',
  );
