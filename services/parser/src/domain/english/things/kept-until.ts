import { isMark, isWord, type Token } from '../../text/token';
import { beginsObject } from '../../text/tags/tag-changes';
import { isPurposeGerund } from '../grammar/verb-forms';

/** Up to where what is kept is named: "to record receipts and shipments | for the depot". */
export function clauseEnd(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    if (isMark(tokens[i], '(')) depth++;
    if (isMark(tokens[i], ')')) depth--;
    if (depth > 0) continue;
    if (
      (isWord(tokens[i], 'and') && isPurposeGerund(tokens[i + 1])) ||
      opensNextClause(tokens, i) ||
      opensNextDeed(tokens, i, start) ||
      isMark(tokens[i], '.', ';', '!', '?', '–', '—', ':') ||
      isWord(
        tokens[i],
        'with',
        'where',
        'that',
        'which',
        'using',
        'so',
        'because',
        'in',
        'who',
        'but',
        'while',
        'including',
        'by',
        'called',
        'named',
        'written',
        'on',
        'when',
        'if',
        'has',
        'have',
        'for',
        'at',
      )
    )
      return i;
  }
  return tokens.length;
}

/** "record receipts, and managers can add bins": those who do the next thing are none of what is recorded. */
function opensNextClause(tokens: readonly Token[], i: number): boolean {
  if (!isMark(tokens[i], ',') && !isWord(tokens[i], 'and', 'or')) return false;
  const start = isWord(tokens[i + 1], 'and', 'or') ? i + 2 : i + 1;
  let end = start;
  while (IN_SUBJECT.has(tokens[end]?.pos ?? '')) end++;
  return end > start && tokens[end]?.pos === 'AUX';
}

/** "can plan rides, write reports": what somebody does next is none of what is planned; "to track cars and repair orders" tells of both. */
function opensNextDeed(tokens: readonly Token[], i: number, start: number): boolean {
  if (!isMark(tokens[i], ',') || !tokens.slice(0, start).some(({ pos }) => pos === 'AUX')) return false;
  const at = isWord(tokens[i + 1], 'and', 'or') ? i + 2 : i + 1;
  const verb = tokens[at];
  return verb?.pos === 'VERB' && verb.lower === verb.lemma && beginsObject(tokens, at + 1);
}

const IN_SUBJECT = new Set(['DET', 'ADJ', 'NOUN', 'PROPN']);
