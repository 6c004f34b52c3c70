import { paraphrases } from '../../lexicon/paraphrase-lexicon';
import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';

/**
 * "Boats are looked after by the warden" as "boats are managed by the warden", "everything with the exception of deleting" as
 * "everything except deleting": phrases as the plain words that say the same.
 */
export const tellPlainly = (tokens: readonly Token[]): readonly Token[] =>
  tellUntil(tellOptional(tellIfKnown(tellExcept(tellKnownBy(tellBoth(tellShape(tellEachOf(inPlainWords(tokens)))))))));

/** What things are called by. */
const CALLED = ['name', 'number', 'nickname', 'code', 'title', 'label', 'id', 'designation'];

/** "A ferry goes by a name", "lifts go by their serial number" as "a ferry has a name". */
function tellKnownBy(tokens: readonly Token[]): readonly Token[] {
  const go = tokens.findIndex(
    (token, i) =>
      isWord(token, 'goes', 'go') &&
      isWord(tokens[i + 1], 'by') &&
      isWord(tokens[i + 2], 'a', 'an', 'the', 'its', 'their', 'his', 'her') &&
      tokens.slice(i + 3, i + 6).some(({ lemma }) => CALLED.includes(lemma)),
  );
  const verb = tokens[go];
  if (!verb) return tokens;
  const have = verb.lower === 'go' ? 'have' : 'has';
  const told = { ...verb, text: have, lower: have, lemma: 'have', pos: 'VERB' as const };
  return [...tokens.slice(0, go), told, ...tokens.slice(go + 2)];
}

/** "Everything apart from deleting works" as "everything except deleting works". */
function tellExcept(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex(
    (token, i) =>
      isWord(token, 'from', 'for', 'than') &&
      isWord(tokens[i - 1], 'apart', 'aside', 'save', 'other') &&
      tokens[i + 1]?.lower.endsWith('ing') === true &&
      tokens.slice(0, i).some((one) => isWord(one, 'everything', 'anything', 'all')),
  );
  const [first, last] = [tokens[from - 1], tokens[from]];
  if (!first || !last) return tokens;
  const except = { ...first, text: 'except', lower: 'except', lemma: 'except', pos: 'ADP', end: last.end };
  return [...tokens.slice(0, from - 1), except, ...tokens.slice(from + 1)];
}

/** "And, if there is one, a tax number" as "and, if known, a tax number". */
function tellIfKnown(tokens: readonly Token[]): readonly Token[] {
  const cue = tokens.findIndex(
    (token, i) =>
      isWord(token, 'if', 'where') &&
      // "if there is one", "if he has one"
      ((isWord(tokens[i + 1], 'there') && isWord(tokens[i + 2], 'be', "'s")) ||
        (isWord(tokens[i + 1], 'he', 'she', 'they', 'it') && isWord(tokens[i + 2], 'have'))) &&
      isWord(tokens[i + 3], 'one', 'any') &&
      isMark(tokens[i - 1], ',', '(') &&
      isMark(tokens[i + 4], ','),
  );
  const [first, known] = [tokens[cue], tokens[cue + 3]];
  if (!first || !known) return tokens;
  const told = { ...known, text: 'known', lower: 'known', lemma: 'know', pos: 'VERB' };
  return [...tokens.slice(0, cue), { ...first, text: 'if', lower: 'if', lemma: 'if' }, told, ...tokens.slice(cue + 4)];
}

/** What is told of two occasions at once. */
const OF_OCCASIONS: Readonly<Record<string, string>> = { dates: 'date', times: 'time', places: 'place', years: 'year' };

/** "Dates of birth and death" as "a date of birth and a date of death". */
function tellEachOf(tokens: readonly Token[]): readonly Token[] {
  const head = tokens.findIndex(
    (token, i) =>
      OF_OCCASIONS[token.lower] !== undefined &&
      isWord(tokens[i + 1], 'of') &&
      tokens[i + 2]?.pos === 'NOUN' &&
      isWord(tokens[i + 3], 'and') &&
      tokens[i + 4]?.pos === 'NOUN' &&
      !isPlural(tokens[i + 2]?.lower ?? '') &&
      !isPlural(tokens[i + 4]?.lower ?? '') &&
      ['NOUN', 'ADP'].every((pos) => tokens[i + 5]?.pos !== pos),
  );
  const [noun, of, first, and] = tokens.slice(head, head + 4);
  const one = OF_OCCASIONS[noun?.lower ?? ''];
  if (head < 0 || !noun || !of || !first || !and || one === undefined) return tokens;
  const each = { ...noun, text: one, lower: one, lemma: one };
  const a = { ...noun, text: 'a', lower: 'a', lemma: 'a', pos: 'DET' as const };
  const start = isWord(tokens[head - 1], 'the', 'its', 'their') ? head - 1 : head;
  return [...tokens.slice(0, start), a, each, of, first, and, a, each, of, ...tokens.slice(head + 4)];
}

