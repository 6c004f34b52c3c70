import type { Route } from '../routes/route';
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
import { answered, type Asked, askedBy } from './telling/asked-answers';
import { tellLifeEvents } from './telling/life-events';
import { inBaseForm } from './telling/duty-lines';
import { splitTokens } from './split-tokens';
import { isMark, isWord, type Sentence, type Token } from './token';
import { tokenize } from './tokenize';
import { turnsOf, withoutTurns } from './turns';
import { appositionInBrackets, whosePartsInBrackets } from './whose-parts';
import { orderly, plainly, stated } from './telling/tell';
import { dutiesOfRow, opensRights } from './telling/rights-rows';
import { partTerseLists } from './telling/terse-lists';
import { withoutCrud } from './telling/without-crud';
import { withoutTalk } from './talk-openings';
import { wordsCarried } from './open-lines';
import { openingOfParts } from './open-parts';

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
  let question: OpenQuestion | undefined;
  let areRights = false;
  const blocks = splitBlocks(text, turns);
  for (const [number, block] of blocks.entries()) {
    const inBlock = routes.filter((route) => block.start <= route.start && route.end <= block.end);
    const all = tokenize(withMarks(withoutRoutes(spoken, block, inBlock), block), block.start, correct);
    const split =
      block.kind === 'row'
        ? [withBarsApart(all)]
        : splitTokens(all).map(withoutEnumerator).flatMap(partTerseLists).flatMap(tellLifeEvents);
    if (block.kind === 'prose' && blocks[number + 1]?.kind === 'bullet') tellOpening(split);
    const shared = shareRoutes(split, inBlock);
    const above = sentences.at(-1);
    for (const [i, { tokens: said, own }] of shared.entries()) {
      const isTalk = block.kind === 'prose' || block.kind === 'bullet';
      const { tokens: meant, takesBack } = isTalk ? withoutTalk(said) : { tokens: said, takesBack: undefined };
      const heard =
        block.kind === 'row' ? said : withoutCrud(aroundRoute(withoutHowOften(withoutAsides(meant)), own, above));
      const spokenPlainly = plainly(heard);
      if (question && endsBefore(question, block, number)) question = undefined;
      const answer = question && block.kind !== 'heading' ? answered(question.asked, spokenPlainly) : undefined;
      const plain = answer ?? spokenPlainly;
      const first = said[0] ?? own[0];
      const last = plain.at(-1) ?? own.at(-1);
      if (!first || !last) continue;
      const end = i === shared.length - 1 ? trimmedEnd(text, block) : endOf(text, last);
      const start = i === 0 ? block.start : Math.min(first.start, own[0]?.start ?? first.start);
      if (block.kind !== 'row') areRights = false;
      const duties = areRights ? dutiesOfRow(said, introduction ?? heading) : undefined;
      const kind = duties ? 'bullet' : block.kind;
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
      const carried = kind === 'bullet' && i === 0 && !answer && !duties ? wordsCarried(parent, plain) : [];
      const deeds = carried.length > 0 ? inBaseForm(plain) : plain;
      const told = duties ?? (kind === 'bullet' || kind === 'prose' ? orderly(deeds, parent) : plain);
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
      if (question && answer) noteAnswered(sentences, question, number);
      sentences.push(sentence);
      if (kind === 'row' && opensRights(said)) areRights = true;
      const asked = kind === 'row' ? undefined : askedBy(plain);
      if (asked) question = { asked, at: sentences.length - 1, kind, block: number };
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

/** A question of the brief itself, whose answer may leave out its words. */
interface OpenQuestion {
  readonly asked: Asked;
  /** Where it stands among the sentences, and in which block. */
  readonly at: number;
  readonly kind: Sentence['kind'];
  readonly block: number;
  /** The first block that answers it. */
  answer?: number;
}

/** Behind a heading that asks all that stands under it answers; else what follows in its block, or the next one with its points. */
function endsBefore(question: OpenQuestion, { kind }: Block, number: number): boolean {
  if (kind === 'heading' || kind === 'row') return number > question.block;
  if (question.kind === 'heading' || kind === 'bullet') return false;
  return number > (question.answer ?? question.block + 1);
}

/** The question has been understood together with its answer. */
function noteAnswered(sentences: Sentence[], question: OpenQuestion, block: number): void {
  question.answer ??= block;
  const said = sentences[question.at];
  if (said && question.kind !== 'heading') sentences[question.at] = { ...said, tokens: [] };
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

/** With a mark in place of a blank or bar where the columns stand for one. */
const withMarks = (content: string, { start, marks }: Block): string =>
  marks === undefined ? content : content.replace(/[\s|]/g, (mark, i: number) => marks.get(start + i) ?? mark);

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
