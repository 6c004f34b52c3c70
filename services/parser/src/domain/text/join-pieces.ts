import type { TaggedToken } from './tags/tagger';

/** A token of the library, or a part of one, with its place in the text. */
export interface Piece extends TaggedToken {
  readonly start: number;
  readonly end: number;
}

const ARROWS = new Set(['->', '=>', '-->', '→', '⇒', '➔', '➜']);
const TWO_PART_MARKS = new Set(['->', '=>', '<=', '>=', '==', '--', '&&']);

/** Whatever the library takes apart as one: due_date, "check-ups", "50 000". */
export const joinPieces = (pieces: readonly Piece[]): Piece[] => joinThousands(joinDeeds(joinWords(pieces)));

/** Joins what the library takes apart: due_date, Node.js, ASP.NET, C#, ->, >=. */
function joinWords(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const beforeLast = joined.at(-2);
    const negative =
      (last?.text === '-' || last?.text === '−') &&
      /^\d/.test(piece.text) &&
      (beforeLast?.end !== last.start || /^[([:,=]$/.test(beforeLast.text));
    if (last?.end === piece.start && (negative || belongsTogether(last.text, piece.text, pieces[i + 1]?.text))) {
      const text = last.text + piece.text;
      joined[joined.length - 1] = {
        ...last,
        text,
        lemma: text.toLowerCase(),
        pos: /\p{L}/u.test(text) ? 'NOUN' : 'SYM',
        end: piece.end,
        known: last.known && piece.known,
      };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

/** "check-ups", "a follow-up": what is done, called by its verb; "guests check-in" is the verb. */
function joinDeeds(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const [piece, dash, particle] = pieces.slice(i, i + 3) as [Piece, Piece?, Piece?];
    const isDeed =
      particle !== undefined &&
      isInnerHyphen(pieces, i + 1) &&
      (MANY_TIMES.test(particle.text) || (ONE_TIME.test(particle.text) && ONE.test(pieces[i - 1]?.text ?? '')));
    if (!isDeed || !/^\p{L}+$/u.test(piece.text)) {
      joined.push(piece);
      continue;
    }
    const text = `${piece.text}${dash?.text ?? ''}${particle.text}`;
    joined.push({ ...piece, text, lemma: text.toLowerCase().replace(/s$/, ''), pos: 'NOUN', end: particle.end });
    i += 2;
  }
  return joined;
}

const ONE_TIME = /^(?:up|in|out|off|over|back|down|away)$/;
const MANY_TIMES = /^(?:up|in|out|off|over|back|down|away)s$/;
const ONE = /^(?:an?|each|every|one|per|another)$/i;

/** "50 000": figures grouped by blanks are one. Of several groups the last has to be round, as "50 100 200" lists three. */
function joinThousands(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    const [first] = pieces.slice(i, i + 1) as [Piece];
    let end = i + 1;
    while (opensThousands(pieces, i) && isNextGroup(pieces, end)) end++;
    const group = pieces.slice(i, end);
    const last = group.at(-1) ?? first;
    const isOne = group.length === 1 || (!isFigure(pieces[end]) && (group.length === 2 || last.text === '000'));
    joined.push(...(isOne ? [{ ...first, text: group.map(({ text }) => text).join(''), end: last.end }] : group));
    i = end;
  }
  return joined;
}

const opensThousands = (pieces: readonly Piece[], i: number): boolean =>
  /^[1-9]\d{0,2}$/.test(pieces[i]?.text ?? '') && !isFigure(pieces[i - 1]);

const isNextGroup = (pieces: readonly Piece[], i: number): boolean =>
  /^\d{3}$/.test(pieces[i]?.text ?? '') && (pieces[i]?.start ?? 0) - (pieces[i - 1]?.end ?? 0) === 1;

const isFigure = (piece: Piece | undefined): boolean => /^\+?\d/.test(piece?.text ?? '');

function belongsTogether(left: string, right: string, next = ''): boolean {
  if (TWO_PART_MARKS.has(left + right) || ARROWS.has(left + right)) return true;
  if (right === '/') return /^w$/i.test(left);
  if (left.toLowerCase() === 'w/') return /^o$/i.test(right);
  if (right === '_') return /[\p{L}\p{N}_]$/u.test(left);
  if (left.endsWith('_') && left.length > 1) return /^[\p{L}\p{N}_]/u.test(right);
  if (right === '#' || right === '++') return /^(c|f)$/i.test(left);
  // "the day after next." names no library.
  if (right === '.' && /^(node|vue|next|nuxt|nest|express|asp|react|three|d3)$/i.test(left))
    return /^(js|net|ts)$/i.test(next);
  return /^(node|vue|next|nuxt|nest|express|asp|react|three|d3)\.$/i.test(left) && /^(js|net|ts)$/i.test(right);
}

/** The hyphen of "to-do" or "13-digit"; a dash between spaces stays. */
export function isInnerHyphen(pieces: readonly Piece[], i: number): boolean {
  const piece = pieces[i];
  const before = pieces[i - 1];
  const after = pieces[i + 1];
  if (piece?.text !== '-' || before?.end !== piece.start || after?.start !== piece.end) return false;
  return /[\p{L}\p{N}]$/u.test(before.text) && /^\p{L}/u.test(after.text);
}
