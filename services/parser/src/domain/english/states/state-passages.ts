import { isMark, isWord, type Token } from '../../text/token';
import type { Opening } from './state-openings';

/** "from pending to paid to shipped", "moves from open through in progress to closed", "goes through the stages a, b and c". */
export function fromTo(tokens: readonly Token[]): Opening | undefined {
  const from = tokens.findIndex(
    (token, i) =>
      isWord(token, 'from', 'through') &&
      (tokens.slice(Math.max(0, i - 4), i).some(movesOn) ||
        (isWord(token, 'through') && isWord(tokens[i - 1], 'run', 'cycle'))),
  );
  if (from < 0) return switching(tokens);
  const mover = tokens.slice(0, from).findLastIndex((token) => movesOn(token) && token.pos === 'VERB');
  // "a claim passes through", but "move a claim through".
  const isMover = mover === from - 1 || tokens[from - 1]?.pos === 'VERB';
  const entity = { start: 0, end: from > 1 && isMover ? from - 1 : from };
  if (isWord(tokens[from], 'through')) {
    const noun = tokens.findIndex((token, i) => i > from && i < from + 6 && isStageNoun(token));
    const list = isMark(tokens[from + 1], ':') ? from + 2 : from + 1;
    if (noun < 0) return isBareList(tokens, list) ? { start: list, entity, strict: false } : undefined;
    const start = isMark(tokens[noun + 1], ':', '-', '–', '(') ? noun + 2 : noun + 1;
    return { start, entity, strict: false };
  }
  if (tokens[from + 1]?.kind === 'number' || isWord(tokens[from + 1], 'a', 'an', 'one', 'the') || !hasTo(tokens, from))
    return undefined;
  return { start: from + 1, entity, strict: false };
}

/** "Machines switch between idle, running and error" */
function switching(tokens: readonly Token[]): Opening | undefined {
  const between = tokens.findIndex(
    (token, i) => isWord(token, 'between') && isWord(tokens[i - 1], 'switch', 'alternate', 'change', 'toggle', 'cycle'),
  );
  if (between < 2) return undefined;
  const start = isWord(tokens[between + 1], 'the') ? between + 2 : between + 1;
  const noun = tokens.slice(start, start + 1).some(isStageNoun) ? start + 1 : start;
  return { start: isMark(tokens[noun], ':') ? noun + 1 : noun, entity: { start: 0, end: between - 1 }, strict: false };
}

/** "through screening, interview and offer": three words or more with nothing said of them. */
function isBareList(tokens: readonly Token[], start: number): boolean {
  const behind = tokens.slice(start);
  const stop = behind.findIndex((token) => isMark(token, ';', '.', '–', '—'));
  const rest = stop < 0 ? behind : behind.slice(0, stop);
  const commas = rest.filter((token) => isMark(token, ',')).length;
  return (
    commas > 0 &&
    rest.every((token) =>
      token.kind === 'word' ? !['DET', 'PRON', 'AUX'].includes(token.pos) : isMark(token, ',', '/'),
    ) &&
    rest.length <= 16
  );
}

const hasTo = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(from, from + 9).some((token) => isWord(token, 'to', 'through', 'via', 'into'));

const isStageNoun = (token: Token): boolean => isWord(token, 'state', 'status', 'stage', 'phase', 'step');

const movesOn = (token: Token): boolean =>
  isWord(
    token,
    'go',
    'move',
    'change',
    'progress',
    'status',
    'state',
    'transition',
    'pass',
    'advance',
    'switch',
    'evolve',
  ) || isWord(token, 'step', 'flow', 'turn', 'proceed', 'travel');
