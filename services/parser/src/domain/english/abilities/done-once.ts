import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { doneWords, recordedAt } from '../../recorded-names';
import { isSideState } from '../../lexicon/state-lexicon';
import { camelCase, snakeCase } from '../../names';
import { isMark, isWord } from '../../text/token';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';

/** "A ticket can be scanned only once", "ushers can scan a ticket once": not when it has been done. What moves along states does so once anyway. */
export function guardOnce(
  reading: BriefReading,
  { place }: AbilityNote,
  entity: string,
  verbs: readonly string[],
): void {
  const { tokens } = place.at.sentence;
  const once = tokens.findIndex((token, i) => i > place.start && i <= place.end && isWord(token, 'once'));
  const next = tokens[once + 1];
  const isLast = next === undefined || isMark(next, '.', ';', '!', ',') || isWord(next, 'by', 'and');
  if (once < 0 || !isLast || isWord(tokens[once - 1], 'at', 'than')) return;
  for (const verb of verbs) {
    const said = reading.facts.find(
      ({ kind, subject }) => kind === FactKind.OPERATION && subject === `${entity}.${verb}`,
    );
    const guard = said && notDone(verb, said.value);
    const start = isWord(tokens[once - 1], 'only', 'just') ? once - 1 : once;
    if (guard !== undefined)
      reading.fact(place.at, start, once + 1, FactKind.RULE, `${entity}.${verb}`, `guard:${guard}`);
    if (said) reading.use(place.at, start, once + 1);
  }
}

/** What holds before it is done, by what the operation leaves behind. */
function notDone(verb: string, value: string): string | undefined {
  const flag = /^flag\((.*)\)$/.exec(value)?.[1];
  if (flag !== undefined) return `self.${flag} == false`;
  if (value !== 'action') return undefined;
  const state = snakeCase(doneWords(verb));
  return isSideState(state) ? `self.${camelCase(doneWords(verb))} == false` : `self.${recordedAt(verb)} == null`;
}
