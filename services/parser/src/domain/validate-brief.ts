import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError } from '@quantumlayer/errors';
import english from '../../data/lexicons/english.json';

const MAX_CHARACTERS = 200_000;
const MAX_WORDS = 3_000;
/** From so many words on, English shows by its small words; lists are shorter or hold some too. */
const ENOUGH_WORDS = 8;

const englishWords = new Set(english.common);

/**
 * Refuses what cannot be a brief before anything is made of it.
 * @throws INVALID_INPUT for nothing, too much or binary; UNSUPPORTED for another language than English
 */
export function validateBrief(brief: string, hasSpecifications: boolean): void {
  if (brief.trim() === '') {
    if (hasSpecifications) return;
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      'The brief is empty. Say in a sentence or two what to build, for example "a Python REST API for a todo app".',
    );
  }
  if (brief.length > MAX_CHARACTERS) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `The brief has ${count(brief.length)} characters; at most ${count(MAX_CHARACTERS)} are read. Shorten it to what shall be built.`,
    );
  }
  const control = controlCharacter(brief);
  if (control !== undefined) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      'The brief looks like a binary file: it holds control characters. Give plain text.',
      {
        violations: [{ field: `brief:${control}-${control + 1}`, rule: 'brief.text', message: 'control character' }],
      },
    );
  }
  const words = brief.split(/\s+/).filter((word) => word !== '');
  if (words.length > MAX_WORDS) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `The brief has ${count(words.length)} words; at most ${count(MAX_WORDS)} are read. Shorten it to what shall be built.`,
    );
  }
  refuseOtherLanguages(brief);
}

const count = (value: number): string => value.toLocaleString('en-US');

function controlCharacter(text: string): number | undefined {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127 || code === 0xfffd) return i;
  }
  return undefined;
}

const SCRIPTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Chinese', /\p{Script=Han}/gu],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Cyrillic script', /\p{Script=Cyrillic}/gu],
  ['Arabic script', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Devanagari script', /\p{Script=Devanagari}/gu],
  ['Thai', /\p{Script=Thai}/gu],
];

function refuseOtherLanguages(brief: string): void {
  const letters = brief.match(/\p{L}/gu)?.length ?? 0;
  const scripts = SCRIPTS.map(([name, pattern]) => ({
    name,
    share: (brief.match(pattern)?.length ?? 0) / Math.max(1, letters),
  })).sort((a, b) => b.share - a.share);
  const [japanese] = scripts.filter(({ name, share }) => name === 'Japanese' && share > 0.05);
  const [most] = scripts;
  if (most && most.share > 0.3) throw otherLanguage((japanese ?? most).name);
  const words = brief.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = (set: ReadonlySet<string>): number =>
    words.filter((word) => set.has(word)).length / Math.max(1, words.length);
  const own = share(englishWords);
  const [likeliest] = Object.entries(english.others)
    .map(([language, list]) => ({ language, theirs: share(new Set(list)) }))
    .sort((one, other) => other.theirs - one.theirs);
  if (!likeliest) return;
  const { language, theirs } = likeliest;
  const enough = theirs * words.length >= 2 && theirs > 0.15 && theirs > own * 2;
  if (enough && (words.length >= ENOUGH_WORDS || own === 0)) throw otherLanguage(language);
}

/** English words that stand in technical texts of every language, or mean something in others. */
const SHARED = new Set([
  'app',
  'api',
  'rest',
  'list',
  'date',
  'title',
  'name',
  'a',
  'an',
  'in',
  'no',
  'me',
  'as',
  'so',
  'on',
  'i',
  'is',
  'be',
  'all',
  'one',
  'user',
  'users',
]);

/**
 * For a text that nothing could be made of: the refusal that names its language, where a few words are enough to tell it.
 * An English brief never gets here, so less is asked for than before reading.
 */
export function refusalOfLanguage(brief: string): QuantumLayerError | undefined {
  const words = brief.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.some((word) => englishWords.has(word) && !SHARED.has(word))) return undefined;
  // A word that English has too ("me a poem") tells nothing of another language.
  const foreign = words.filter((word) => !englishWords.has(word) && !SHARED.has(word));
  const hits = Object.entries(english.others)
    .map(([language, list]) => ({ language, count: foreign.filter((word) => list.includes(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [most] = hits;
  return most && most.count > 0 ? otherLanguage(most.language) : undefined;
}

const otherLanguage = (language: string): QuantumLayerError =>
  new QuantumLayerError(
    ErrorCode.UNSUPPORTED,
    `The brief looks like ${language}. Briefs are understood in English only; please write it in English.`,
  );
