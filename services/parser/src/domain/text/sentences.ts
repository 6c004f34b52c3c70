import type { Route } from '../routes/route';
import { typeFromWords } from '../lexicon/field-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { baseOfThirdPerson } from '../lexicon/verb-lexicon';
import { announces, behindRoute, withoutRoutes } from './around-routes';
import { splitBlocks, type Block } from './blocks';
import { withoutEnumerator } from './enumerators';
import { aroundBrackets } from './around-brackets';
import { withoutAsides } from './telling/asides';
import { withoutHowOften } from './telling/how-often';
import { mendTags } from './tags/mend-tags';
import { mendClauseTags } from './tags/mend-clause-tags';
import { mendFiniteVerbs } from './tags/mend-finite-verbs';
import { tellLifeEvents } from './telling/life-events';
import { inBaseForm } from './telling/duty-lines';
import { opensContrast, tellsOfBefore } from './told-before';
import { isShortAnswer } from './telling/told-questions';
import { isMark, isWord, type Sentence, type Token } from './token';
import { tokenize } from './tokenize';
import { turnsOf, withoutTurns } from './turns';
import { appositionInBrackets, whosePartsInBrackets } from './whose-parts';
import { orderly, plainly, stated } from './telling/tell';
import { withoutCrud } from './telling/without-crud';
import { withoutTalk } from './talk-openings';
import { wordsCarried } from './open-lines';
import { openingOfParts } from './open-parts';

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

