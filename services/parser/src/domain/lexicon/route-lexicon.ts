import lexicon from '../../../data/lexicons/routes.json';

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);
const mapOf = (words: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(words));

/** What paths, parameters and remarks of routes mean. */
export const routeWords = {
  prefixes: setOf(lexicon.prefixes),
  keys: setOf(lexicon.keys),
  logins: setOf(lexicon.logins),
  /** "healthz" -> the wish that it stands for. */
  operational: mapOf(lexicon.operational),
  /** "per_page" -> page, "q" -> search. */
  parameters: mapOf(lexicon.parameters),
  bounds: setOf(lexicon.bounds),
  leads: setOf(lexicon.leads),
  readVerbs: setOf(lexicon.readVerbs),
  createVerbs: setOf(lexicon.createVerbs),
  /** "request body" -> body: what stands behind the label or under it. */
  labels: mapOf(lexicon.labels),
  accessHeads: setOf(lexicon.accessHeads),
  /** "no" in a column "Auth" -> anyone. */
  closedTo: mapOf(lexicon.closedTo),
  everyone: setOf(lexicon.everyone),
  authenticated: setOf(lexicon.authenticated),
} as const;
