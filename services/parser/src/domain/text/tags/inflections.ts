/** Endings that make another form, or another word, of a word; longest first. */
const ENDINGS = ['able', 'ness', 'ers', 'est', 'ing', 'ism', 'ist', 'ed', 'er', 'es', 'ly', 'or', 's', 'y'];
const PREFIXES = [
  'under',
  'inter',
  'multi',
  'micro',
  'over',
  'auto',
  'mini',
  'semi',
  'anti',
  'non',
  'pre',
  'sub',
  'co',
  're',
  'un',
];
const SHORTEST_BASE = 3;
/** "regoin" is no "re-goin". */
const SHORTEST_BEHIND_PREFIX = 5;

/** Whether the word is made of an English one as English makes words: "rehearsed", "repainted", "carers"; not "shiped". */
export function isInflected(word: string, isWord: (word: string) => boolean): boolean {
  if (basesOf(word).some(isWord)) return true;
  return PREFIXES.some((prefix) => {
    const rest = word.startsWith(prefix) ? word.slice(prefix.length) : '';
    return rest.length >= SHORTEST_BEHIND_PREFIX && (isWord(rest) || basesOf(rest).some(isWord));
  });
}

function basesOf(word: string): string[] {
  return ENDINGS.filter((ending) => word.endsWith(ending)).flatMap((ending) => {
    const stem = word.slice(0, -ending.length);
    if (stem.length < SHORTEST_BASE) return [];
    const opensWithVowel = /^[aeiouy]/.test(ending);
    const bases = opensWithVowel && endsShort(stem) ? [] : [stem];
    if (opensWithVowel && !stem.endsWith('e')) bases.push(`${stem}e`);
    if (opensWithVowel && /[^s](?<last>[bdfgklmnprt])\k<last>$/.test(stem)) bases.push(stem.slice(0, -1));
    if (stem.endsWith('i') && ending !== 'y' && ending !== 'ing') bases.push(`${stem.slice(0, -1)}y`);
    return bases.filter(({ length }) => length >= SHORTEST_BASE);
  });
}

/** "ship", "plan": one syllable that doubles its last letter before a vowel. */
const endsShort = (stem: string): boolean => /^[^aeiouy]*[aeiou][bdgklmnprt]$/.test(stem);
