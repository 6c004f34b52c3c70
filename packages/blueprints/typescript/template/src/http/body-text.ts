import type { Breach } from './problem.js';

const deepest = 100;
const storable = 'Unicode text without NUL';
const pointerTo = (name: string) =>
  name === '' ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Text that no database keeps (NUL, lone surrogates) and nesting without end, one breach for each property. */
export function unstorableText(body: unknown): Breach[] {
  const found = new Map<string, string>();
  const stack: { value: unknown; property: string; depth: number }[] = [
    { value: body, property: '', depth: 0 },
  ];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, property, depth } = item;
    if (typeof value === 'string' && !isStorable(value)) found.set(property, storable);
    else if (depth > deepest) found.set(property, 'nested at most 100 levels deep');
    else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        if (!isStorable(name)) found.set(property, storable);
        stack.push({ value: child, property: depth === 0 ? name : property, depth: depth + 1 });
      }
    }
  }
  return [...found].map(([property, form]) => ({
    pointer: pointerTo(property),
    code: 'format',
    detail: `Must be ${form}.`,
  }));
}

export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
