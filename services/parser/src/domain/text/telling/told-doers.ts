import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOfParticiple, baseOfThirdPerson } from '../../lexicon/verb-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * Who does something, where the sentence makes much of it: "it's the vet who confirms visits" as "the vet confirms visits", "my
 * mother, the owner, may ..." as "the owner may ...", "clerks can't delete them; that's for the boss to do" with "the boss can delete
 * them", "the courier decides whether a parcel is accepted or refused" as "the courier can accept or refuse a parcel".
 */
export const tellDoers = (tokens: readonly Token[]): readonly Token[] =>
  whoDecides(eitherOf(whoMarks(leftTo(withoutCleft(asOffice(tokens))))));

/** "It's the race officer who confirms them": the race officer confirms them. */
function withoutCleft(tokens: readonly Token[]): readonly Token[] {
  const it = tokens.findIndex(
    (token, i) => isWord(token, 'it') && isWord(tokens[i + 1], 'be', "'s") && opens(tokens, i),
  );
  if (it < 0) return tokens;
  const from = isWord(tokens[it + 2], 'only', 'always') ? it + 3 : it + 2;
  const who = behindPerson(tokens, from);
  if (who === undefined || !isWord(tokens[who], 'who', 'that')) return tokens;
  return [...tokens.slice(0, it), ...tokens.slice(from, who), ...tokens.slice(who + 1)];
}

/** "My mother, the owner, may ...", "for me, the secretary, to do": who it is by office. */
function asOffice(tokens: readonly Token[]): readonly Token[] {
  const me = tokens.findIndex(
    (token, i) =>
      isMark(tokens[i + 1], ',') &&
      isWord(tokens[i + 2], 'the') &&
      (isWord(token, 'me', 'us') || (isWord(tokens[i - 1], 'my', 'our') && token.pos === 'NOUN')),
  );
  const end = me < 0 ? undefined : behindPerson(tokens, me + 2);
  if (end === undefined || !(isMark(tokens[end], ',', '.', ';') || tokens[end] === undefined)) return tokens;
  const start = isWord(tokens[me - 1], 'my', 'our') ? me - 1 : me;
  return [
    ...tokens.slice(0, start),
    ...tokens.slice(me + 2, end),
    ...tokens.slice(isMark(tokens[end], ',') ? end + 1 : end),
  ];
}

/** "..., they can't delete them; that's for the boss to do", "..., that is up to the boss": the boss can. */
function leftTo(tokens: readonly Token[]): readonly Token[] {
  const that = tokens.findIndex(
    (token, i) =>
      isWord(token, 'that', 'this') &&
      isWord(tokens[i + 1], 'be', "'s") &&
      isMark(tokens[i - 1], ';', ',', ':', '–', '—', '-'),
  );
  const be = tokens[that + 1];
  if (that < 3 || !be) return tokens;
  const isOnly = isWord(tokens[that + 2], 'only');
  const up = isOnly ? that + 3 : that + 2;
  const to = isWord(tokens[up], 'up') ? up + 1 : up;
  if (!isWord(tokens[to], 'for', 'to')) return tokens;
  const who = behindPerson(tokens, to + 1);
  if (who === undefined) return tokens;
  const end = isWord(tokens[who], 'to') && isWord(tokens[who + 1], 'do', 'decide') ? who + 2 : who;
  if (tokens[end] !== undefined && !isMark(tokens[end], '.', ';', ',', '!')) return tokens;
  const not = tokens.findLastIndex((token, i) => i < that && isWord(token, 'not', "n't"));
  const deed = tokens.slice(not + 1, that - 1);
  const isDenied = grammar.modals.has(tokens[not - 1]?.lower ?? '') && deed[0]?.pos === 'VERB';
  if (not < 1 || !isDenied || deed.some((token) => token.kind === 'mark')) return tokens;
  return [
    ...tokens.slice(0, that),
    ...(isOnly ? [wordAt(be, 'only', 'ADV')] : []),
    ...tokens.slice(to + 1, who),
    wordAt(be, 'can', 'AUX'),
    ...deed.map((token) => ({ ...token, start: be.start, end: be.end })),
    ...tokens.slice(end),
  ];
}

/** "Whether a parcel was delivered is marked by the courier": the courier can mark a parcel as delivered. */
function whoMarks(tokens: readonly Token[]): readonly Token[] {
  if (!isWord(tokens[0], 'whether')) return tokens;
  const by = tokens.findIndex((token) => isWord(token, 'by'));
  const [be, marked] = [tokens[by - 2], tokens[by - 1]];
  const who = behindNoun(tokens, by + 1);
  if (by < 5 || who === undefined || !isWord(be, 'be') || !isWord(marked, ...MARKING)) return tokens;
  const end = behindNoun(tokens, 1);
  const first = end === undefined ? undefined : tokens[end];
  if (end === undefined || !first || first.pos !== 'AUX') return tokens;
  let state = end;
  while (tokens[state]?.pos === 'AUX' || isWord(tokens[state], 'be', 'already')) state++;
  if (state >= by - 2) return tokens;
  return [
    ...tokens.slice(by + 1, who),
    wordAt(first, 'can', 'AUX'),
    wordAt(first, 'mark', 'VERB'),
    ...tokens.slice(1, end),
    wordAt(first, 'as', 'ADP'),
    ...tokens.slice(state, by - 2),
    ...tokens.slice(who),
  ];
}

