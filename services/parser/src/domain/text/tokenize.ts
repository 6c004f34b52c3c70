import { isInnerHyphen, joinPieces, type Piece } from './join-pieces';
import { isEnglishWord, tag, type TaggedToken } from './tags/tagger';
import { singular } from '../names';
import type { Token } from './token';

const QUOTES = new Set(['"', '“', '”', '`', '«', '»', "'", '‘', '’', '**', '*', '__', '„']);

/** The tokens of a stretch of text; offsets count from `base`. Hyphens inside words and quotation marks are taken out. */
export function tokenize(text: string, base: number, correct: (word: string) => string | undefined): Token[] {
  const pieces = joinPieces(locate(text, base)).filter(
    ({ text: mark, start }) => mark !== '>' || !/(^|\n)[>\s]*$/.test(text.slice(0, start - base)),
  );
  const tokens: Token[] = [];
  const quotes = quotedRanges(pieces);
  for (const [i, piece] of pieces.entries()) {
    const previous = pieces[i - 1];
    if (isStar(pieces, i)) {
      tokens.push({ ...toToken(piece, true, false, correct), kind: 'mark' });
      continue;
    }
    if (isTimes(pieces, i)) {
      tokens.push({ ...toToken(piece, false, false, correct), text: '×', kind: 'mark' });
      continue;
    }
    if (QUOTES.has(piece.text) || isInnerHyphen(pieces, i) || isBehindColon(pieces, i) || shortens(pieces, i)) continue;
    tokens.push(
      toToken(
        piece,
        previous?.end === piece.start,
        quotes.some(([from, to]) => i > from && i < to),
        correct,
      ),
    );
  }
  return tokens;
}

function toToken(piece: Piece, glued: boolean, quoted: boolean, correct: (word: string) => string | undefined): Token {
  const { text, start, end, pos } = piece;
  const short = quoted ? undefined : shorthand(piece, glued);
  if (short) return { ...short, text, kind: 'word', start, end, glued, quoted };
  const kind = /^[+−-]?\d/.test(text) ? 'number' : /[\p{L}\p{N}]/u.test(text) ? 'word' : 'mark';
  const plain = withoutAccents(text.toLowerCase().replace(/’/g, "'")).replace(/^@(?=\w)/, '');
  const mayBeMisspelt =
    kind === 'word' &&
    !piece.known &&
    !quoted &&
    /^[A-Za-z]?[a-z]+$/.test(text) &&
    (text === plain || !isEnglishWord(plain)) &&
    !isEnglishWord(singular(plain));
  const corrected = mayBeMisspelt ? correct(plain) : undefined;
  return {
    text,
    lower: corrected ?? plain,
    lemma: corrected ?? withoutAccents(piece.lemma || plain),
    pos,
    kind,
    start,
    end,
    glued,
    quoted,
  };
}

/** "w/", "&", "cant": what hurried people write for a word. */
function shorthand({ text }: Piece, glued: boolean): Pick<Token, 'lower' | 'lemma' | 'pos'> | undefined {
  const plain = text.toLowerCase();
  if (plain === 'w/') return { lower: 'with', lemma: 'with', pos: 'ADP' };
  if (plain === 'w/o') return { lower: 'without', lemma: 'without', pos: 'ADP' };
  if (plain === 'i.e.' || plain === 'i.e') return { lower: 'namely', lemma: 'namely', pos: 'ADV' };
  if (plain === 'dflt') return { lower: 'default', lemma: 'default', pos: 'NOUN' };
  if (plain === 'nt' && glued) return { lower: "n't", lemma: 'not', pos: 'PART' };
  return plain === '&' && !glued ? { lower: 'and', lemma: 'and', pos: 'CCONJ' } : undefined;
}

/** "café" and "cafe" are one word, and names in code are ASCII. */
const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{Mn}/gu, '');

/** Finds each token in the text, which the library keeps as written. */
function locate(text: string, base: number): Piece[] {
  const pieces: Piece[] = [];
  let cursor = 0;
  for (const token of tag(text)) {
    if (token.text.trim() === '') continue;
    const found = text.indexOf(token.text, cursor);
    if (found < 0) continue;
    cursor = found + token.text.length;
    for (const part of splitToken(token, text.slice(0, found), text.slice(cursor))) {
      const start = base + found + part.offset;
      pieces.push({
        ...token,
        pos: part.pos ?? (part.text === '.' ? 'PUNCT' : token.pos),
        text: part.text,
        lemma: part.text === token.text ? token.lemma : part.text.toLowerCase(),
        start,
        end: start + part.text.length,
      });
    }
  }
  return pieces;
}

interface Part {
  readonly text: string;
  readonly offset: number;
  readonly pos?: string;
}

