import { grammar } from '../../lexicon/grammar-lexicon';
import { singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import { holdsFieldNames } from '../lists/read-field-list';
import type { BriefReading } from '../reading';

/** Wishes that are called like things which others keep: the health checks of a vet, the backups of a machine. */
const CALLED_LIKE_THINGS = new Set(['health_check', 'backup', 'webhooks', 'notifications', 'caching', 'metrics']);

/** Whether the brief tells what a thing that is called like the wish has: "A health check has a date and a result". */
export function isThingOfBrief(reading: BriefReading, said: readonly Token[], wish: string): boolean {
  if (!CALLED_LIKE_THINGS.has(wish)) return false;
  const name = singularWords(said.map(({ lower }) => lower)).join(' ');
  return reading.content.some(({ sentence: { tokens } }) => {
    const phrase = nounPhraseAt(tokens, 0, tokens.length);
    const isNamed = phrase !== undefined && ` ${singularWords(phrase.words).join(' ')} `.includes(` ${name} `);
    return isNamed && (listsParts(tokens, phrase.end) || hasParts(tokens, phrase));
  });
}

/** "Health check: of a pet, on a date, remarks" */
function listsParts(tokens: readonly Token[], mark: number): boolean {
  const rest = { start: mark + 1, end: tokens.length };
  const items = isMark(tokens[mark], ':') ? listItems(tokens, rest) : [];
  return items.length > 2 && (holdsFieldNames(tokens, rest) || isWord(tokens[mark + 1], 'of', 'for', 'belongs'));
}

/** "A backup belongs to a machine", "each health check has a date and a result"; one that "has to return 200" has nothing. */
function hasParts(tokens: readonly Token[], subject: Range): boolean {
  const [first] = readClauses(tokens, { start: 0, end: tokens.length });
  const verb = first?.verbs[0]?.lemma ?? '';
  if (first?.subject?.start !== subject.start || first.modal !== undefined || first.negated) return false;
  if (grammar.belongVerbs.has(verb))
    return isWord(tokens[first.object.start], 'to') && isOne(tokens[first.object.start + 1]);
  const items = grammar.haveVerbs.has(verb) ? listItems(tokens, first.object) : [];
  return items.length > 1 && items.every(({ start }) => isOne(tokens[start]));
}

const isOne = (token: Token | undefined): boolean => isWord(token, 'a', 'an', 'one', 'the', 'exactly', 'its');