const MARKING = ['mark', 'note', 'record', 'enter', 'set', 'register', 'tick'];

/** "A protest has a reason and is decided by the jury, which either upholds or rejects it": and the jury can uphold or reject it. */
function eitherOf(tokens: readonly Token[]): readonly Token[] {
  const be = tokens.findIndex(
    (token, i) => isWord(token, 'be') && isWord(tokens[i + 1], ...DECIDING) && isWord(tokens[i + 2], 'by', 'on'),
  );
  const by = isWord(tokens[be + 2], 'on') ? be + 3 : be + 2;
  const who = be < 1 || !isWord(tokens[by], 'by') ? undefined : behindNoun(tokens, by + 1);
  const which = who !== undefined && isMark(tokens[who], ',') ? who + 1 : who;
  if (who === undefined || which === undefined || !isWord(tokens[which], 'who', 'which', 'that')) return tokens;
  const first = isWord(tokens[which + 1], 'either', 'then') ? which + 2 : which + 1;
  const end = tokens.findIndex((token, i) => i > first && isWord(token, 'it', 'them'));
  const said = tokens[be];
  const deeds = tokens.slice(first, end);
  if (
    !said ||
    end < 0 ||
    !deeds.every((token) => isWord(token, 'or', 'and') || baseOfThirdPerson(token.lower) !== undefined)
  )
    return tokens;
  const isAnother = isWord(tokens[be - 1], 'and');
  const told = deeds.map((token) => {
    const base = baseOfThirdPerson(token.lower);
    return base === undefined ? token : { ...token, lower: base, lemma: base, pos: 'VERB' };
  });
  return [
    ...(isAnother
      ? [...tokens.slice(0, be - 1), wordAt(said, ',', 'PUNCT', 'mark'), wordAt(said, 'and', 'CCONJ')]
      : []),
    ...tokens.slice(by + 1, who),
    wordAt(said, 'can', 'AUX'),
    ...told,
    ...(isAnother ? tokens.slice(end, end + 1) : tokens.slice(0, be)),
    ...tokens.slice(end + 1),
  ];
}

/** "The courier decides whether a parcel is accepted or refused": the courier can accept or refuse a parcel. */
function whoDecides(tokens: readonly Token[]): readonly Token[] {
  const whether = tokens.findIndex((token, i) => isWord(token, 'whether') && isWord(tokens[i - 1], ...DECIDING));
  const end = whether < 0 ? undefined : behindNoun(tokens, whether + 1);
  const decides = tokens[whether - 1];
  if (end === undefined || !decides || !isWord(tokens[end], 'be') || decides.pos !== 'VERB') return tokens;
  const deeds: Token[] = [];
  let i = end + 1;
  for (; i < tokens.length && !isMark(tokens[i], '.', ';', ','); i++) {
    const token = tokens[i];
    if (!token) break;
    const base = baseOfParticiple(token.lower);
    if (base !== undefined) deeds.push({ ...token, lower: base, lemma: base, pos: 'VERB' });
    else if (isWord(token, 'or', 'and')) deeds.push(token);
    else if (!isWord(token, 'either')) return tokens;
  }
  if (deeds.length < 3) return tokens;
  const isAble = grammar.modals.has(tokens[whether - 2]?.lower ?? '');
  const before = tokens.slice(0, whether - 1);
  return [
    ...before,
    ...(isAble ? [] : [wordAt(decides, 'can', 'AUX')]),
    ...deeds,
    ...tokens.slice(whether + 1, end),
    ...tokens.slice(i),
  ];
}

const DECIDING = ['decide', 'determine', 'judge'];

const opens = (tokens: readonly Token[], i: number): boolean =>
  i === 0 || tokens[i - 1]?.kind === 'mark' || isWord(tokens[i - 1], 'and', 'but', 'then');

/** Behind "the race officer", "clerks": somebody who is named there. */
function behindPerson(tokens: readonly Token[], start: number): number | undefined {
  const end = behindNoun(tokens, start);
  return end !== undefined && isPersonNoun(singular(tokens[end - 1]?.lower ?? '')) ? end : undefined;
}

/** Behind an article, adjectives and nouns. */
function behindNoun(tokens: readonly Token[], start: number): number | undefined {
  let i = start;
  while (['DET', 'NOUN', 'PROPN', 'ADJ'].includes(tokens[i]?.pos ?? '') && tokens[i]?.kind === 'word') i++;
  return i > start && !['ADJ', 'DET'].includes(tokens[i - 1]?.pos ?? '') ? i : undefined;
}
