import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { plural, spoken } from '../../names';
import type { Token } from '../../text/token';
import type { Member } from '../things/members';
import type { LimitTail } from './limit-tail';

/** Which rows of a limit for a time count: those of the same day, of the days around it, or made of late. */
export interface CountPeriod {
  readonly where: readonly string[];
  /** What is made of late counts when the next is made; changing one makes no more of them. */
  readonly ofMaking: boolean;
  readonly assumption?: readonly [text: string, alternative: string];
}

/**
 * How the words before a limit speak of the rows. "may place three orders per day": of the day on which it is done, whatever dates an
 * order has; one books for a day to come. "at most three orders": of no deed at all.
 */
export function deedBefore(tokens: readonly Token[], end: number): 'made' | 'other' | 'none' {
  const verbs = tokens.slice(0, end).filter(({ pos, lemma }) => pos === 'VERB' || lemma === 'have');
  const isMade = verbs.some(({ lemma }) => crudVerb(lemma) === 'create' && !grammar.planningVerbs.has(lemma));
  return isMade ? 'made' : verbs.length > 0 ? 'other' : 'none';
}

/** The rows within the time that the words behind a limit name; unknown where nothing tells when they are. */
export function periodOf(
  { daily, within }: LimitTail,
  deed: ReturnType<typeof deedBefore>,
  entity: string,
  members: readonly Member[],
): CountPeriod | 'unknown' {
  const span = daily ? 'days(1)' : within;
  if (span === undefined) return { where: [], ofMaking: false };
  const days = members.filter((member) => member.entity === entity && member.type === 'date');
  const [day, another] = days;
  const rows = spoken(plural(entity));
  if (deed === 'made' || (deed === 'none' && isWithoutTimes(entity, members)))
    return {
      where: [`item.createdAt > now() - ${span}`],
      ofMaking: true,
      assumption: [
        `The limit counts the ${rows} made in the ${lengthOf(span)} before.`,
        `Name the date of ${rows} that the limit is about.`,
      ],
    };
  if (!day || another) return 'unknown';
  if (daily) return { where: [`item.${day.name} == self.${day.name}`], ofMaking: false };
  return {
    where: [`item.${day.name} + ${span} > self.${day.name}`, `item.${day.name} - ${span} < self.${day.name}`],
    ofMaking: false,
    assumption: [
      `The limit counts the ${rows} less than ${lengthOf(span)} before or after.`,
      `Say "made" of ${rows} to count by when they are made.`,
    ],
  };
}

const isWithoutTimes = (entity: string, members: readonly Member[]): boolean =>
  !members.some((member) => member.entity === entity && ['date', 'datetime'].includes(member.type ?? ''));

function lengthOf(span: string): string {
  const days = Number(/\d+/.exec(span)?.[0]);
  return days === 1 ? '24 hours' : `${String(days)} days`;
}
