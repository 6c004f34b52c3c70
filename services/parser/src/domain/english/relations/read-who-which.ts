import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, singular, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { speaksOf } from '../things/deed-evidence';
import { recordsTold } from '../things/recorded-deeds';
import { noteTold } from '../things/told-of-deeds';
import { type Party, referToParties } from './parties';

const TRACKING = new Set(
  'track know see log register remember document monitor record note store save write keep show'.split(' '),
);

/**
 * "We track which singer attended which rehearsal", "keep track of who rents which plot and from when until when": a record of whoever
 * does it and of what it is done to, or, where no record is usual for the deed, that many have to do with many.
 */
export function readWhoWhich(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const asked = askedIn(notes, tokens);
  if (!asked) return undefined;
  const { doer, verb, patient, end } = asked;
  const names = isWord(tokens[verb], 'be') ? recordsTold('attend') : recordsTold(tokens[verb]?.lemma ?? '');
  const spoken = names.find((name) => notes.isDeclared(name) || notes.isForeseen(name) || speaksOf(reading, name));
  const record = spoken ?? names[0];
  const place = { at, start: doer.start, end };
  for (const { name } of [doer, patient]) notes.declare(name, place);
  if (record === undefined || record === patient.name)
    notes.multiplicities.push({ from: patient.name, to: doer.name, count: 'many', verb: 'joins', place });
  else {
    notes.declare(record, place);
    notes.deeds.add(record);
    referToParties(notes, at, record, doer.start, [doer, patient]);
    noteWhen(notes, at, record, { start: patient.end, end });
  }
  reading.use(at, 0, end);
  return { start: 0, end };
}

interface Asked {
  readonly doer: Party;
  readonly verb: number;
  readonly patient: Party;
  readonly end: number;
}

/** "who | rents | which plot", "which athlete | was at | which session" */
function askedIn(notes: DomainNotes, tokens: readonly Token[]): Asked | undefined {
  const second = tokens.findLastIndex((token) => isWord(token, 'which', 'what'));
  const first = tokens.findIndex((token, i) => i < second && isWord(token, 'who', 'which'));
  const tells = tokens
    .slice(0, Math.max(0, first))
    .some(({ lemma, lower }) => grammar.tellVerbs.has(lemma) || TRACKING.has(lemma) || TRACKING.has(lower));
  if (first < 1 || !tells || isRecordOf(tokens, first)) return undefined;
  const patient = partyAt(notes, tokens, second + 1, tokens.length);
  const who = isWord(tokens[first], 'who') ? onlyPerson(notes) : undefined;
  const doer =
    who === undefined ? partyAt(notes, tokens, first + 1, second) : { name: who, start: first, end: first + 1 };
  if (!patient || !doer || doer.name === patient.name) return undefined;
  const between = tokens.slice(doer.end, second);
  const offset = between.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  // Nothing else stands between them.
  const isPlain = offset >= 0 && between.length <= 3 && !between.some(({ kind }) => kind === 'mark');
  const stop = tokens.findIndex((token, i) => i >= patient.end && isMark(token, '.', ';'));
  const end = stop < 0 ? tokens.length : stop;
  return isPlain ? { doer, verb: doer.end + offset, patient, end } : undefined;
}

/** "A shift records which driver used which vehicle": the shift is the record. */
export function isRecordOf(tokens: readonly Token[], which: number): boolean {
  const phrase = nounPhraseAt(tokens, 0, which - 1);
  return (
    phrase?.end === which - 1 &&
    isWord(tokens[0], 'a', 'an', 'each', 'every') &&
    canBeEntity(phrase.words, true) &&
    !isPersonNoun(singular(phrase.words.at(-1) ?? ''))
  );
}

function partyAt(notes: DomainNotes, tokens: readonly Token[], start: number, limit: number): Party | undefined {
  for (let end = Math.min(limit, start + 3); end > start; end--) {
    const phrase = nounPhraseAt(tokens, start, end);
    if (phrase?.start !== start || !canBeEntity(phrase.words)) continue;
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) return { name: known, start, end: phrase.end };
  }
  return undefined;
}

/** Who "who" is, where one kind of people has rows of its own; otherwise somebody with an account. */
function onlyPerson(notes: DomainNotes): string {
  const people = [...notes.entities.values()].filter(
    ({ name, strength }) => strength === 'declared' && isPersonNoun(singular(wordsOf(name).at(-1) ?? '')),
  );
  const [only, second] = people;
  return only && !second ? only.name : entityName(['user']);
}

/** "and from when until when", "and when": of the record. */
function noteWhen(notes: DomainNotes, at: SentenceReading, record: string, { start, end }: Range): void {
  const said = at.sentence.tokens
    .slice(start, end)
    .map(({ lower }) => lower)
    .join(' ');
  const names = /from when (until|to|till) when/.test(said)
    ? ['start date', 'end date']
    : /\b(until|till) when\b/.test(said)
      ? ['end date']
      : /\b(since|from) when\b/.test(said)
        ? ['start date']
        : /\bwhen [\w ]*\b(due|back|return)/.test(said)
          ? ['due date']
          : /\bwhen\b|\bon which (day|date)\b/.test(said)
            ? ['date']
            : [];
  const phrase = nounPhraseAt(at.sentence.tokens, Math.max(0, start - 1), start);
  if (phrase) for (const name of names) noteTold(notes, at, record, { ...phrase, words: name.split(' ') }, false);
}
