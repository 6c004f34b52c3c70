import type { Violation } from './quantum-layer-error';

const SHOWN = 3;

/** One sentence for people: `title: must not be empty; dueDate: is not a date; and 2 more.` Empty for no violations. */
export function describeViolations(violations: readonly Violation[]): string {
  if (violations.length === 0) return '';
  const parts = violations.slice(0, SHOWN).map(({ field, message }) => {
    const text = message.replace(/\.\s*$/, '');
    return field === '' ? text : `${field}: ${text}`;
  });
  const hidden = violations.length - parts.length;
  if (hidden > 0) parts.push(`and ${hidden} more`);
  return `${parts.join('; ')}.`;
}
