import lexicon from '../../../../data/lexicons/verbs.json';
import { type Token, isWord } from '../../text/token';
import type { ClauseFrame } from '../grammar/clause-frame';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';

const { verbs, records } = lexicon.timeSpent;
const spending = new Set(verbs);

/** "Employees log hours on projects", "track their time": how long somebody was at it, called hours. */
export function hoursSpent(
  tokens: readonly Token[],
  { patient, adjuncts, clause }: ClauseFrame,
  verb: string,
): NounPhrase | undefined {
  const isOn = adjuncts.some(({ preposition }) => ['on', 'for', 'against', 'to'].includes(preposition));
  if (!patient || !isOn || clause.passive || !spending.has(verb)) return undefined;
  const phrase = nounPhraseAt(tokens, patient.start, patient.end);
  const isTime = phrase !== undefined && isWord(tokens[phrase.end - 1], 'hours', 'time');
  return isTime && phrase.words.length < 3 ? { ...phrase, words: ['hours'] } : undefined;
}

/** What is kept of such hours. */
export const recordsOfTime: readonly string[] = records;
