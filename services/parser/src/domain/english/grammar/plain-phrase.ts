import { type Token } from '../../text/token';
import { type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** The words of a range as a name, whatever they are. */
export function plainPhrase(tokens: readonly Token[], { start, end }: Range): NounPhrase {
  const words = tokens.slice(start, end).map(({ lower }) => lower);
  return {
    start,
    end,
    words,
    head: { start, end },
    quantity: undefined,
    plural: false,
    determined: false,
    constraints: [],
  };
}
