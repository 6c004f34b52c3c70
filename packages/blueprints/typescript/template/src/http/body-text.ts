import type { Breach } from './problem.js';

const deepest = 100;
const storable = 'Unicode text without NUL';

/** Text and numbers that no database keeps, and nesting without end, told at the property or its item. */
export function unstorableText(body: unknown): Breach[] {
  const found = new Map<string, string>();
  const stack: { value: unknown; pointer: string; depth: number }[] = [
    { value: body, pointer: '', depth: 0 },
  ];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, pointer, depth } = item;
    if (typeof value === 'string' && !isStorable(value)) found.set(pointer, storable);
    else if (value === Infinity || value === -Infinity) found.set(pointer, 'an object with finite numbers');
    else if (typeof value === 'object' && value !== null && depth > deepest) {
      found.set(pointer, `nested at most ${deepest} levels deep`);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        if (!isStorable(name)) found.set(pointer, storable);
        const isPlace = depth === 0 || (depth === 1 && Array.isArray(value));
        stack.push({
          value: child,
          pointer: isPlace ? `${pointer}/${escapePointer(name)}` : pointer,
          depth: depth + 1,
        });
      }
    }
  }
  return [...found].map(([pointer, form]) => ({ pointer, code: 'format', detail: `Must be ${form}.` }));
}

/** A name as RFC 6901 writes it in a pointer. */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
