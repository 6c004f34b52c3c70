import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { camelCase, isPlural, snakeCase } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { AbilityNote, ThingHolder } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';
import { ACCOUNT } from '../relations/resolve-relations';

/** Those who brought a thing about. */
const MAKERS = new Set('owner creator author host organiser organizer uploader poster submitter founder'.split(' '));

/** "Only the host of the shed", "the captain of a team": one person for each of some things, and no role. */
export function holderOfThing(
  notes: DomainNotes,
  at: SentenceReading,
  subject: Range | undefined,
): ThingHolder | undefined {
  const { tokens } = at.sentence;
  const of = subject ? tokens.findIndex((token, i) => i < subject.end && i > subject.start && isWord(token, 'of')) : -1;
  const person = tokens[of - 1];
  if (!subject || !person || !isWord(tokens[of - 2], 'the') || isPlural(person.lower)) return undefined;
  const phrase = nounPhraseAt(tokens, of + 1, subject.end);
  const entity = phrase && !phrase.plural ? notes.entityFor(phrase.words) : undefined;
  if (entity === undefined || !isPersonNoun(person.lower)) return undefined;
  const name = camelCase([person.lower]);
  const isPart = notes.fields.some((note) => note.entity === entity && note.field.name === name);
  if (!isPart && !MAKERS.has(person.lower)) return undefined;
  // Whoever acts is one of the accounts, so that part names one.
  if (isPart && !notes.roles.has(snakeCase([name]))) notes.roles.set(name, { at, start: of - 1, end: of });
  return { entity, noun: person.lower };
}

/** The right as that of whoever has an account and is the one whom the thing names, or made it. */
export function asHolder({ facts }: BriefReading, note: AbilityNote, target: string): AbilityNote {
  const { holder, actor } = note;
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
  if (!isNamed && !MAKERS.has(holder.noun)) return note;
  if (holder.entity === target) return { ...note, actor: { kind: 'owner', name: 'owner', only: actor.only } };
  return leadsTo(`${target}-${holder.entity}`)
    ? { ...note, within: holder.entity, actor: { kind: 'authenticated', name: holder.noun, only: actor.only } }
    : note;
}
