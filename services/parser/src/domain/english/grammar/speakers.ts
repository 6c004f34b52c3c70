import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads, softwareNouns } from '../../lexicon/project-lexicon';
import { isPlural, singular, wordsOf } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { Range } from './phrase-pattern';
import type { SentenceReading } from '../reading';

const SPEAKERS = new Set(['we', 'i', 'you', 'us', 'me', 'everyone', 'everybody', 'one', 'let']);

/** "A product", "every service", "applications" at the head of a clause: things of the domain, even where the word can mean software. */
function isKind(tokens: readonly Token[], { start, end }: Range): boolean {
  const before = tokens[start - 1];
  if (isHandedOver(tokens, start)) return true;
  if (before !== undefined && before.kind !== 'mark' && !isWord(before, 'and', 'so', 'but', 'where', 'because'))
    return false;
  const words = tokens.slice(start, end).filter(({ kind }) => kind === 'word');
  const last = words.at(-1);
  if (!last || SPEAKERS.has(last.lower) || CORE_SOFTWARE.has(last.lemma)) return false;
  if (isWord(words[0], 'each', 'every')) return true;
  return (
    words.length <= 3 &&
    (isWord(words[0], 'a', 'an') ||
      (words.length <= 2 && isPlural(last.lower) && !isWord(words[0], 'the', 'these', 'our')))
  );
}

/** "Applicants hand in an application, which includes ...": several people do something with one each. */
function isHandedOver(tokens: readonly Token[], start: number): boolean {
  const verb = tokens[start - 1]?.pos === 'VERB' ? start - 1 : start - 2;
  const isDeed = tokens[verb]?.pos === 'VERB' && (verb === start - 1 || tokens[start - 1]?.pos === 'ADP');
  const who = tokens[verb - 1];
  if (!isWord(tokens[start], 'a', 'an') || !isDeed) return false;
  return (who?.kind === 'word' && isPersonNoun(singular(who.lower))) || HANDING.has(tokens[verb]?.lemma ?? '');
}

/** What is done with applications, and with no software. */
const HANDING = new Set('submit hand fill file lodge send receive review reject approve'.split(' '));

/** What is asked for, never a thing of its domain. */
const CORE_SOFTWARE = new Set([
  'app',
  'api',
  'backend',
  'software',
  'system',
  'microservice',
  'website',
  'crud',
  'endpoint',
  'database',
]);

/** "A service that keeps beehives": with what it does behind it, the software that is asked for. */
function isSoftwareThat(tokens: readonly Token[], { start, end }: Range): boolean {
  const words = tokens.slice(start, end).filter(({ kind }) => kind === 'word');
  return isWord(words.at(-1), 'that', 'which') && softwareNouns.has(words.at(-2)?.lemma ?? '');
}

/** "The tool should be able to", "the site must let members": what is asked of the software, though there are tools and sites to keep. */
function isAskedOfSoftware(tokens: readonly Token[], { start, end }: Range): boolean {
  const noun = tokens[end - 1];
  if (end - start !== 2 || !isWord(tokens[start], 'the', 'this', 'our') || !noun || isPlural(noun.lower)) return false;
  if (!projectHeads.has(noun.lower) || !isWord(tokens[end], 'should', 'must', 'shall', 'will', 'need', 'have'))
    return false;
  const verb = tokens.slice(end + 1, end + 4).find((token) => !isWord(token, 'to', 'be', 'also', 'have', 'the'));
  return (
    verb !== undefined &&
    (grammar.manageVerbs.has(verb.lemma) ||
      isWord(verb, 'able', 'ability', 'possibility', 'option', 'allow', 'let', 'support', 'offer', 'provide', 'enable'))
  );
}

/** Whether the subject is whoever speaks or the software itself: what they "have" or "store" are entities, not fields. */
export function isSpeaker({ sentence: { tokens }, whole }: SentenceReading, subject: Range | undefined): boolean {
  if (!subject || isSoftwareThat(tokens, subject)) return true;
  if (isKind(tokens, subject)) return false;
  const content = tokens.flatMap((token, i) =>
    i >= subject.start && i < subject.end && ['NOUN', 'PROPN', 'ADJ'].includes(token.pos) && token.kind === 'word'
      ? [i]
      : [],
  );
  const last_ = content.at(-1);
  if (last_ !== undefined && whole.has(last_)) return true;
  const words = tokens
    .slice(subject.start, subject.end)
    .filter(({ kind, lower }) => kind === 'word' && !grammar.adverbs.has(lower));
  const last = words.at(-1);
  // "Both have a name": what was spoken of.
  if (!last) return !isWord(tokens[subject.start], 'both');
  // "She'd also like their numbers": somebody who asks as well.
  const asksToo = ['he', 'she'].includes(last.lower) && isWord(tokens[subject.end], 'would', "'d");
  if (SPEAKERS.has(last.lower) || asksToo || isAskedOfSoftware(tokens, subject)) return true;
  return (
    // "products with a price": several are what is kept.
    projectHeads.has(last.lower) &&
    wordsOf(last.lemma).length === 1 &&
    !['company', 'list', 'project', 'board', 'log', 'directory', 'store', 'program', 'site', 'tool'].includes(
      last.lemma,
    )
  );
}

/** "We are a bakery with ...", "I run a gym with ...": who asks, not what is asked for. */
export const introducesSpeaker = (tokens: readonly Token[], objectStart: number): boolean =>
  isWord(tokens[objectStart - 1], 'be', "'re", "'m", 'run', 'own', 'operate') &&
  isWord(tokens[objectStart - 2], 'we', 'i') &&
  isWord(tokens[objectStart], 'a', 'an');
