import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { entityName, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { joinedBy, likeness, type Member } from '../things/members';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "one review per game and member", "unique within the team", "nobody can vote twice in the same poll". */
export function readUniqueness(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const cue = cueIn(tokens);
  if (!cue) return false;
  const phrases = phrasesIn(tokens);
  const behind = phrasesIn(tokens, cue.keys, cue.keys <= cue.at ? tokens.length : keysEnd(tokens, cue.keys));
  const before = phrasesIn(tokens, 0, cue.keys).reverse();
  const best = bestEntity(notes, { behind, before }, members, cue);
  if (!best)
    return (
      readOwnUnique(reading, notes, at, cue, { behind, before }, members) || saidByRelation(reading, notes, at, phrases)
    );
  const [first, second] = best.keys;
  if (!first || !second) return false;
  const subject = `${best.entity}.${first.name}`;
  reading.fact(at, cue.at, cue.at + 1, FactKind.CONSTRAINT, subject, `unique_with=${second.name}`);
  reading.use(at, 0, tokens.length);
  return true;
}

/** "No two donors have the same number", "the number must be given, and no two donors have the same one": unique by itself. */
function readOwnUnique(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  cue: Cue,
  { behind, before }: { behind: readonly NounPhrase[]; before: readonly NounPhrase[] },
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const entity = cue.of === undefined ? undefined : notes.entityFor(wordsOf(cue.of));
  if (entity === undefined || !isWord(tokens[cue.at], 'two') || !isWord(tokens[cue.keys - 1], 'same', 'share'))
    return false;
  const isOne = isWord(tokens[cue.keys], 'one');
  const [key, second] = keysOf(notes, entity, isOne ? before.slice(-1) : behind, members);
  if (!key || second || key.target !== undefined) return false;
  reading.fact(at, cue.at, cue.at + 1, FactKind.CONSTRAINT, `${entity}.${key.name}`, 'unique');
  reading.use(at, cue.at, tokens.length);
  return true;
}

interface Cue {
  readonly at: number;
  /** Where the words begin that say what may not come again together. */
  readonly keys: number;
  /** What there may be one of, where the words name it. */
  readonly of?: string | undefined;
  /** Whether only what a row refers to can be meant. */
  readonly ofReferences?: boolean;
}

/** The words that say how often something may be there. */
function cueIn(tokens: readonly Token[]): Cue | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (isWord(token, 'unique', 'uniqueness')) {
      const combined = combinedAt(tokens);
      if (combined >= 0)
        return {
          at: i,
          keys: combined < i && !isWord(tokens[combined], 'together') ? combined + 2 : clauseStart(tokens, i),
        };
      const per = withinAt(tokens, i);
      if (per >= 0) return { at: i, keys: per + 1 };
    }
    if (
      isWord(token, 'twice') ||
      (isWord(token, 'once') && (saysOnly(tokens, i) || isWord(tokens[i + 1], 'per') || isOnceAllowed(tokens, i)))
    ) {
      const limited = denied(tokens, i) || isWord(token, 'once');
      const isLast = tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark';
      const where = tokens.slice(i + 1, i + 3).some((one) => isWord(one, 'in', 'for', 'on', 'per', 'within', 'each'));
      if (limited && (where || tokens.some((one) => isWord(one, 'same', 'per', 'within')))) {
        const isPlain = isWord(token, 'once') && !saysOnly(tokens, i);
        return isPlain ? { at: i, keys: i + 2, ofReferences: true } : { at: i, keys: 0 };
      }
      if (isWord(token, 'once') && isLast) return { at: i, keys: clauseStart(tokens, i), ofReferences: true };
    }
    const single = singleAt(tokens, i);
    if (single) return single;
  }
  return undefined;
}

const saysOnly = (tokens: readonly Token[], i: number): boolean =>
  tokens.slice(Math.max(0, i - 4), i).some((one) => isWord(one, 'only', 'than', 'just', 'most'));

