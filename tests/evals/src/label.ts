/** Rules of the parser are written against the development part; the held-out part tells whether they hold for others. */
export type Split = 'development' | 'held-out';

/** One labelled brief. Labels hold what the brief's words say, in the notation of docs/requirements.md; see ../README.md. */
export interface LabelledBrief {
  id: string;
  split: Split;
  styles: readonly string[];
  brief: string;
  /** Each group must be met by one of its alternatives. */
  expected: readonly ExpectedGroup[];
  /** Acceptable, not required: counted neither way. */
  allowed: readonly FactPattern[];
  /** Name of the error code, for a brief that must be refused. */
  error?: string;
}

/** Alternatives that are equally right; each is a set of facts. */
export type ExpectedGroup = readonly (readonly FactPattern[])[];

/** A fact with alternative spellings; `?` stands for any run of characters. */
export interface FactPattern {
  kind: string;
  subjects: readonly string[];
  values: readonly string[];
}

/** A fact as the parser found it. */
export interface FoundFact {
  kind: string;
  subject: string;
  value: string;
}

const VALUE_ONLY = new Set([
  'name',
  'application_kind',
  'archetype',
  'language',
  'framework',
  'database',
  'authentication',
  'pagination',
  'non_functional',
  'exclusion',
]);
const SUBJECT_ONLY = new Set(['entity', 'role']);
const SUBJECT_AND_VALUE = new Set([
  'field',
  'constraint',
  'relation',
  'ownership',
  'permission',
  'state',
  'operation',
  'rule',
  'query',
]);

/** The lines of an `expect` block; a line without `||` is one group for each of its facts. */
export function parseExpected(lines: string): ExpectedGroup[] {
  return splitLines(lines).flatMap((line): ExpectedGroup[] => {
    const alternatives = line.split(' || ').map(parseTerms);
    return alternatives.length === 1 ? alternatives.flat().map((fact) => [[fact]]) : [alternatives];
  });
}

/** The lines of an `allowed` block. */
export function parseAllowed(lines: string): FactPattern[] {
  return splitLines(lines).flatMap(parseTerms);
}

function splitLines(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function parseTerms(text: string): FactPattern[] {
  return text.split(' && ').flatMap((term) => {
    const [head = '', ...constraints] = term.trim().split('; ');
    const fact = parseFact(head);
    return [
      fact,
      ...constraints.map((value) => ({ kind: 'constraint', subjects: fact.subjects, values: alternativesOf(value) })),
    ];
  });
}

function parseFact(text: string): FactPattern {
  const [, kind = '', rest = ''] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  if (VALUE_ONLY.has(kind)) return { kind, subjects: [''], values: alternativesOf(rest) };
  if (SUBJECT_ONLY.has(kind)) return { kind, subjects: rest.split('/'), values: [''] };
  const [, subject = '', value = ''] = /^(\S+)\s+(.+)$/.exec(rest) ?? [];
  if (!SUBJECT_AND_VALUE.has(kind) || value === '') throw new Error(`Not a fact: "${text}"`);
  return { kind, subjects: subject.split('/'), values: alternativesOf(value) };
}

/** A slash separates alternatives only before a word, so that it may stand in a regular expression. */
function alternativesOf(value: string): string[] {
  return value.split(/\/(?=[A-Za-z*?])/).map((alternative) => alternative.trim());
}
