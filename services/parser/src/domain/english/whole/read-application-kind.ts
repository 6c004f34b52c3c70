import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { buildVerbs } from '../../lexicon/project-lexicon';
import { applicationKindPhrases } from '../../lexicon/wish-lexicon';
import { type Token, isMark, isWord } from '../../text/token';
import { isNegated } from '../grammar/negation';
import type { BriefReading, SentenceReading } from '../reading';

export function readApplicationKind(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const { start, end, value } of applicationKindPhrases.matches(tokens)) {
    if (isNegated(tokens, start)) continue;
    const titled =
      reading.sentences[0] === at &&
      tokens[start]?.lower === 'service' &&
      start > 0 &&
      !isWord(tokens[start - 1], 'in', 'into', 'of') &&
      (tokens[end] === undefined ||
        tokens[end].kind === 'mark' ||
        // "Order service in Go"
        isWord(tokens[end], 'in', 'with', 'using', 'written', 'built', 'that', 'which'));
    if (value === 'rest_api' && !titled && !saysApi(tokens, start, end)) continue;
    if (tokens[end - 1]?.lower === 'service' && !titled && tellsOfServices(reading, at)) continue;
    if (['web_app', 'mobile_app'].includes(value) && (isOfPeople(tokens, end) || isMadeElsewhere(tokens, end)))
      continue;
    if (value === 'web_app' && !saysFrontend(tokens, start, end)) continue;
    reading.fact(at, start, end, FactKind.APPLICATION_KIND, '', value);
  }
}

const WISHING = new Set(
  'want need like have be go use require look ask think hope plan wish help let please'.split(' '),
);

const RUNNING = ['run', 'operate', 'head', 'lead', 'own', 'offer'] as const;

/** "api key" and "service desk" are no kind of application; "server" of a restaurant neither. */
function saysApi(tokens: readonly Token[], start: number, end: number): boolean {
  const next = tokens[end];
  if (end - start > 1) return true;
  if (isWord(tokens[start], 'api')) return !isWord(next, 'key', 'token', 'docs', 'documentation');
  if (isWord(tokens[start], 'backend')) return true;
  if (tokens[start]?.lower === 'rest')
    return (
      tokens[start].text === 'REST' ||
      isWord(next, 'interface', 'endpoint') ||
      isMark(next, '.', ',') ||
      next === undefined
    );
  if (isWord(tokens[start], 'service', 'server')) {
    if (
      tokens[start]?.lower !== tokens[start]?.lemma ||
      isWord(
        next,
        'desk',
        'type',
        'provider',
        'name',
        'history',
        'charge',
        'record',
        'fee',
        'date',
        'price',
        'interval',
        'call',
        'book',
      )
    )
      return false;
    if (isOneOfMany(tokens, start)) return false;
    const before = tokens.slice(0, start);
    if (isWord(tokens[start - 2], 'of') && isWord(tokens[start - 3], 'form', 'shape')) return true;
    // "a van goes back into service", "operators restart a server": how it stands with things, and things themselves.
    const isOfThings =
      isWord(tokens[start - 1], 'in', 'into', 'of', 'after', 'during', 'from', 'per') ||
      // "I run the winter road service of our district"
      before.some((token, i) => isWord(token, ...RUNNING) && isWord(before[i - 1], 'i', 'we')) ||
      (isWord(tokens[start], 'server') &&
        isWord(tokens[start - 1], 'a') &&
        before.some(({ pos, lemma }) => pos === 'VERB' && !buildVerbs.has(lemma) && !WISHING.has(lemma)));
    return (
      !isOfThings &&
      before.length <= 12 &&
      before.some((token) =>
        isWord(
          token,
          'a',
          'an',
          'build',
          'create',
          'make',
          'write',
          'small',
          'the',
          'this',
          'want',
          'need',
          'go',
          'python',
          'typescript',
        ),
      ) &&
      !before.some((token) => isMark(token, ':', '('))
    );
  }
  return true;
}

/** "A service has a price. Appointments are for a service": what is told the parts of elsewhere is no software here. */
const tellsOfServices = (reading: BriefReading, at: SentenceReading): boolean =>
  reading.sentences[0] !== at &&
  reading.content.some(({ sentence: { tokens } }) =>
    tokens.some((token, i) => token.lower === 'service' && isOneOfMany(tokens, i)),
  );

/** "Each service", "a service has a date", "a service is held in one chapel": a thing with parts, where "a service is needed" asks for software. */
function isOneOfMany(tokens: readonly Token[], at: number): boolean {
  if (isWord(tokens[at - 1], 'each', 'every')) return true;
  const [article, verb, next] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (!isWord(article, 'a') || (at > 1 && tokens[at - 2]?.kind !== 'mark')) return false;
  if (isWord(verb, 'have')) return !isWord(next, 'to');
  return isWord(verb, 'be') && next?.pos === 'VERB' && !WISHING.has(next.lemma) && !buildVerbs.has(next.lemma);
}

/** "The frontend team", "our mobile developers": those who build it elsewhere. */
const isOfPeople = (tokens: readonly Token[], end: number): boolean =>
  isWord(tokens[end], 'team', 'developer', 'dev', 'engineer', 'people', 'guy', 'colleague', 'department');

/** "The mobile app of the drivers is built separately", "... made by another team": not here. */
const isMadeElsewhere = (tokens: readonly Token[], end: number): boolean =>
  tokens
    .slice(end)
    .some(
      (token, i, behind) =>
        isWord(token, 'separately', 'elsewhere') ||
        (isWord(token, 'by') &&
          buildVerbs.has(behind[i - 1]?.lemma ?? '') &&
          isWord(behind[i + 1], 'another', 'others', 'someone', 'somebody', 'other')),
    );

/** A frontend that is meant to be built, not one that others have. */
function saysFrontend(tokens: readonly Token[], start: number, end: number): boolean {
  const before = tokens.slice(Math.max(0, start - 6), start);
  if (isWord(tokens[start], 'website', 'site')) {
    if (isMark(tokens[end], ',', ')', '(') && before.some((token) => isMark(token, ',', ':', '('))) return false;
    return (
      before.some((token) => isWord(token, 'build', 'create', 'make', 'want', 'need', 'develop', 'write')) &&
      !before.some((token) => isWord(token, 'for', 'api', 'backend', 'has', 'with'))
    );
  }
  return !before.some((token) =>
    isWord(
      token,
      'existing',
      'our',
      'my',
      'their',
      'separate',
      'by',
      'consumed',
      'other',
      'another',
      'used',
      'for',
      'from',
      'later',
    ),
  );
}
