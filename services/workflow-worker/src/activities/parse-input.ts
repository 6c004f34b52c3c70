import { clone, create } from '@bufbuild/protobuf';
import type { Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import {
  OverridesSchema,
  ParseRequestSchema,
  ParseResponseSchema,
  type Overrides,
  type ParseRequest,
  type ParseResponse,
} from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { requireModel } from '@quantumlayer/ir';
import type { GenerationInput } from '../domain/ports';

/** A stack and a name for briefs that name none. */
export interface Preferences {
  readonly language: Language | undefined;
  readonly database: Database | undefined;
  /** What the project is called already. */
  readonly name?: string | undefined;
}

/** The parser as its clients see it. */
export interface Parser {
  parse(request: ParseRequest, signal: AbortSignal): Promise<ParseResponse>;
}

/** What a parse starts from. */
export interface ParseInput extends Pick<GenerationInput, 'brief' | 'specifications' | 'overrides' | 'application'> {
  readonly preferences: Preferences;
}

export function parseRequest({ brief, specifications, overrides }: ParseInput): ParseRequest {
  const chosen = overrides === undefined ? {} : { overrides };
  return create(ParseRequestSchema, { brief, specifications: [...specifications], ...chosen });
}

/** The IR of a brief; a given IR is only checked. */
export async function parseInput(input: ParseInput, parser: Parser, signal: AbortSignal): Promise<ParseResponse> {
  if (input.application !== undefined) {
    requireModel(input.application);
    return create(ParseResponseSchema, { application: input.application });
  }
  const parsed = await parser.parse(parseRequest(input), signal);
  const overrides = applyPreferences(input, parsed);
  return overrides === undefined ? parsed : parser.parse(parseRequest({ ...input, overrides }), signal);
}

/** Preferences give way to the brief's words and to the command line; undefined when nothing is left of them. */
function applyPreferences({ preferences, overrides }: ParseInput, parsed: ParseResponse): Overrides | undefined {
  const said = new Set((parsed.requirements?.facts ?? []).map(({ kind }) => kind));
  const next = overrides ? clone(OverridesSchema, overrides) : create(OverridesSchema);
  const { language, database, name } = preferences;
  const { stack, name: found } = parsed.application ?? {};
  const namesLanguage = said.has(FactKind.LANGUAGE) || said.has(FactKind.FRAMEWORK) || Boolean(next.language);
  if (language !== undefined && !namesLanguage) next.language = language;
  if (database !== undefined && !said.has(FactKind.DATABASE) && !next.database) next.database = database;
  if (name !== undefined && !said.has(FactKind.NAME) && !next.name) next.name = name;
  // One that was chosen is told already, and is found as the project is called by it: "My Lib" is "my-lib".
  const changesName = next.name !== (overrides?.name ?? '') && next.name !== found;
  const changesLanguage = Boolean(next.language) && next.language !== stack?.language;
  const changesDatabase = Boolean(next.database) && next.database !== stack?.database;
  return changesName || changesLanguage || changesDatabase ? next : undefined;
}
