import type { Breach } from './problem.js';

const deepest = 100;
const pointerTo = (name: string) =>
  name === '' ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Text that no database keeps (NUL, lone surrogates) and nesting without end, one breach for each property. */
export function unstorableText(body: unknown): Breach[] {
  const found = new Set<string>();
  const stack: { value: unknown; property: string; depth: number }[] = [
    { value: body, property: '', depth: 0 },
  ];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, property, depth } = item;
    if (typeof value === 'string' ? !isStorable(value) : depth > deepest) found.add(property);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        if (!isStorable(name)) found.add(property);
        stack.push({ value: child, property: depth === 0 ? name : property, depth: depth + 1 });
      }
    }
  }
  return [...found].map((property) => ({
    pointer: pointerTo(property),
    code: 'format',
    detail: 'Must be Unicode text without NUL, nested at most 100 levels deep.',
  }));
}

export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
