import lexicon from '../../../data/lexicons/effects.json';
import { isWord, type Token } from '../text/token';
import { baseOfParticiple } from './verb-lexicon';

export type EffectWord = Exclude<keyof typeof lexicon, '$schema'>;

interface Phrase {
  readonly kind: EffectWord;
  readonly words: readonly string[];
}

const byFirst = new Map<string, Phrase[]>();
for (const [kind, phrases] of Object.entries(lexicon) as [EffectWord, string | string[]][])
  for (const words of Array.isArray(phrases) ? phrases.map((phrase) => phrase.split(' ')) : [])
    byFirst.set(words[0] ?? '', [...(byFirst.get(words[0] ?? '') ?? []), { kind, words }]);

/** How many tokens from the place on are a word or phrase of the kind, the first in any form; 0 for none. */
export const lengthOf = (kind: EffectWord, tokens: readonly Token[], start: number): number =>
  Math.max(0, ...phrasesAt(tokens, start).flatMap((phrase) => (phrase.kind === kind ? phrase.words.length : [])));

function phrasesAt(tokens: readonly Token[], start: number): Phrase[] {
  const token = tokens[start];
  if (token?.kind !== 'word') return [];
  const base = /ed$/.test(token.lower) ? baseOfParticiple(token.lower) : undefined;
  const forms = new Set([token.lower, token.lemma, ...(base === undefined ? [] : [base])]);
  return [...forms].flatMap((form) =>
    (byFirst.get(form) ?? []).filter(({ words }) =>
      words.every((word, k) => k === 0 || isWord(tokens[start + k], word)),
    ),
  );
}

const VERBS: ReadonlySet<EffectWord> = new Set<EffectWord>([
  'links',
  'marking',
  'adding',
  'taking',
  'raising',
  'lowering',
  'rising',
  'falling',
  'gaining',
  'losing',
]);

/** Whether a verb stands at the place that can say what changes. */
export const isChangeVerb = (tokens: readonly Token[], i: number): boolean =>
  phrasesAt(tokens, i).some(({ kind }) => VERBS.has(kind));

const taken = new Set(lexicon.taken);
const free = new Set(lexicon.free);

/** Whether nobody else can have what is so: "on loan", or not "available". */
export const isTaken = (state: string, holds: boolean): boolean =>
  (holds ? taken : free).has(state.replaceAll('_', ' '));
