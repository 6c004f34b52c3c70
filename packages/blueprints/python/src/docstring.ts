/** Text that can stand in a docstring: one paragraph that ends a sentence. */
export function docstring(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('\\', '\\\\').replaceAll('"""', "'''").replace(/"$/, '”');
  return /[.!?”]$/.test(line) ? line : `${line}.`;
}
