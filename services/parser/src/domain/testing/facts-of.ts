import type { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { readBrief } from '../english/read-brief';
import { sentencesOf } from '../schemas/sentences-of';

/** What the words of a brief say of one kind, as "Book-Author many_to_one" or "python". */
export function factsOf(brief: string, kind: FactKind): string[] {
  return readBrief(sentencesOf(brief), 0)
    .facts.filter((fact) => fact.kind === kind)
    .map(({ subject, value }) => [subject, value].filter((part) => part !== '').join(' '));
}
