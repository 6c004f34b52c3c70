import { assignmentPhrases } from '../../lexicon/assignment-lexicon';
import { isWord, type Sentence, type Token } from '../../text/token';
import type { BriefReading, SentenceReading } from '../reading';

/** A heading over what is about the work is short. */
const LONGEST_HEADING = 6;
/** A title of more words names what is built. */
const LONGEST_TITLE = 3;

/**
 * What an assignment or a README says of the work: how to hand it in, how long it may take, how it will be judged, how it is
 * started. It is nothing to build, so that no "task" of "at most four hours" comes of it; wishes for the whole are read before.
 */
export function readAssignment(reading: BriefReading): void {
  const isAssignment = reading.content.some(({ sentence: { tokens } }) => has(assignmentPhrases.assignments, tokens));
  for (const at of reading.content) {
    if (!isUnderWork(at.sentence) && !isOfWork(at, isAssignment)) continue;
    at.noContent = true;
    at.leftOut = true;
    at.settled.push({ start: 0, end: at.sentence.tokens.length });
    reading.use(at, 0, at.sentence.tokens.length);
  }
}

const has = (phrases: (typeof assignmentPhrases)['process'], tokens: readonly Token[]): boolean =>
  phrases.matches(tokens).length > 0;

function isUnderWork({ parent }: Sentence): boolean {
  for (let line = parent; line; line = line.parent) if (isOverWork(line)) return true;
  return false;
}

/** "How to submit", but not the title "Technical assessment". */
const isOverWork = ({ kind, tokens }: Sentence): boolean =>
  kind === 'heading' &&
  tokens.length <= LONGEST_HEADING &&
  has(assignmentPhrases.headings, tokens) &&
  !has(assignmentPhrases.assignments, tokens);

function isOfWork({ sentence, facts }: SentenceReading, isAssignment: boolean): boolean {
  const { tokens, kind } = sentence;
  // "# Coding challenge": the title says no more.
  if (kind === 'heading' && tokens.length <= LONGEST_TITLE && has(assignmentPhrases.assignments, tokens)) return true;
  if (isOverWork(sentence)) return true;
  if (kind === 'heading' || kind === 'row' || kind === 'schema') return false;
  if (has(assignmentPhrases.always, tokens)) return facts.size === 0;
  if (!isAssignment) return false;
  const isHowLong =
    has(assignmentPhrases.durations, tokens) &&
    tokens.some((token) => isWord(token, 'hour', 'day', 'time', 'afternoon', 'evening', 'weekend')) &&
    tokens.some((token) => isWord(token, 'it', 'you', 'task', 'test', 'exercise', 'assignment', 'challenge'));
  return isHowLong || (isAddressed(tokens) && has(assignmentPhrases.process, tokens));
}

/** Said to whoever solves it, "please include", "you may use", or of those who look at it, "we value". */
function isAddressed(tokens: readonly Token[]): boolean {
  return isWord(tokens[0], 'we') || tokens.some((token) => ADDRESSED.has(token.lower));
}

const ADDRESSED = new Set(['you', 'your', 'yourself', 'us', 'please', 'feel']);
