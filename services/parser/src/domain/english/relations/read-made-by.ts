import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isOrdinaryRole, isRoleNoun } from '../../lexicon/account-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { snakeCase, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { AbilityNote } from '../notes';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { makesWithParticle } from '../grammar/link-verbs';
import { phrasesOf, subjectEntities } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { recordsOf } from '../things/recorded-deeds';
import { isTied } from './parties';

/** "Authors write books", "a customer places orders": who makes what, where both are things of the brief. */
export function readMadeBy(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): void {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive || clause.relative || clause.host) return;
  const { patient } = frameOf(tokens, clause);
  const [thing, second] = patient ? phrasesOf(tokens, patient) : [];
  const [maker, another] = subjectEntities(notes, at, clause.subject, false);
  if (!thing || second || maker === undefined || another !== undefined || !notes.isForeseen(maker)) return;
  // "Members can add boats" is a right; "can place many orders" tells of both.
  if (clause.modal !== undefined && thing.quantity !== 'many') return;
  const made = notes.entityFor(thing.words);
  if (made === undefined || made === maker || !notes.isForeseen(made)) return;
  if (!makesWithParticle(tokens, clause) && !clause.verbs.every(({ lemma }) => makes(lemma, maker))) return;
  const isOnly = thing.quantity === 'one' && isWord(tokens[clause.subject?.start ?? -1], 'a', 'an', 'each', 'every');
  notes.makers.push({ maker, made, isOnly, place: { at, start: clause.start, end: thing.end } });
  reading.use(at, clause.start, thing.end);
}

/** Whoever enters what is there already keeps the books: a clerk who adds products does not make them. */
function makes(lemma: string, maker: string): boolean {
  if (grammar.makingVerbs.has(lemma)) return true;
  const noun = wordsOf(maker).at(-1)?.toLowerCase() ?? '';
  const isClerk = isRoleNoun(noun) && !isOrdinaryRole(noun);
  return crudVerb(lemma) === 'create' && recordsOf(lemma).length === 0 && !isClerk;
}

/**
 * Each of what is made refers to its maker, once all is read: where makers have data of their own and are no role, and nothing firmer
 * was said of the two.
 */
export function tieMakers(reading: BriefReading, notes: DomainNotes): void {
  for (const { maker, made, isOnly, place } of notes.makers) {
    const isKept = notes.fields.some(({ entity }) => entity === maker);
    const told = notes.abilities.filter(
      ({ actor, entity, place: { at } }) => at === place.at && entity === made && actor.name === roleOf(maker),
    );
    if (!isKept || isUser(reading, notes, maker, told) || isTied(notes, made, maker)) continue;
    // "A customer can place many orders" tells how many there are, and of no right.
    for (const ability of told) notes.abilities.splice(notes.abilities.indexOf(ability), 1);
    notes.multiplicities.push({ from: made, to: maker, count: 'one', verb: 'refers', loose: true, place });
    if (isOnly) notes.multiplicities.push({ from: maker, to: made, count: 'one', verb: 'has', loose: true, place });
  }
}

const roleOf = (entity: string): string => snakeCase(wordsOf(entity).map((word) => word.toLowerCase()));

/** Whoever uses the software: said to have an account, a role or a right other than those `but`. */
function isUser(reading: BriefReading, notes: DomainNotes, name: string, but: readonly AbilityNote[]): boolean {
  const role = roleOf(name);
  const hasAccounts = reading.facts.some(({ kind, value }) => kind === FactKind.AUTHENTICATION && value !== 'none');
  return (
    (hasAccounts && isAccountNoun(role.split('_').at(-1) ?? '')) ||
    reading.facts.some(({ kind, subject }) => kind === FactKind.ROLE && subject === role) ||
    notes.abilities.some(
      (ability) =>
        !but.includes(ability) &&
        ability.actor.name === role &&
        (ability.allowed === true || ability.actor.only || ability.actor.sure === true),
    )
  );
}
