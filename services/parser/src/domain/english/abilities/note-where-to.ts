import { isOrganisation, isPersonName, isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { gathersShared } from '../../lexicon/relation-lexicon';
import { entityName, singular, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Clause } from '../grammar/clause';
import { isTied, occasionBefore, partiesBehind, type Party, referToParties } from '../relations/parties';
import type { SentenceReading } from '../reading';
import { noteScale } from '../things/judged-deeds';
import { recordsOf } from '../things/recorded-deeds';
import { withParticle } from './ability-verbs';
import type { Target } from './target';

/** What is done with something that is of what it is done for. */
const MAKING = new Set([
  'leave',
  'give',
  'send',
  'make',
  'offer',
  'submit',
  'place',
  'post',
  'upload',
  'write',
  'propose',
]);

/** "leave comments on episodes", "place bids on a lot": what is made is of what it is made for. */
export function noteWhereTo(notes: DomainNotes, at: SentenceReading, clause: Clause, { name, place }: Target): void {
  const { tokens } = at.sentence;
  const makes = clause.verbs.some(
    (verb) => crudVerb(withParticle(tokens, verb)) === 'create' || MAKING.has(verb.lemma),
  );
  // "request medicines for her ward": what is kept of the deed is for it.
  const isDeed = clause.verbs.some(({ lemma }) =>
    recordsOf(lemma).some((record) => record !== name && notes.isForeseen(record)),
  );
  if (!makes || isDeed || clause.negated) return;
  const behind = noteScale(notes, at, name, { start: place.end, end: clause.end });
  if (isWord(tokens[behind], 'by', 'from', 'into')) return;
  const known = partiesBehind(notes, tokens, behind, clause.end).parties;
  const parties = known.length > 0 ? known : houseBehind(notes, at, behind);
  // "add songs to a playlist": it may be in several.
  const gathering = parties.filter(({ name: to }) => gathersOthers(to, name)).map((one) => one.name);
  const ofOne = parties.filter((party) => !gathering.includes(party.name));
  referToParties(notes, at, name, place.start, ofOne);
  const whole = parties.length > 0 ? undefined : wholeOf(notes, at, clause, name, behind);
  for (const from of whole === undefined ? gathering : [whole])
    if (from !== name && !isTied(notes, from, name))
      notes.multiplicities.push({ from, to: name, count: 'many', verb: 'has', place: { at, ...place } });
  const occasion = occasionBefore(notes, tokens, {
    start: clause.start,
    end: clause.subject?.start ?? clause.verb.start,
  });
  if (occasion) referToParties(notes, at, name, occasion.start, [{ ...occasion, end: place.end }]);
}

/** "place orders at restaurants", "leave reviews for shops", where nothing else tells of them. */
function houseBehind(notes: DomainNotes, at: SentenceReading, behind: number): Party[] {
  const { tokens } = at.sentence;
  const isBehind = isWord(tokens[behind], 'at', 'with', 'for', 'in', 'to');
  const phrase = isBehind ? nounPhraseAt(tokens, behind + 1, tokens.length) : undefined;
  const noun = singular(phrase?.words.at(-1) ?? '');
  if (!phrase?.plural || !isOrganisation(noun) || phrase.determined || notes.isTaken(at, phrase)) return [];
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.start, end: phrase.end });
  return [{ name, start: phrase.start, end: phrase.end }];
}

/**
 * "create lists and add items to them", "add songs to their playlists", "create quizzes and add questions": what each of those has several of.
 */
function wholeOf(
  notes: DomainNotes,
  at: SentenceReading,
  { subject, verb, verbs }: Clause,
  name: string,
  behind: number,
): string | undefined {
  const { tokens } = at.sentence;
  if (verbs.length > 1 || !['add', 'put'].includes(verbs[0]?.lemma ?? '') || isPersonName(name)) return undefined;
  const isBehindTo = isWord(tokens[behind], 'to', 'in', 'into', 'on');
  if (isBehindTo && !isWord(tokens[behind + 1], 'it', 'them')) return namedBehind(notes, at, behind + 1);
  if (
    !isBehindTo &&
    !(tokens[behind] === undefined || tokens[behind].kind === 'mark' || isWord(tokens[behind], 'with'))
  )
    return undefined;
  return madeBefore(notes, tokens, subject?.end ?? 0, verb.start);
}

/** "to boards", "to their playlists", where nothing else tells of them. */
function namedBehind(notes: DomainNotes, at: SentenceReading, start: number): string | undefined {
  const { tokens } = at.sentence;
  const isTheirs = isWord(tokens[start], 'their', 'his', 'her', 'its');
  const phrase = nounPhraseAt(tokens, isTheirs ? start + 1 : start, tokens.length);
  if (!phrase || !(isTheirs || phrase.plural) || notes.isTaken(at, phrase) || isFieldName(phrase.words))
    return undefined;
  const isPerson = isPersonNoun(singular(phrase.words.at(-1) ?? ''));
  if (isPerson || !canBeEntity(phrase.words, phrase.plural)) return undefined;
  const whole = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.declare(whole, { at, start: phrase.start, end: phrase.end });
  return whole;
}

/** A playlist, a collection: of what is there for others; photos of a work order are its own. */
const gathersOthers = (whole: string, part: string): boolean =>
  /(list|collection|cookbook|repertoire|lineup)$/i.test(whole) && gathersShared(lastOf(whole), lastOf(part));

const lastOf = (entity: string): string => wordsOf(entity).at(-1) ?? '';

const CREATING = new Set(['create', 'make', 'write', 'build', 'open', 'start', 'plan', 'set']);

/** "create lists | and add items": the last of what the same people made just before. */
function madeBefore(notes: DomainNotes, tokens: readonly Token[], start: number, end: number): string | undefined {
  for (let i = end - 1; i >= start; i--) {
    if (tokens[i]?.pos !== 'VERB') continue;
    const phrase = CREATING.has(tokens[i]?.lemma ?? '') ? nounPhraseAt(tokens, i + 1, end) : undefined;
    const made = phrase && notes.entityFor(phrase.words);
    return made === undefined || isPersonName(made) ? undefined : made;
  }
  return undefined;
}