/** Words at the end of a sentence that abbreviate something elsewhere, "logs in.", "a car wash.", arrive with their full stop. */
function splitToken(token: TaggedToken, before: string, rest: string): Part[] {
  if (/^i['’]m$/i.test(token.text))
    return [
      { text: token.text.slice(0, 1), offset: 0, pos: 'PRON' },
      { text: token.text.slice(1), offset: 1, pos: 'AUX' },
    ];
  // "sex m/f/x." is no abbreviation, whatever comes behind it.
  const isSlashed = /\b[A-Za-z]\/$/.test(before);
  // "a grade of 7b." ends, too.
  // "sizes S, M and L."
  const isOneLetter = isSlashed || /\d$/.test(before) || /\b[A-Z0-9]{1,3},?\s+(?:and|or)\s+$/.test(before);
  const letters = isOneLetter ? /^([A-Za-z]+)\.$/ : /^([A-Za-z][a-z]+)\.$/;
  const word = letters.exec(token.text)?.[1];
  // "default no. go, sqlite", "A login? No. Plots have ...": an abbreviation only before a figure or "of".
  const isAnswer = word === 'No' && /(^|[?.!]\s+)$/.test(before);
  const isRefusal = (word === 'no' || isAnswer) && !/^\s*(\d|of\b)/.test(rest);
  const isEnd = isRefusal || isSlashed || /^\s*($|\n|\s["“(*]?[A-Z]|\s`)/.test(rest);
  if (word === undefined || !isEnd || (!isRefusal && ABBREVIATED.has(word.toLowerCase()))) return splitRange(token);
  return [
    { text: word, offset: 0 },
    { text: '.', offset: word.length },
  ];
}

/** What keeps its full stop within a sentence, before a capital as well. */
const ABBREVIATED = new Set('etc approx incl max min vs cf eg ie dr mr mrs ms prof st inc ltd jr sr no'.split(' '));

/** "1-5" and "1–5" arrive as one number; tags and mentions with their sign. */
function splitRange(token: TaggedToken): Part[] {
  // "price (> 0); notes": the library takes some of these for faces.
  const [, bracket, mark] = /^([)\]}])([;:,.])$/.exec(token.text) ?? [];
  if (bracket !== undefined && mark !== undefined)
    return [
      { text: bracket, offset: 0 },
      { text: mark, offset: 1 },
    ];
  // "**Members:** name, phone": a colon and the end of what stands out, and no face.
  if (/^[:;]\*$/.test(token.text))
    return [
      { text: token.text.charAt(0), offset: 0, pos: 'PUNCT' },
      { text: '*', offset: 1, pos: 'PUNCT' },
    ];
  const range = /^([-−]?\d[\d.,]*?)(\.\.\.?|[-–—])([-−]?\d[\d.,]*)$/.exec(token.text);
  const [, low, dash, high] = range ?? [];
  if (low === undefined || dash === undefined || high === undefined) {
    const parts = /^([\p{L}]+)([/|])([\p{L}]+)$/u.exec(token.text);
    const [, left, bar, right] = parts ?? [];
    if (left === undefined || bar === undefined || right === undefined) return [{ text: token.text, offset: 0 }];
    return [
      { text: left, offset: 0 },
      { text: bar, offset: left.length },
      { text: right, offset: left.length + 1 },
    ];
  }
  return [
    { text: low, offset: 0 },
    { text: dash, offset: low.length },
    { text: high, offset: low.length + dash.length },
  ];
}

/** The full stop of "max. number", which ends nothing. */
function shortens(pieces: readonly Piece[], i: number): boolean {
  const [before, piece, after] = [pieces[i - 1], pieces[i], pieces[i + 1]];
  return (
    piece?.text === '.' &&
    before?.end === piece.start &&
    /^(?:max|min|avg|approx)$/i.test(before.text) &&
    after !== undefined &&
    /^\p{Ll}/u.test(after.text)
  );
}

/** The dash of "the following attributes:-" */
const isBehindColon = (pieces: readonly Piece[], i: number): boolean =>
  /^[-–—]$/.test(pieces[i]?.text ?? '') &&
  pieces[i - 1]?.text === ':' &&
  (pieces[i + 1] === undefined || pieces[i - 1]?.end === pieces[i]?.start) &&
  pieces[i + 1]?.start !== pieces[i]?.end;

/** The star of "full name*, phone", which marks what is required; not one that ends emphasis. */
function isStar(pieces: readonly Piece[], i: number): boolean {
  const [before, piece, after] = [pieces[i - 1], pieces[i], pieces[i + 1]];
  if (piece?.text !== '*' || before?.end !== piece.start || !/[\p{L}\p{N})]$/u.test(before.text)) return false;
  if (after?.start === piece.end && /^[\p{L}\p{N}*]/u.test(after.text)) return false;
  const opened = pieces.findLastIndex(
    ({ text, end }, k) => k < i && text === '*' && pieces[k + 1]?.start === end && pieces[k - 1]?.end !== end - 1,
  );
  const closed = pieces.some(
    ({ text, start }, k) => k > opened && k < i && text === '*' && pieces[k - 1]?.end === start,
  );
  return opened < 0 || closed;
}

/** The star of "price * quantity", which stands alone between two words; no emphasis does. */
function isTimes(pieces: readonly Piece[], i: number): boolean {
  const [before, piece, after] = [pieces[i - 1], pieces[i], pieces[i + 1]];
  if (piece?.text !== '*' || !before || !after || before.end === piece.start || after.start === piece.end) return false;
  return /[\p{L}\p{N})]$/u.test(before.text) && /^[\p{L}\p{N}(]/u.test(after.text);
}

function quotedRanges(pieces: readonly Piece[]): [number, number][] {
  const ranges: [number, number][] = [];
  const closing: Readonly<Record<string, string>> = { '“': '”', '«': '»', '‘': '’', '„': '“' };
  let open: { at: number; close: string } | undefined;
  for (const [i, { text, start }] of pieces.entries()) {
    if (!QUOTES.has(text) || text.startsWith('*') || text === '__') continue;
    if (open && text === open.close) {
      ranges.push([open.at, i]);
      open = undefined;
    } else if (
      !open &&
      (text !== "'" || pieces[i - 1]?.end !== start) &&
      text !== '’' &&
      text !== '”' &&
      text !== '»'
    ) {
      open = { at: i, close: closing[text] ?? text };
    }
  }
  return ranges;
}
