import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { namesListedParts } from './listed-parts';
import { isMark, isWord, type Token } from '../token';

/** What the tagger takes for a verb though its place in the clause is that of a noun. */
export const isSurplusVerb = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  !tokens[i].quoted &&
  (isSomebody(tokens, i) ||
    isKindOfList(tokens, i) ||
    namesWhoActs(tokens, i) ||
    namesWhatTells(tokens, i) ||
    isHadOrGoverned(tokens, i) ||
    isOfSomething(tokens, i) ||
    isSaidToBeDone(tokens, i));

/** "creates wish lists": what is on them. */
const isKindOfList = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'wish', 'watch', 'wait') && isWord(tokens[i + 1], 'list', 'lists') && tokens[i - 1]?.pos === 'VERB';

/** "Potters book shelves": no order, and nothing that is said of the software. */
function isSomebody(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (i > 0 || !token || !isThirdPerson(token)) return false;
  return isPersonNoun(singular(token.lower)) && !isActionVerb(token.lemma) && isNaming(tokens[i + 1]);
}

/** "Fuel logs record vehicle, litres and cost": of two verbs the one that names parts is meant. */
const namesWhatTells = (tokens: readonly Token[], i: number): boolean =>
  i === 1 &&
  ['NOUN', 'PROPN', 'ADJ'].includes(tokens[0]?.pos ?? '') &&
  isPlural(tokens[1]?.lower ?? '') &&
  namesListedParts(tokens, 2);

const isNaming = (token: Token | undefined): boolean => ['NOUN', 'ADJ', 'VERB'].includes(token?.pos ?? '');

/** Behind these somebody may do something without "to": "let users update it". */
const CAUSATIVES = ['let', 'help', 'make', 'have', 'watch', 'see'];

/** "Show hosts update their shows": nobody is told to show them where they do something themselves. */
function namesWhoActs(tokens: readonly Token[], i: number): boolean {
  const [first, who, verb, next] = tokens.slice(i, i + 4);
  if (i > 0 || !first || !who || !verb || first.lower !== first.lemma || isWord(first, ...CAUSATIVES)) return false;
  const isMany = who.pos === 'NOUN' && isPlural(who.lower);
  const acts = verb.pos === 'VERB' && verb.lower === verb.lemma && !/(?:ed|en)$/.test(verb.lower);
  const goesOn = next?.kind === 'word' && ['DET', 'PRON', 'ADP', 'NOUN', 'ADJ'].includes(next.pos);
  return isMany && acts && goesOn;
}

const isThirdPerson = ({ lower, lemma }: Token): boolean => /[^s]s$/.test(lower) && lower !== lemma;

/** "Sites have coordinates", "paid by instalments", "the club's records": nobody does anything behind these. */
function isHadOrGoverned(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!before || !token || before.kind === 'mark' || !isThirdPerson(token) || !isPlural(token.lower)) return false;
  if (isWord(before, "'s") && before.pos === 'PART') return true;
  const ends = next === undefined || next.kind === 'mark' || ['CCONJ', 'ADP', 'AUX', 'SCONJ'].includes(next.pos);
  // "posts that contain links need approval"
  const isBase = before.pos === 'VERB' && before.lower === before.lemma && !isWord(before, ...CAUSATIVES);
  if (isBase && next?.pos === 'VERB' && !next.lower.endsWith('ing')) return true;
  // "at most 18 places"
  const isCounted = (before.pos === 'NUM' || before.kind === 'number') && !isWord(before, 'one', '1');
  if (isWord(before, 'have', 'has') || isDoneWith(tokens, i) || isCounted) return ends;
  // "whoever is logged in sees": the particle of a verb governs nothing.
  return (
    ends &&
    before.pos === 'ADP' &&
    isWord(before, 'of', 'with', 'for', 'from', 'into', 'without', 'per', 'between', 'about') &&
    !grammar.relatives.has(next?.lower ?? '')
  );
}

const DONE_OF = [
  'consist',
  'dispose',
  'approve',
  'speak',
  'think',
  'dream',
  'tell',
  'hear',
  'learn',
  'complain',
  'come',
  'make',
];

/** "Recruiters edit the job offers of their company": behind another verb and its article, some of what belongs to it. */
function isOfSomething(tokens: readonly Token[], i: number): boolean {
  const [article, kind, token, next] = [tokens[i - 2], tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!token || !isThirdPerson(token) || !isWord(next, 'of') || isWord(token, ...DONE_OF)) return false;
  const isNamed = article?.pos === 'DET' && kind?.pos === 'NOUN' && !isPlural(kind.lower);
  return isNamed && tokens.slice(0, i - 2).some(({ pos }) => pos === 'VERB');
}

/** "The plan contains exercises", "a tour includes visits"; not "who enters pays". */
function isDoneWith(tokens: readonly Token[], i: number): boolean {
  const [subject, verb] = [tokens[i - 2], tokens[i - 1]];
  if (verb?.pos !== 'VERB' || !isThirdPerson(verb) || !['NOUN', 'PROPN'].includes(subject?.pos ?? '')) return false;
  return grammar.haveVerbs.has(verb.lemma) || isActionVerb(verb.lemma);
}

const COPULAS = ['get', 'remain', 'stay', 'become', 'look', 'seem', 'keep'];

/** "Day passes sold at the desk are valid": the passes are, whatever is done with them. */
function isSaidToBeDone(tokens: readonly Token[], i: number): boolean {
  const [kind, token, done] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (!kind || !token || !done || !isThirdPerson(token) || isWord(token, ...COPULAS)) return false;
  const isName = ['NOUN', 'PROPN', 'ADJ'].includes(kind.pos) && !isPlural(kind.lower);
  const opens = i < 3 && tokens.slice(0, i).every(({ kind: what }) => what === 'word');
  const isDone = done.pos === 'VERB' && /(?:ed|en|wn|old|ade|aid|ent|eft|ught|ost)$/.test(done.lower);
  const stop = tokens.findIndex((mark, k) => k > i && isMark(mark, ',', '.', ';', ':'));
  const rest = tokens.slice(i + 2, stop < 0 ? tokens.length : stop);
  return isName && opens && isDone && rest.some(({ pos, lower }) => pos === 'AUX' || grammar.modals.has(lower));
}
