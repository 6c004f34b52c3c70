import { usualFields } from '../../archetypes/apply-archetype';
import { isRoleNoun } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { entityName, singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "appointments for a patient with a vet at a given time, which can be cancelled": who takes part, when, and what may become of it. */
export function readCircumstances(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    if (!phrase) continue;
    const isCompanion = isWord(tokens[phrase.start - 1], 'with', 'for', 'at', 'on', 'in', 'by', 'to', 'into', 'from');
    // "between a pet and a vet at a time": of what is between them, and not of the vet.
    const isSide = isWord(tokens[phrase.start - 1], 'and') && isWord(tokens[i - 4], 'between');
    if (!isCompanion && !isSide && !notes.isTaken(at, phrase)) readChain(reading, notes, at, phrase);
    i = phrase.end - 1;
  }
}

/** One circumstance behind the other; nothing is noted unless one of them is a time. */
function readChain(reading: BriefReading, notes: DomainNotes, at: SentenceReading, subject: NounPhrase): void {
  const { tokens } = at.sentence;
  const start = subject.end;
  const companions: NounPhrase[] = [];
  let time: NounPhrase | undefined;
  let i = start;
  for (; isWord(tokens[i], 'with', 'for', 'at', 'on'); ) {
    const phrase = nounPhraseAt(tokens, i + 1, tokens.length);
    // "one gardener at a time" names no moment.
    const isAtATime =
      isWord(tokens[i], 'at') && isWord(tokens[i + 1], 'a', 'any', 'one') && isWord(tokens[i + 2], 'time');
    // "at the same time" tells of two that collide.
    const isSame = isWord(tokens[i + 2], 'same');
    if (!phrase?.determined || phrase.plural || isAtATime || isSame) break;
    if (isWord(tokens[i], 'at', 'on') && isPointInTime(phrase)) time = phrase;
    else if (isWord(tokens[i], 'with', 'for') && partnerOf(notes, phrase) !== undefined) companions.push(phrase);
    else break;
    i = phrase.end;
    if (time === phrase && isWord(tokens[i], 'and') && isWord(tokens[i + 1], 'time')) i += 2;
  }
  const said = time;
  // "inspects a car on a date", "a game is between two players on a date": the date of the inspection, of the game.
  const deed = notes.recorded?.at === at ? notes.recorded.entity : undefined;
  const isNoted =
    said !== undefined &&
    notes.fields.some(
      ({ entity, place }) => entity === deed && place.at === at && place.start <= said.start && said.start < place.end,
    );
  if (isNoted) return;
  const entity = time && subjectOf(notes, subject, companions.length > 0);
  if (!time || entity === undefined) return;
  notes.declare(entity, { at, start: subject.head.start, end: subject.head.end });
  const place = { at, start: time.start, end: i };
  // What happens at a time belongs to whoever "has" it, not the other way round.
  const holder = subject.plural ? undefined : withdrawField(notes, at, subject);
  if (holder !== undefined && holder !== entity)
    notes.multiplicities.push({ from: entity, to: holder, count: 'one', verb: 'refers', place });
  const isDay = isWord(tokens[time.start - 1], 'on') && i === time.end;
  const name = singular(time.words.at(-1) ?? '') === 'time' ? 'time' : 'date';
  if (!notes.fields.some((note) => note.entity === entity && ['date', 'time'].includes(note.field.name)))
    notes.fields.push({
      entity,
      field: { name, words: [name], type: isDay ? 'date' : 'datetime', enumValues: undefined, constraints: [] },
      phrase: { ...time, words: [name] },
      place,
    });
  for (const phrase of companions) noteCompanion(notes, at, entity, phrase);
  reading.use(at, start, i);
  noteFate(notes, at, entity, i);
}

/** What the circumstances are those of; with a companion, also a plural that was not named before ("book appointments with a vet at ..."). */
function subjectOf(notes: DomainNotes, { words, plural }: NounPhrase, hasCompanion: boolean): string | undefined {
  const known = notes.entityFor(words);
  if (known !== undefined) return known;
  const own = words.length > 1 && crudVerb(words[0] ?? '') !== undefined ? words.slice(1) : words;
  return hasCompanion && plural && canBeEntity(own) ? notes.canonical(entityName(own)) : undefined;
}

const isPointInTime = ({ words }: NounPhrase): boolean =>
  ['time', 'date', 'day', 'moment', 'datetime'].includes(words.at(-1) ?? '') && words.length === 1;

/** An entity of the brief or its domain, or one that other domains know as somebody. */
function partnerOf(notes: DomainNotes, { words }: NounPhrase): string | undefined {
  const known = notes.entityFor(words);
  if (known !== undefined) return known;
  const name = entityName(words);
  return isRoleNoun(words.join(' ')) && usualFields(name) ? name : undefined;
}

function noteCompanion(notes: DomainNotes, at: SentenceReading, entity: string, phrase: NounPhrase): void {
  const to = partnerOf(notes, phrase);
  if (to === undefined || to === entity) return;
  const place = { at, start: phrase.start, end: phrase.end };
  notes.declare(to, place);
  withdrawField(notes, at, phrase);
  notes.multiplicities.push({ from: entity, to, count: 'one', verb: 'refers', place });
}

/** Takes back that the phrase is a part of something; the entity it was taken for a part of. */
function withdrawField(notes: DomainNotes, at: SentenceReading, { start, end }: Range): string | undefined {
  const index = notes.fields.findIndex(
    ({ place }) => place.at === at && place.start === start && place.end >= end && place.end <= end + 1,
  );
  return index < 0 ? undefined : notes.fields.splice(index, 1)[0]?.entity;
}

/** "which can be cancelled" */
function noteFate(notes: DomainNotes, at: SentenceReading, entity: string, start: number): void {
  const { tokens } = at.sentence;
  const relative = tokens[start]?.kind === 'mark' ? start + 1 : start;
  if (!isWord(tokens[relative], 'which', 'that') || !isCan(tokens[relative + 1]) || !isWord(tokens[relative + 2], 'be'))
    return;
  const verb = tokens[relative + 3];
  if (verb?.kind !== 'word') return;
  const place = { at, start: relative, end: relative + 4 };
  const actor = { kind: 'someone', name: '', only: false } as const;
  if (!notes.abilities.some((note) => note.entity === entity && note.verb === verb.lemma))
    notes.abilities.push({ actor, verb: verb.lemma, entity, negated: false, place });
}

const isCan = (token: Token | undefined): boolean => isWord(token, 'can', 'may', 'could');
