/**
 * Whether a text is the beginning of a JSON object that was cut off, told from prose by its structure: it opens an object and ends
 * inside it. Needed because V8's parse errors do not say which of the two it was.
 */
export function isCutOff(text: string): boolean {
  if (!/^\s*\{\s*("|$)/.test(text)) return false;
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      // Complete, so what made it unreadable comes after its end.
      if (depth === 0) return false;
    }
  }
  return true;
}
