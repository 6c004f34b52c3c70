import { headingWords } from '../../lexicon/project-lexicon';
import { isMark } from '../../text/token';
import type { BriefReading, SentenceReading } from '../reading';

/** Words behind the mark, as of "- requirements, v0.3". */
const MOST_BEHIND = 6;

/** "Boat rental - requirements, v0.3" above everything: what the paper is called. */
export function readTitle(reading: BriefReading, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const mark = tokens.findIndex(
    (token, i) => isMark(token, '-', '–', '—', '|') && headingWords.has(tokens[i + 1]?.lower ?? ''),
  );
  const isTitle =
    mark > 0 &&
    reading.sentences[0] === at &&
    tokens.length - mark <= MOST_BEHIND &&
    !isMark(tokens.at(-1), '.', ':') &&
    // "Parts register - requirements": what looks like a verb before the mark is none.
    !tokens.some(({ pos }, i) => (pos === 'VERB' && i !== mark - 1) || pos === 'AUX');
  if (isTitle) at.noContent = true;
  return isTitle;
}
