import { isOrganisation, isPersonNoun } from '../lexicon/account-lexicon';
import { typeFromWords } from '../lexicon/field-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { softwareNouns } from '../lexicon/project-lexicon';
import { isActionVerb } from '../lexicon/verb-lexicon';
import { isPlural, singular } from '../names';
import { isShortAnswer } from './telling/told-questions';
import { opensContrast, tellsOfBefore } from './told-before';
import { isMark, isWord, type Token } from './token';

const ABBREVIATIONS = new Set([
  'e.g',
  'i.e',
  'eg',
  'ie',
  'max',
  'min',
  'approx',
  'no',
  'vs',
  'cf',
  'incl',
  'resp',
  'dr',
  'mr',
  'mrs',
  'ms',
  'st',
  'etc.',
]);

const OPENS_STATEMENT = new Set(['DET', 'NOUN', 'PROPN']);

/** The tokens of a block as those of its sentences: behind a full stop, and where a statement of its own begins. */
export function splitTokens(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    current.push(token);
    if (isMark(token, '(', '[', '{')) depth++;
    if (isMark(token, ')', ']', '}')) depth = Math.max(0, depth - 1);
    if (depth > 0 && (!isMark(token, '!', '?') || goesOn(tokens[i + 1]))) continue;
    const ends = endsSentence(tokens, i) && !isShortAnswer(tokens, i + 1);
    const turns = depth === 0 && opensContrast(tokens, i) && tellsOfBefore(current);
    if (ends || turns || (depth === 0 && (endsStatement(current, tokens, i) || endsPlan(current, tokens, i)))) {
      sentences.push(current);
      current = [];
    }
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}

/**
 * "name, place, fee; a player can enter only once": a semicolon before a statement that stands by itself. Not where a
 * pronoun leads back, nor between the statements behind a label ("Voucher: code is unique; value is a decimal").
 */
function endsStatement(sentence: readonly Token[], tokens: readonly Token[], i: number): boolean {
  // "...; if the temperature is above 8 degrees a comment must be given"
  const opening = isWord(tokens[i + 1], 'if', 'when', 'once', 'unless') ? tokens[i + 2] : tokens[i + 1];
  const opens = opening === tokens[i + 1] ? OPENS_STATEMENT.has(opening?.pos ?? '') : opening?.pos === 'DET';
  if (!isMark(tokens[i], ';') || !opens) return false;
  if (tellsWhoActs(tokens, i + 1)) return true;
  const label = sentence.findIndex((token) => isMark(token, ':'));
  if (label >= 0 && sentence.slice(label).some(isAuxiliary)) return false;
  const end = tokens.findIndex((token, k) => k > i && isMark(token, ';', '.', ':'));
  const rest = tokens.slice(i + 1, end < 0 ? tokens.length : end);
  // "players may not" takes its verb from what stands before.
  if (isWord(rest.at(-1), 'not') || isAuxiliary(rest.at(-1))) return false;
  return rest.some(isAuxiliary) || (label >= 0 && rest[0]?.pos === 'DET' && rest.some(({ pos }) => pos === 'VERB'));
}

/** "A tool for loans: clerks approve loans; closed ones ...": what is built, before statements of who does what with it. */
const endsPlan = (sentence: readonly Token[], tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i], ':') &&
  sentence.length < 12 &&
  sentence.some(({ lemma, lower }) => softwareNouns.has(lemma) || softwareNouns.has(lower)) &&
  !sentence.some(({ pos }) => pos === 'AUX') &&
  tellsWhoActs(tokens, i + 1);

const acts = (noun: string): boolean => isPersonNoun(noun) || isOrganisation(noun);

/** "customers order loaves", "operators can mute alarms": several people, and what they do to something. */
function tellsWhoActs(tokens: readonly Token[], start: number): boolean {
  const who = tokens[start];
  const deed = tokens[start + 1];
  const object = tokens[start + 2];
  if (!who || !isPlural(who.lower) || !acts(singular(who.lower)) || isMark(tokens[start - 1], ',')) return false;
  if (deed?.pos === 'AUX') return grammar.modals.has(deed.lower) && object?.pos === 'VERB';
  const isDeed = deed?.lower === deed?.lemma && (deed?.pos === 'VERB' || isActionVerb(deed?.lower ?? ''));
  if (isDeed && deed?.pos === 'NOUN') return object?.pos === 'DET' || isPlural(object?.lower ?? '');
  return isDeed && (['DET', 'NOUN', 'ADJ', 'PRON', 'PROPN'].includes(object?.pos ?? '') || isWord(object, 'or', 'and'));
}

const isAuxiliary = (token: Token | undefined): boolean => token?.pos === 'AUX';

/** What stands behind the name of a field: its type, or another rule. */
const isRuleOfField = ({ text, lower }: Token): boolean =>
  text === lower &&
  (typeFromWords([lower]) !== undefined ||
    [grammar.uniqueAdjectives, grammar.requiredAdjectives, grammar.optionalAdjectives].some((rules) =>
      rules.has(lower),
    ));

/** "name!, born: date?)": the mark says something of the name before it. */
const goesOn = (next: Token | undefined): boolean =>
  next !== undefined && (isMark(next, ',', ')', ']', '}', ';', ':', '=') || /^[a-z@]/.test(next.text));

function endsSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  const before = tokens[i - 1];
  if (token?.text === '...' || token?.text === '…') return true;
  if (!isMark(token, '.', '!', '?', '!!', '?!', '...'))
    return token?.kind === 'word' && token.text === 'etc.' && next !== undefined && /^[A-Z]/.test(next.text);
  if (next === undefined) return true;
  if (next.start === token?.end && next.kind !== 'mark') return false;
  // "name!, born: date?, `active?`, size" marks names.
  const goesOnBehind = next.start === token?.end || token?.quoted === true;
  if (isMark(token, '!', '?') && isMark(next, ',', ';', ':') && goesOnBehind) return false;
  if (isMark(token, '!', '?') && token?.glued && isMark(next, '(') && /^[a-z]/.test(tokens[i + 2]?.text ?? ''))
    return false;
  // "plate! unique, phone": what else is said of the name that is marked.
  if (isMark(token, '!') && token?.glued && isRuleOfField(next)) return false;
  if (before && token?.glued && ABBREVIATIONS.has(before.lower))
    return before.lower === 'no'
      ? next.kind !== 'number' && !isMark(next, '(', ',', ';', ')')
      : /^[A-Z]/.test(next.text) && before.lower !== 'max' && before.lower !== 'min';
  return true;
}