/** "a student can submit a solution to an assignment once" */
const isOnceAllowed = (tokens: readonly Token[], i: number): boolean =>
  (tokens[i + 1] === undefined || isMark(tokens[i + 1], '.')) &&
  tokens.slice(0, i).some((one) => isWord(one, 'can', 'may', 'allow', 'want'));

const combinedAt = (tokens: readonly Token[]): number =>
  tokens.findIndex((one) => isWord(one, 'combination', 'together', 'pair'));

/** "unique per medicine", "unique within its hall": the word that says where. */
function withinAt(tokens: readonly Token[], unique: number): number {
  const rest = tokens.slice(unique + 1, unique + 5);
  const per = rest.findIndex(
    (one, i) =>
      isWord(one, 'per', 'within', 'inside', 'among') ||
      (isWord(one, 'in', 'for') && isWord(rest[i + 1], 'each', 'every', 'a', 'its', 'the')),
  );
  return per < 0 || rest.slice(0, per).some((one) => isMark(one, ',', '.', ';', ')')) ? -1 : unique + 1 + per;
}

/** Whether the place says that something is unique only together with something else. */
export function isUniqueWithin(tokens: readonly Token[], { start, end }: Range): boolean {
  const unique = tokens.findIndex((one, i) => i >= start && i < Math.max(end, start + 1) && isWord(one, 'unique'));
  return unique >= 0 && (withinAt(tokens, unique) >= 0 || (combinedAt(tokens) >= 0 && tokens.length < 25));
}

const clauseStart = (tokens: readonly Token[], at: number): number =>
  tokens.findLastIndex((one, i) => i < at && isMark(one, ';', '.', ':')) + 1;

const denied = (tokens: readonly Token[], before: number): boolean =>
  tokens
    .slice(0, before)
    .some((one) => isWord(one, 'not', "n't", 'never', 'cannot', 'no', 'nobody', 'neither', 'prevent'));

/** "one review per member", "only one vote for each poll", "no two slots may share", "cannot have two pickups on the same date". */
function singleAt(tokens: readonly Token[], i: number): Cue | undefined {
  const token = tokens[i];
  const phrase = nounPhraseAt(tokens, i, beforeSharing(tokens, i, tokens.length));
  const named = phrase ? entityName(singularWords(phrase.words)) : undefined;
  const end = phrase?.end ?? i + 1;
  const behind = tokens.slice(end, end + 10);
  const per = behind.findIndex(
    (one) =>
      isWord(one, 'per') || (isWord(one, 'for') && isWord(behind[behind.indexOf(one) + 1], 'each', 'every', 'a')),
  );
  if (isWord(token, 'one', 'single') && per >= 0 && !behind.slice(0, per).some((one) => isMark(one, '.', ';')))
    return { at: i, of: named, keys: end + per + 1 };
  const moreThanOne =
    isWord(token, 'one', 'two') &&
    (isWord(tokens[i - 1], 'no') ||
      (isWord(tokens[i - 1], 'than') && isWord(tokens[i - 2], 'more')) ||
      denied(tokens, i) ||
      // "Two beds in one room never share a label"
      (i === 0 && isWord(token, 'two') && denied(tokens, tokens.length)));
  const same = behind.findIndex((one) => isWord(one, 'same', 'share'));
  if (moreThanOne && same >= 0) return { at: i, of: named, keys: end + same + 1 };
  return moreThanOne && isWord(tokens[0], 'for') ? { at: i, of: named, keys: 0 } : undefined;
}

/** "two beds share", "the same room never shares": the verb looks like a part of the name. */
function beforeSharing(tokens: readonly Token[], start: number, end: number): number {
  const verb = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'share', 'never'));
  return verb < 0 ? end : verb;
}

function phrasesIn(tokens: readonly Token[], start = 0, end = tokens.length): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, beforeSharing(tokens, i, end));
    if (phrase) phrases.push(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return phrases;
}