/** "Their three-letter IATA code" as "their IATA code of three letters", "a position as latitude and longitude" as "a position (latitude, longitude)". */
function tellShape(tokens: readonly Token[]): readonly Token[] {
  const as = tokens.findIndex(
    (token, i) =>
      isWord(token, 'as') &&
      isWord(tokens[i + 1], 'latitude', 'longitude') &&
      isWord(tokens[i + 2], 'and') &&
      isWord(tokens[i + 3], 'latitude', 'longitude'),
  );
  const [first, and, last] = tokens.slice(as + 1, as + 4);
  if (as > 0 && first && and && last) {
    const start = isWord(tokens[as - 1], 'given', 'stored', 'expressed', 'recorded', 'kept', 'noted') ? as - 1 : as;
    const mark = (from: Token, text: string): Token => ({
      ...from,
      kind: 'mark',
      text,
      lower: text,
      lemma: text,
      pos: 'PUNCT',
    });
    const told = [mark(first, '('), first, mark(and, ','), last, mark(last, ')')];
    return [...tokens.slice(0, start), ...told, ...tokens.slice(as + 4)];
  }
  const at = tokens.findIndex(
    (token, i) =>
      token.pos === 'NUM' &&
      isWord(tokens[i + 1], 'letter', 'digit', 'character') &&
      !isPlural(tokens[i + 1]?.lower ?? '') &&
      isWord(tokens[i - 1], 'a', 'an', 'the', 'its', 'their', 'his', 'her', 'unique') &&
      ['NOUN', 'PROPN'].includes(tokens[i + 2]?.pos ?? ''),
  );
  const [count, sign] = tokens.slice(at, at + 2);
  let end = at + 2;
  while (['NOUN', 'PROPN'].includes(tokens[end]?.pos ?? '')) end++;
  const noun = tokens[end - 1];
  if (at < 0 || !count || !sign || !noun) return tokens;
  const place = { start: noun.start, end: noun.end };
  const plural = `${sign.lower}s`;
  const shape = [
    { ...noun, ...place, text: 'of', lower: 'of', lemma: 'of', pos: 'ADP' as const },
    { ...count, ...place },
    { ...sign, ...place, text: plural, lower: plural, glued: false },
  ];
  return [...tokens.slice(0, at), ...tokens.slice(at + 2, end), ...shape, ...tokens.slice(end)];
}

/** "An author and a director, both of them artists" as "an author and a director, both artists". */
function tellBoth(tokens: readonly Token[]): readonly Token[] {
  const of = tokens.findIndex(
    (token, i) =>
      isWord(token, 'of') &&
      isWord(tokens[i - 1], 'both', 'all') &&
      isMark(tokens[i - 2], ',') &&
      isWord(tokens[i + 1], 'them') &&
      isPlural(tokens[i + 2]?.lower ?? '') &&
      (tokens[i + 3] === undefined || tokens[i + 3]?.kind === 'mark'),
  );
  return of < 0 ? tokens : [...tokens.slice(0, of), ...tokens.slice(of + 2)];
}

/** "A colour and, optionally, a remark" as "a colour and optionally a remark". */
function tellOptional(tokens: readonly Token[]): readonly Token[] {
  const adverb = tokens.findIndex(
    (token, i) =>
      isWord(token, 'optionally', 'possibly', 'perhaps', 'maybe', 'sometimes') &&
      isMark(tokens[i - 1], ',') &&
      isWord(tokens[i - 2], 'and', 'or', 'plus') &&
      isMark(tokens[i + 1], ','),
  );
  return adverb < 0 ? tokens : tokens.filter((_, i) => i !== adverb - 1 && i !== adverb + 1);
}

/** The plain words take the room of the phrase in the text. */
function inPlainWords(tokens: readonly Token[]): readonly Token[] {
  const told: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    const found = paraphrases.matchAt(tokens, i);
    const last = found && tokens[found.end - 1];
    if (!token) break;
    if (!found || !last || tokens.slice(i, found.end).some(({ quoted }) => quoted)) {
      told.push(token);
      i++;
      continue;
    }
    for (const { word, pos, lemma } of found.value)
      told.push({ ...token, text: word, lower: word, lemma, pos, end: last.end });
    i = found.end;
  }
  return told;
}

/**
 * "Guests can cancel them, but not after they have been paid" as "guests can cancel them until they have been paid", "..., but not if
 * they are paid" as "... unless they are paid".
 */
function tellUntil(tokens: readonly Token[]): readonly Token[] {
  const not = tokens.findIndex(
    (token, i) =>
      isWord(token, 'not') &&
      isWord(tokens[i - 1], 'but', 'though', 'although') &&
      isWord(tokens[i + 1], 'once', 'after', 'when', 'if') &&
      tokens.slice(i + 2, i + 7).some(({ pos }) => pos === 'AUX'),
  );
  const [first, when] = [tokens[not - 1], tokens[not + 1]];
  if (!first || !when) return tokens;
  const start = isMark(tokens[not - 2], ',') ? not - 2 : not - 1;
  const word = isWord(when, 'once', 'after') ? 'until' : 'unless';
  const told = { ...first, text: word, lower: word, lemma: word, pos: 'SCONJ', end: when.end };
  return [...tokens.slice(0, start), told, ...tokens.slice(not + 2)];
}
