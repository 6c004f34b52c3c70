/** Whole words, also with one and the same kind of gap between all of their letters: "b.a.d", "b a d". */
export function wordPattern(words: readonly string[]): RegExp {
  const forms = words.flatMap((word) => {
    const plain = word.replaceAll(' ', '\\s+');
    const letters = [...word.replaceAll(' ', '')].join('[._*\\- ]');
    return [plain, letters];
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