/** The brief as sentences in order, each under the heading or introducing line that it belongs to. */
export function readSentences(
  text: string,
  correct: (word: string) => string | undefined,
  routes: readonly Route[] = [],
): Sentence[] {
  const sentences: Sentence[] = [];
  const turns = turnsOf(text);
  const spoken = withoutTurns(text, turns);
  let heading: Sentence | undefined;
  const headings: Sentence[] = [];
  const bullets: Sentence[] = [];
  let introduction: Sentence | undefined;
  let definition: Sentence | undefined;
  const blocks = splitBlocks(text, turns);
  for (const [number, block] of blocks.entries()) {
    const inBlock = routes.filter((route) => block.start <= route.start && route.end <= block.end);
    const all = tokenize(withMarks(withoutRoutes(spoken, block, inBlock), block), block.start, correct);
    const split =
      block.kind === 'row' ? [withBarsApart(all)] : splitTokens(all).map(withoutEnumerator).flatMap(tellLifeEvents);
    if (block.kind === 'prose' && blocks[number + 1]?.kind === 'bullet') tellOpening(split);
    const shared = shareRoutes(split, inBlock);
    const above = sentences.at(-1);
    for (const [i, { tokens: said, own }] of shared.entries()) {
      const isTalk = block.kind === 'prose' || block.kind === 'bullet';
      const { tokens: meant, takesBack } = isTalk ? withoutTalk(said) : { tokens: said, takesBack: undefined };
      const heard =
        block.kind === 'row' ? said : withoutCrud(aroundRoute(withoutHowOften(withoutAsides(meant)), own, above));
      const plain = plainly(heard);
      const first = said[0] ?? own[0];
      const last = plain.at(-1) ?? own.at(-1);
      if (!first || !last) continue;
      const end = i === shared.length - 1 ? trimmedEnd(text, block) : endOf(text, last);
      const start = i === 0 ? block.start : Math.min(first.start, own[0]?.start ?? first.start);
      const { kind } = block;
      while (kind === 'bullet' && i === 0 && bullets.length > 0 && (bullets.at(-1)?.level ?? 0) >= block.level)
        bullets.pop();
      if (kind === 'heading')
        while (headings.length > 0 && (headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
      heading = headings.at(-1);
      const parent =
        kind === 'row'
          ? (introduction ?? heading)
          : kind === 'heading'
            ? heading
            : kind === 'bullet'
              ? (bullets.at(-1) ?? introduction ?? heading)
              : i > 0
                ? (definition ?? heading)
                : heading;
      const carried = kind === 'bullet' && i === 0 ? wordsCarried(parent, plain) : [];
      const deeds = carried.length > 0 ? inBaseForm(plain) : plain;
      const told = kind === 'bullet' || kind === 'prose' ? orderly(deeds, parent) : plain;
      const tokens = mended([...carried, ...stated(told)]);
      const sentence: Sentence = {
        tokens,
        text: text.slice(start, end),
        start,
        end,
        kind,
        level: block.level,
        parent,
        carried: carried.length,
        ...(own.length > 0 ? { routes: own } : {}),
        ...(takesBack ? { takesBack } : {}),
      };
      sentences.push(sentence);
      if (kind === 'heading') {
        headings.push(sentence);
        bullets.length = 0;
        introduction = undefined;
      } else if (kind === 'bullet') {
        if (i === 0) bullets.push(sentence);
      } else if (kind === 'prose') {
        bullets.length = 0;
        const opening = i === 0 ? sentence : definition;
        definition = opening && opensDefinition(opening) ? opening : undefined;
        introduction = isIntroduction(tokens) ? sentence : definition;
      }
    }
  }
  return sentences;
}

/** The last sentence above bullets as the opening of a list of parts, and what stands before that in it as a sentence. */
function tellOpening(split: (readonly Token[])[]): void {
  const found = openingOfParts(split.at(-1) ?? []);
  if (found) split.splice(-1, 1, ...(found.before.length > 0 ? [found.before] : []), found.opening);
}

const mended = (tokens: readonly Token[]): readonly Token[] =>
  [mendTags, mendClauseTags, mendFiniteVerbs].reduce(
    aroundBrackets,
    appositionInBrackets(whosePartsInBrackets(tokens)),
  );

/** With a mark in place of a blank where the columns stand for one. */
const withMarks = (content: string, { start, marks }: Block): string =>
  marks === undefined ? content : content.replace(/\s/g, (blank, i: number) => marks.get(start + i) ?? blank);

/** "|joined on|date|": in a row the bars part cells, and "on|date" are no values. */
const withBarsApart = (tokens: readonly Token[]): Token[] =>
  tokens.map((token) => (isMark(token, '|') ? { ...token, glued: false } : token));

interface WithRoutes {
  readonly tokens: readonly Token[];
  readonly own: readonly Route[];
}

/** Each sentence of a block with the routes that stand in it; a line may be nothing but one. */
function shareRoutes(sentences: readonly (readonly Token[])[], routes: readonly Route[]): WithRoutes[] {
  if (sentences.length === 0) return routes.length === 0 ? [] : [{ tokens: [], own: routes }];
  return sentences.map((tokens, i) => {
    const from = i === 0 ? 0 : (sentences[i - 1]?.at(-1)?.end ?? 0);
    const to = i === sentences.length - 1 ? Infinity : (tokens.at(-1)?.end ?? 0);
    return { tokens, own: routes.filter(({ start }) => from <= start && start < to) };
  });
}

/** What a sentence that begins with a route, or stands first under one, says of it; or its words as they are. */
function aroundRoute(
  tokens: readonly Token[],
  [route]: readonly Route[],
  above: Sentence | undefined,
): readonly Token[] {
  const [over] = above?.tokens.length === 0 ? (above.routes ?? []) : [];
  if (!route)
    return over && baseOfThirdPerson(tokens[0]?.lower ?? '') !== undefined ? behindRoute(tokens, over) : tokens;
  const before = tokens.filter(({ start }) => start < route.start);
  return announces(before) ? behindRoute(tokens.slice(before.length), route) : tokens;
}

/** A line that introduces the bullets below it: it ends in a colon, or is short and unfinished. */
function isIntroduction(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  const pointsDown = tokens.length <= 16 && isMark(last, '.') && isWord(tokens.at(-2), 'below', 'following');
  return isMark(last, ':') || pointsDown || (tokens.length <= 6 && !isMark(last, '.', '!', '?'));
}

/** "**Carrier** — the physical object.": what it says of the name may be followed by bullets about it. */
function opensDefinition({ tokens, text }: Sentence): boolean {
  const mark = tokens.findIndex(({ kind }) => kind === 'mark');
  if (mark < 1 || mark > 3) return false;
  return isMark(tokens[mark], '—', '–', '-', '--') || (isMark(tokens[mark], ':') && /^(\*\*|__|`)/.test(text));
}

function trimmedEnd(text: string, block: Block): number {
  return block.start + text.slice(block.start, block.end).trimEnd().length;
}

function endOf(text: string, last: { readonly end: number }): number {
  let end = last.end;
  while (/["'”’»`*)]/.test(text.charAt(end)) && end - last.end < 3) end++;
  return end;
}

function splitTokens(tokens: readonly Token[]): Token[][] {
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
    if (ends || turns || (depth === 0 && endsStatement(current, tokens, i))) {
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
  const label = sentence.findIndex((token) => isMark(token, ':'));
  if (label >= 0 && sentence.slice(label).some(isAuxiliary)) return false;
  const end = tokens.findIndex((token, k) => k > i && isMark(token, ';', '.', ':'));
  const rest = tokens.slice(i + 1, end < 0 ? tokens.length : end);
  // "players may not" takes its verb from what stands before.
  if (isWord(rest.at(-1), 'not') || isAuxiliary(rest.at(-1))) return false;
  return rest.some(isAuxiliary) || (label >= 0 && rest[0]?.pos === 'DET' && rest.some(({ pos }) => pos === 'VERB'));
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
