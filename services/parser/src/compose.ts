import type { ParseRequest, ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';

export interface Parser {
  /** @throws INVALID_INPUT, NOT_A_BRIEF, UNSUPPORTED, CONTRADICTION with the brief's words as violations */
  parse(request: ParseRequest): Promise<ParseResponse>;
}

/** Wires the parser. The language model and the lexicons are loaded with the first request. */
export function composeParser(): Parser {
  return {
    async parse(request) {
      const { parse } = await import('./domain/parse');
      return parse(request);
    },
  };
}
