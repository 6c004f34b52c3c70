import { type Fact, FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { camelCase, isPlural, snakeCase } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { AbilityNote, ThingHolder } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';
import { ACCOUNT } from '../relations/resolve-relations';

/** Those who brought a thing about. */
const MAKERS = new Set('owner creator author host organiser organizer uploader poster submitter founder'.split(' '));

/** "Only the host of the shed", "the project owner", "the driver of a ride": one person for each of some things, and no role. */
export function holderOfThing(
  notes: DomainNotes,
  at: SentenceReading,
  subject: Range | undefined,
): ThingHolder | undefined {
  const { tokens } = at.sentence;
  const said = subject && (personOfThing(tokens, subject) ?? thingsPerson(tokens, subject));
  if (!said || !isPersonNoun(said.noun)) return undefined;
  const entity = notes.entityFor(said.thing);
  if (entity === undefined) return undefined;
  const name = camelCase([said.noun]);
  const isPart = notes.fields.some((note) => note.entity === entity && note.field.name === name);
  const isMaker = MAKERS.has(said.noun) || makes(notes, said.noun, entity);
  if (!isPart && !isMaker) return undefined;
  // Whoever acts is one of the accounts, so that part names one.
  if (isPart && !notes.roles.has(snakeCase([name]))) notes.roles.set(name, { at, start: said.at, end: said.at + 1 });
  return { entity, noun: said.noun, isMaker };
}

interface PersonOfThing {
  readonly noun: string;
  readonly at: number;
  readonly thing: readonly string[];
}

/** "the captain of a team" */
function personOfThing(tokens: readonly Token[], subject: Range): PersonOfThing | undefined {
  const of = tokens.findIndex((token, i) => i < subject.end && i > subject.start && isWord(token, 'of'));
  const person = tokens[of - 1];
  if (!person || !isWord(tokens[of - 2], 'the') || isPlural(person.lower)) return undefined;
  const phrase = nounPhraseAt(tokens, of + 1, subject.end);
  return phrase && !phrase.plural ? { noun: person.lower, at: of - 1, thing: phrase.words } : undefined;
}

/** "the team captain", "the team's captain": behind what he is of. */
function thingsPerson(tokens: readonly Token[], subject: Range): PersonOfThing | undefined {
  const the = tokens.findIndex((token, i) => i >= subject.start && i < subject.end && isWord(token, 'the', 'a', 'its'));
  const phrase = the < 0 ? undefined : nounPhraseAt(tokens, the, subject.end);
  const person = tokens[subject.end - 1];
  if (!phrase || phrase.plural || phrase.end !== subject.end || phrase.words.length < 2 || !person) return undefined;
  const thing = phrase.words.slice(0, -1).filter((word) => word !== "'s");
  return { noun: person.lower, at: subject.end - 1, thing };
}

/** "Drivers offer rides": the driver of a ride is who offered it. */
const makes = ({ abilities }: DomainNotes, role: string, made: string): boolean =>
  abilities.some(
    ({ actor, verb, entity, negated }) =>
      !negated && actor.kind === 'role' && actor.name === role && entity === made && crudVerb(verb) === 'create',
  );

/** "Only the owner can add items" to a list: what is new has no owner yet, but the list has. */
function ownerOfWhole(
  facts: readonly Fact[],
  { actor, verb, negated }: AbilityNote,
  target: string,
): ThingHolder | undefined {
  if (negated || actor.kind !== 'owner' || !actor.only || actor.roles !== undefined || crudVerb(verb) !== 'create')
    return undefined;
  const wholes = facts.filter(
    ({ kind, subject, value }) =>
      kind === FactKind.RELATION &&
      value === 'many_to_one' &&
      subject.startsWith(`${target}-`) &&
      !subject.endsWith(`-${ACCOUNT}`),
  );
  const [whole] = wholes;
  return whole && wholes.length === 1
    ? { entity: whole.subject.slice(target.length + 1), noun: 'owner', isMaker: true }
    : undefined;
}

/** The right as that of whoever has an account and is the one whom the thing names, or made it. */
export function asHolder({ facts }: BriefReading, note: AbilityNote, target: string): AbilityNote {
  const { actor } = note;
  const holder = note.holder ?? ownerOfWhole(facts, note, target);
  // "Only the owner of a kiln or a shift leader": the other has the right by his role.
  const isHolder = actor.kind === 'owner' || actor.name.split('_').at(-1) === holder?.noun;
  if (!holder || !isHolder) return note;
  const leadsTo = (subject: string, role?: string): boolean =>
    facts.some(
      ({ kind, subject: said, value }) =>
        kind === FactKind.RELATION &&
        said === subject &&
        (role === undefined ? value.startsWith('many_to_one') : value === `many_to_one:${role}`),
    );
  const isNamed = leadsTo(`${holder.entity}-${ACCOUNT}`, holder.noun);
  if (!isNamed && !holder.isMaker) return note;
  if (holder.entity === target) return { ...note, actor: { kind: 'owner', name: 'owner', only: actor.only } };
  return leadsTo(`${target}-${holder.entity}`)
    ? { ...note, within: holder.entity, actor: { kind: 'authenticated', name: holder.noun, only: actor.only } }
    : note;
}
