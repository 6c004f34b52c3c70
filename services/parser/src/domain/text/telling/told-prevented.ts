import { baseOfGerund } from '../../lexicon/verb-lexicon';
import { asVerb } from '../tags/tag-changes';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** Longer names of what is prevented are clauses. */
const LONGEST = 7;

/**
 * "The system shall prevent a crate from being shipped if ..." and "the API must not allow a crate to be shipped" as "a crate can not be
 * shipped", "it should prevent guests from deleting notes" as "guests can not delete notes": what the software refuses.
 */
export function tellPrevented(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex((token) => isWord(token, 'prevent', 'stop', 'keep', 'allow', 'let', 'permit'));
  const said = tokens[verb];
  if (!said || verb < 1 || verb > 6 || !isSoftware(tokens.slice(0, verb))) return tokens;
  const isDenied = tokens.slice(0, verb).some((token) => isWord(token, 'not', "n't", 'never'));
  const refuses = isWord(said, 'prevent', 'stop', 'keep');
  if (refuses === isDenied) return tokens;
  const end = tokens.findIndex((token, i) => i > verb && isWord(token, refuses ? 'from' : 'to'));
  const whom = tokens.slice(verb + 1, end);
  const deed = tokens[end + 1];
  const isNamed =
    whom.length > 0 && whom.length <= LONGEST && !whom.some(({ kind, pos }) => kind === 'mark' || pos === 'AUX');
  if (end < 0 || !deed || !isNamed) return tokens;
  const base = deed.lower === 'being' || deed.lower === 'be' ? 'be' : refuses ? baseOfGerund(deed.lower) : deed.lower;
  if (base === undefined || (!refuses && deed.pos !== 'VERB' && deed.pos !== 'AUX')) return tokens;
  return [
    ...whom,
    wordAt(deed, 'can', 'AUX'),
    wordAt(deed, 'not', 'PART'),
    base === 'be'
      ? { ...deed, text: 'be', lower: 'be', lemma: 'be', pos: 'AUX' }
      : { ...deed, text: base, lower: base, ...asVerb(base) },
    ...tokens.slice(end + 2),
  ];
}

/** "the system shall", "it must not", "the API should": nobody but the software. */
const isSoftware = (words: readonly Token[]): boolean =>
  words.every((token) => !isMark(token, ',')) &&
  words.some((token) => isWord(token, ...SOFTWARE)) &&
  words.every((token) => isWord(token, ...SOFTWARE) || token.pos === 'AUX' || isWord(token, ...BETWEEN));

const SOFTWARE = 'system app application software api backend service server program platform solution it tool'.split(
  ' ',
);
const BETWEEN = "the our this shall must should will would has have to not n't never also always".split(' ');
