import type { FactPattern, FoundFact } from './label';
import { tasteless } from './spelling';

/** Whether a found fact is what a label means. The two sides of a many-to-many relation may come in either order. */
export function matches(pattern: FactPattern, fact: FoundFact): boolean {
  const meant = valuesOf(fact);
  if (pattern.kind !== fact.kind || !pattern.values.some((value) => meant.some((one) => glob(value, one))))
    return false;
  return subjectsOf(fact).some((subject) => pattern.subjects.some((expected) => names(fact.kind, expected, subject)));
}

/** What cannot be taken twice may be told, "no_overlap:hall", or be plain. */
const valuesOf = ({ kind, value }: FoundFact): string[] =>
  kind === 'rule' ? [value, value.replace(/^no_overlap:.*/, 'no_overlap')] : [value];

function names(kind: string, expected: string, subject: string): boolean {
  if (glob(expected, subject)) return true;
  const [entity = '', field] = subject.split('.');
  const [expectedEntity = '', expectedField] = expected.split('.');
  if ((kind !== 'field' && kind !== 'constraint') || field === undefined || expectedField === undefined) return false;
  return glob(expectedEntity, entity) && tasteless(expectedField) === tasteless(field);
}

function subjectsOf(fact: FoundFact): string[] {
  if (fact.kind !== 'relation' || !fact.value.startsWith('many_to_many')) return [fact.subject];
  return [fact.subject, fact.subject.split('-').reverse().join('-')];
}

function glob(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  if (!pattern.includes('?') || (pattern.startsWith('pattern=') && pattern !== 'pattern=?')) return false;
  const source = pattern
    .split('?')
    .map((part) => part.replace(/[\\^$.*+()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(text);
}

/** "field Book.title string": how a fact is shown and told apart. */
export function factText(fact: FoundFact): string {
  return [fact.kind, fact.subject, fact.value].filter((part) => part !== '').join(' ');
}

/** A label as it was written, alternatives included. */
export function patternText(pattern: FactPattern): string {
  return factText({ kind: pattern.kind, subject: pattern.subjects.join('/'), value: pattern.values.join('/') });
}
