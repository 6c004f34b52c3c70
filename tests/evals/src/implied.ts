import type { FactPattern } from './label';

const LANGUAGE_OF_FRAMEWORK: Record<string, string> = {
  fastapi: 'python',
  django: 'python',
  flask: 'python',
  fastify: 'typescript',
  nestjs: 'typescript',
  express: 'javascript',
  chi: 'go',
  gin: 'go',
  spring: 'java',
};
const EVERYBODY = new Set(['anyone', 'authenticated', 'owner']);

/**
 * What follows from a label without being said in so many words: a parser may state it or leave it to the compiler, so it
 * is counted neither way. Keeps the labels to what the brief says.
 */
export function impliedBy(pattern: FactPattern): FactPattern[] {
  const subjects = pattern.subjects;
  switch (pattern.kind) {
    case 'ownership':
      return [
        ...ACCOUNTS,
        fact(
          'relation',
          subjects.map((entity) => `${entity}-User`),
          ['many_to_one?'],
        ),
        fact(
          'permission',
          ['owner'],
          subjects.map((entity) => `${entity}.?`),
        ),
      ];
    case 'authentication':
      return pattern.values.includes('none')
        ? [fact('exclusion', [''], ['authentication'])]
        : [fact('entity', ['User'])];
    case 'exclusion':
      return pattern.values.includes('authentication') ? [fact('authentication', [''], ['none'])] : [];
    case 'role':
      return ACCOUNTS;
    case 'permission':
      return EVERYBODY.has(subjects[0] ?? '') ? [] : [fact('role', subjects), ...ACCOUNTS];
    case 'state':
      return [
        ...statusFields(subjects),
        fact(
          'operation',
          subjects.map((entity) => `${entity}.?`),
          ['transition(?)'],
        ),
      ];
    case 'operation':
      return [
        ...flagFields(pattern),
        ...statusFields(subjects.map(entityOf)),
        fact('state', subjects.map(entityOf), ['?']),
      ];
    case 'relation':
      return [fact('constraint', subjects.map(referenceOf), ['required'])];
    case 'framework':
      return [
        fact(
          'language',
          [''],
          pattern.values.map((framework) => LANGUAGE_OF_FRAMEWORK[framework] ?? framework),
        ),
        fact('application_kind', [''], ['rest_api']),
      ];
    case 'pagination':
      return [fact('pagination', [''], ['yes'])];
    default:
      return [];
  }
}

const ACCOUNTS: FactPattern[] = [fact('authentication', [''], ['jwt']), fact('entity', ['User'])];

function statusFields(entities: readonly string[]): FactPattern[] {
  const subjects = entities.flatMap((entity) => [`${entity}.status`, `${entity}.state`]);
  return [fact('field', subjects, ['enum(?)'])];
}

function flagFields(pattern: FactPattern): FactPattern[] {
  const flags = pattern.values.flatMap((value) => /^flag\((\w+)\)$/.exec(value)?.[1] ?? []);
  if (flags.length === 0) return [];
  const fields = pattern.subjects.flatMap((subject) => flags.map((flag) => `${entityOf(subject)}.${flag}`));
  return [fact('field', fields, ['boolean']), fact('constraint', fields, ['default=false'])];
}

/** "Book.publish" -> "Book" */
function entityOf(subject: string): string {
  return subject.split('.')[0] ?? subject;
}

/** "Loan-LibraryBook" -> "Loan.libraryBook" */
function referenceOf(subject: string): string {
  const [source = '', target = ''] = subject.split('-');
  return `${source}.${target.charAt(0).toLowerCase()}${target.slice(1)}`;
}

function fact(kind: string, subjects: readonly string[], values: readonly string[] = ['']): FactPattern {
  return { kind, subjects, values };
}
