import { statusCues } from '../../lexicon/wish-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { BriefReading, SentenceReading } from '../reading';

/** So early stands the status in what is said of it: "The API should return a 404 if ...". */
const LATEST = 8;

/**
 * "404 for unknown notices, 422 for bad input", "return 403 if somebody is not allowed": what every API answers here. Statuses
 * for rules of the domain ("409 if the hall is closed") are left to be read, or told; other ones than ours are told too.
 */
export function readStatuses(reading: BriefReading, at: SentenceReading): void {
  const { tokens, kind } = at.sentence;
  const codes = tokens.flatMap((token, i) => (isStatus(tokens, i) ? [{ i, code: token.text }] : []));
  const [first] = codes;
  if (kind === 'heading' || first === undefined || first.i > LATEST || grantsSomething(tokens)) return;
  const cues = statusCues.matches(tokens);
  const groups = codes.map(({ i }, k) => ({ start: k === 0 ? 0 : i, end: codes[k + 1]?.i ?? tokens.length }));
  const meant = groups.map(({ start, end }) => cues.find((cue) => cue.start >= start && cue.end <= end)?.value);
  if (meant.some((value) => value === undefined)) return;
  const others = codes.filter(({ code }, k) => !code.split('/').includes(meant[k] ?? ''));
  at.settled.push({ start: 0, end: tokens.length });
  reading.use(at, 0, tokens.length);
  if (others.length === 0) at.noContent = true;
  for (const { i, code } of others)
    reading.assume(
      at,
      i,
      i + 1,
      `Answers keep their usual statuses where the brief says ${code}: 422 for invalid values, 400 for malformed JSON, 404 for what is not there, 409 for conflicts.`,
      'Leave the status out, or change it in the code.',
    );
}

const isStatus = (tokens: readonly Token[], i: number): boolean =>
  /^4\d\d(?:\/4\d\d)?$/.test(tokens[i]?.text ?? '') &&
  (i === 0 ||
    isMark(tokens[i - 1], ',', ';', '/', '(', '-', '–') ||
    isWord(
      tokens[i - 1],
      'return',
      'a',
      'an',
      'the',
      'with',
      'and',
      'or',
      'error',
      'http',
      'code',
      'status',
      'give',
      'get',
      'respond',
    ));

/** "Only the owner can edit it, others get 403" tells who may. */
const grantsSomething = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'can', 'may', 'cannot', 'only', 'allowed') && !isWord(token, 'be')) &&
  !statusCues.matches(tokens).some(({ value }) => value === '403');
