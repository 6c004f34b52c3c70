import { isAccountNoun, isAdministratorRole, isClientRole } from '../../lexicon/account-lexicon';
import { isPlural, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Place } from '../notes';

/** "Operators", where the brief spoke of the machine operator before: the short names of roles that are told by their long ones. */
export function shortRoles({ roles, told }: DomainNotes): Map<string, string> {
  const found = new Map<string, string>();
  for (const [short, place] of roles) {
    if (short.includes('_') || isClientRole(short) || isAccountNoun(short) || isAdministratorRole(short)) continue;
    const longer = [...roles].filter(([name]) => name.endsWith(`_${short}`));
    const [[long, before] = ['', place], another] = longer;
    const kind = long.split('_').at(-2) ?? '';
    if (another || RANKS.has(kind) || told.indexOf(before.at) >= told.indexOf(place.at)) continue;
    // "The night manager", who is one, and "managers", who are several.
    if (isOne(before) && !isOne(place)) continue;
    if (long !== '' && !told.some(({ sentence: { tokens } }) => namesBoth(tokens, short, kind))) found.set(short, long);
  }
  return found;
}

/** Of those whom they stand above, or among whom they are picked. */
const RANKS = new Set('head chief senior junior lead deputy assistant vice duty trainee'.split(' '));

const isOne = ({ at, start, end }: Place): boolean =>
  isWord(at.sentence.tokens[start - 1], 'the') && !isPlural(at.sentence.tokens[end - 1]?.lower ?? '');

/** "Managers and project managers may": two roles. */
function namesBoth(tokens: readonly Token[], short: string, kind: string): boolean {
  const named = tokens.flatMap(({ lower }, i) => (singular(lower) === short ? [tokens[i - 1]?.lower === kind] : []));
  return named.includes(true) && named.includes(false);
}