/** Up to what says something else of it: "one review per game, with between 1 and 5 stars". */
function keysEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (
    end < tokens.length &&
    !isMark(tokens[end], ',', '.', ';', ')', ':') &&
    !isWord(tokens[end], 'with', 'but', 'so', 'that')
  )
    end++;
  return end;
}

interface Keys {
  readonly entity: string;
  readonly keys: readonly Member[];
}

/** The entity of which two fields or references are named; the one that the words limit comes before others. */
function bestEntity(
  notes: DomainNotes,
  { behind, before }: { behind: readonly NounPhrase[]; before: readonly NounPhrase[] },
  members: readonly Member[],
  cue: Cue,
): Keys | undefined {
  let best: (Keys & { rating: number }) | undefined;
  for (const entity of new Set(members.map((member) => member.entity))) {
    const said = keysOf(notes, entity, behind, members);
    if (said.length === 0 || said.length > 2) continue;
    const others = [...keysOf(notes, entity, before, members), ...actingKeys(entity, members)];
    const keys = [...said, ...others.filter((key) => !said.includes(key))].slice(0, 2);
    if (keys.length < 2 || (cue.ofReferences === true && keys.some(({ target }) => target === undefined))) continue;
    const isSaid = [...behind, ...before].some((phrase) => notes.entityFor(phrase.words) === entity);
    const rating = said.length + (cue.of === entity ? 4 : 0) + (isSaid ? 2 : 0) + (entity === notes.current ? 1 : 0);
    if (rating > (best?.rating ?? 0)) best = { entity, keys: said.length < 2 ? [...keys].reverse() : keys, rating };
  }
  return best;
}

/** "Nobody can vote twice in the same poll": who votes is whom a vote refers to. */
function actingKeys(entity: string, members: readonly Member[]): Member[] {
  const people = members.filter(
    ({ entity: owner, target }) =>
      owner === entity && target !== undefined && isPersonNoun(wordsOf(target).at(-1) ?? ''),
  );
  return people.length === 1 ? people : [];
}

function keysOf(
  notes: DomainNotes,
  entity: string,
  phrases: readonly NounPhrase[],
  members: readonly Member[],
): Member[] {
  const own = members.filter(
    ({ entity: owner, type, name }) =>
      owner === entity && !isLong(type) && !/^(max|min|capacity|price|total)/i.test(name),
  );
  const keys: Member[] = [];
  for (const phrase of phrases) {
    const target = notes.entityFor(phrase.words);
    const [head = ''] = wordsOf(entity);
    const words = phrase.words.length > 1 && phrase.words[0] === head ? phrase.words.slice(1) : phrase.words;
    const named =
      own.find((member) => likeness(member, words) === 4) ??
      own.find((member) => likeness(member, phrase.words) >= 3) ??
      own.find((member) => likeness(member, phrase.words) === 2) ??
      own.find((member) => member.target !== undefined && member.target === target && entity !== target) ??
      own.find(
        (member) =>
          member.type !== undefined &&
          likeness(member, phrase.words) === 1 &&
          !['integer', 'number', 'decimal', 'boolean'].includes(member.type) &&
          target === undefined &&
          !(phrase.words.length === 1 && grammar.timeNouns.has(phrase.words[0] ?? '')),
      );
    if (named && !keys.includes(named)) keys.push(named);
  }
  return keys;
}

/** "cannot enrol twice in the same course" where students and courses are related many to many: each pair is there once anyway. */
function saidByRelation(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrases: readonly NounPhrase[],
): boolean {
  const named = [...new Set(phrases.flatMap((phrase) => notes.entityFor(phrase.words) ?? []))];
  const isJoined = named.some((one) => named.some((other) => one !== other && joinedBy(reading, one, other)));
  if (isJoined)
    reading.assume(
      at,
      0,
      at.sentence.tokens.length,
      'What is related many to many is related at most once.',
      'Name the record of it where it shall hold more, for example "an enrolment belongs to a student and a course".',
    );
  return isJoined;
}

const isLong = (type: Member['type']): boolean => type === 'string_list' || type === 'json' || type === 'text';
