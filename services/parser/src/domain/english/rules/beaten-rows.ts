import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { isNegation } from '../grammar/negation';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import type { Member } from '../things/members';
import { comparatorAt, type Comparator } from './comparators';
import { isFigure } from './figures';
import { entitiesSaid } from './filled-places';

const HIGHEST = ['highest', 'maximum', 'top', 'best', 'largest', 'biggest', 'high', 'large', 'big', 'good'];
const LOWEST = ['lowest', 'minimum', 'smallest', 'cheapest', 'low', 'small', 'cheap'];
const OTHERS = ['all', 'any', 'every', 'other', 'previous', 'earlier', 'existing'];
const BETWEEN = ['the', 'current', 'currently', 'so', 'far', ...OTHERS, ...HIGHEST, ...LOWEST];

/**
 * "A bid must be higher than the current highest bid", "must exceed all previous bids": what a row is compared with are the others of the
 * same whole. Answers with the words that were read, which compare with nothing else.
 */
export function readBeatenRows(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): Range | undefined {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const comparator = comparatorAt(tokens, i);
    const others = comparator && othersBehind(notes, tokens, comparator);
    if (!others) continue;
    const figures = members.filter((member) => member.entity === others.entity && isFigure(member));
    const [figure, another] = figures;
    const link = wholeOf(notes, tokens, others.entity, members);
    const isMade = entitiesSaid(notes, tokens.slice(0, comparator.start)).includes(others.entity);
    if (!figure || another || !link || !isMade) return undefined;
    const isDenied = tokens.slice(Math.max(0, comparator.start - 3), comparator.start).some(isNegation);
    const isMore = comparator.symbol.startsWith('>') !== isDenied;
    const sign = `${isMore ? '>' : '<'}${isDenied !== comparator.symbol.endsWith('=') ? '=' : ''}`;
    const where = `item.${link.name}Id == self.${link.name}Id and item.id != self.id`;
    const guard = `guard:self.${figure.name} ${sign} ${isMore ? 'max' : 'min'}(item.${figure.name} for ${others.entity} where ${where})`;
    for (const operation of ['create', 'update'])
      reading.fact(at, 0, others.end, FactKind.RULE, `${others.entity}.${operation}`, guard);
    return { start: comparator.start, end: others.end };
  }
  return undefined;
}

/** "the current highest bid", "all previous bids", "any other bid" */
function othersBehind(
  notes: DomainNotes,
  tokens: readonly Token[],
  { end }: Comparator,
): { entity: string; end: number } | undefined {
  let noun = end;
  while (isWord(tokens[noun], ...BETWEEN)) noun++;
  const isOfOthers = tokens.slice(end, noun).some((token) => isWord(token, ...OTHERS, ...HIGHEST, ...LOWEST));
  const phrase = isOfOthers ? nounPhraseAt(tokens, noun, tokens.length) : undefined;
  const entity = phrase && notes.entityFor(singularWords(phrase.words));
  return phrase && entity !== undefined ? { entity, end: phrase.end } : undefined;
}

/** What the rows are parts of: what the words name, else the only thing beside people. */
function wholeOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  entity: string,
  members: readonly Member[],
): Member | undefined {
  const links = members.filter(
    (member) => member.entity === entity && member.target !== undefined && member.target !== 'User',
  );
  const named = entitiesSaid(notes, tokens);
  const said = links.filter(({ target }) => named.includes(target ?? ''));
  const [only, another] = said.length > 0 ? said : links;
  return another ? undefined : only;
}
