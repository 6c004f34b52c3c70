import type { ParseRequest, ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';

export interface Parser {
  /** @throws INVALID_INPUT, NOT_A_BRIEF, UNSUPPORTED, CONTRADICTION with the brief's words as violations */
  parse(request: ParseRequest): Promise<ParseResponse>;
}

/** Wires the parser. The language model, the lexicons and the readers of specifications are loaded when first needed. */
export function composeParser(): Parser {
  return {
    async parse(request) {
      const { parse } = await import('./domain/parse');
      if (request.specifications.length === 0) return parse(request);
      const { readSpecification } = await import('./domain/specifications');
      const readings = await Promise.all(request.specifications.map(({ name, text }) => readSpecification(name, text)));
      return parse(request, readings);
    },
  };
}
