import { projectHeads } from '../../lexicon/project-lexicon';
import { isPlural } from '../../names';
import { isMark, isWord, type Token } from '../token';

/** How the parts of each one are opened behind the comma. */
const OPENINGS = ['each with', 'each having', 'each of which has', 'all with', 'which have', 'that have'].map((words) =>
  words.split(' '),
);
/** How far from the software what it keeps may be named. */
const FARTHEST = 8;

/**
 * "An API for bike racks, each with a place" as "an API for bike racks with a place": whose parts they are, where the software is named
 * before and "each" might be said of that.
 */
export function tellEachWith(heard: readonly Token[]): readonly Token[] {
  const tokens = tellHolding(heard);
  const comma = tokens.findIndex((token, i) => isMark(token, ',') && openingAt(tokens, i + 1) > 0);
  const length = openingAt(tokens, comma + 1);
  const noun = tokens[comma - 1];
  if (comma < 3 || noun?.pos !== 'NOUN' || !isPlural(noun.lower)) return tokens;
  const before = tokens.slice(Math.max(0, comma - FARTHEST), comma);
  const head = before.findLastIndex(({ lemma }) => projectHeads.has(lemma));
  const named = before.slice(head + 1);
  const isOne =
    isWord(named[0], 'for', 'to', 'of') && !named.some((token) => token.kind === 'mark' || isWord(token, 'and'));
  const last = tokens[comma + length];
  if (head < 0 || !isOne || !last) return tokens;
  const opening = { ...last, text: 'with', lower: 'with', lemma: 'with', pos: 'ADP' };
  return [...tokens.slice(0, comma), opening, ...tokens.slice(comma + length + 1)];
}

/** What holds a part: "each naming a drug". */
const HOLDING = (
  'naming worth carrying costing holding giving showing bearing stating recording containing featuring listing specifying ' +
  'including having'
).split(' ');

/** "Tasks, each worth a number of points", "items, each naming a drug" as "tasks, each with a number of points". */
function tellHolding(tokens: readonly Token[]): readonly Token[] {
  const each = tokens.findIndex(
    (token, i) =>
      isWord(token, 'each') &&
      (isMark(tokens[i - 1], ',', '-', '–', '—') ||
        (tokens[i - 1]?.pos === 'NOUN' && isPlural(tokens[i - 1]?.lower ?? ''))) &&
      HOLDING.includes(tokens[i + 1]?.lower ?? '') &&
      isWord(tokens[i + 2], 'a', 'an', 'the', 'its', 'one', 'several'),
  );
  const verb = tokens[each + 1];
  if (each < 1 || !verb) return tellMeasuring(tokens);
  const told = { ...verb, text: 'with', lower: 'with', lemma: 'with', pos: 'ADP' as const };
  return [...tokens.slice(0, each + 1), told, ...tokens.slice(each + 2)];
}

/** What is measured so: "each weighing at most 800 kg". */
const MEASURED: Readonly<Record<string, string>> = { weighing: 'weight', costing: 'price', lasting: 'duration' };

/** "Pallets, each weighing at most 800 kg" as "pallets, each with a weight of at most 800 kg". */
function tellMeasuring(tokens: readonly Token[]): readonly Token[] {
  const each = tokens.findIndex(
    (token, i) =>
      isWord(token, 'each') &&
      MEASURED[tokens[i + 1]?.lower ?? ''] !== undefined &&
      (tokens[i + 2]?.pos === 'NUM' || isWord(tokens[i + 2], 'at', 'up', 'between', 'from', 'more', 'less', 'no')),
  );
  const verb = tokens[each + 1];
  const part = MEASURED[verb?.lower ?? ''];
  if (each < 1 || !verb || part === undefined) return tokens;
  const word = (text: string, pos: string): Token => ({ ...verb, text, lower: text, lemma: text, pos });
  const told = [word('with', 'ADP'), word('a', 'DET'), word(part, 'NOUN'), word('of', 'ADP')];
  return [...tokens.slice(0, each + 1), ...told, ...tokens.slice(each + 2)];
}

/** How many words open the parts there; 0 where none do. */
const openingAt = (tokens: readonly Token[], at: number): number =>
  OPENINGS.find((words) => words.every((word, i) => tokens[at + i]?.lower === word))?.length ?? 0;
