import { isPersonNoun } from '../../lexicon/account-lexicon';
import { lengthOf } from '../../lexicon/effect-lexicon';
import { baseOfGerund } from '../../lexicon/verb-lexicon';
import { camelCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { Occasion, Read } from './effect-note';
import { subjectAt } from './plain-subjects';

type NamedThing = Pick<NounPhrase, 'words' | 'plural' | 'quantity' | 'end'>;

const AUXILIARIES = ['be', 'have', 'get', 'been', 'has', 'is', 'are', 'was'];
const PARTICLES = ['in', 'out', 'up', 'off', 'on', 'back'];

/** "When a class is booked", "returning a book", "each purchase", "after every sale": the occasion at the place, if one stands there. */
export function occasionAt(tokens: readonly Token[], start: number, limit: number): Read<Occasion> | undefined {
  const cue = cueAt(tokens, start);
  if (cue > 0) return clauseAt(tokens, start + cue, limit) ?? thingAt(tokens, start + cue, limit);
  return start === 0 ? (gerundAt(tokens, start, limit) ?? thingAt(tokens, start, limit)) : undefined;
}

/** How many words open an occasion. */
export const cueAt = (tokens: readonly Token[], i: number): number =>
  lengthOf('each', tokens, i) || lengthOf('occasions', tokens, i);

/** "a class is booked", "a member books a class", "the rental ends" */
function clauseAt(tokens: readonly Token[], start: number, limit: number): Read<Occasion> | undefined {
  const subject = subjectAt(tokens, start, limit);
  if (!subject) return undefined;
  let verb = subject.end;
  while (verb < limit && (isWord(tokens[verb], ...AUXILIARIES) || isAdverb(tokens[verb]))) verb++;
  const word = tokens[verb];
  if (word?.kind !== 'word' || verb >= limit || tokens.slice(subject.end, verb).some((token) => isWord(token, 'not')))
    return undefined;
  const isPassive = tokens.slice(subject.end, verb).some((token) => isWord(token, 'be', 'get', 'been'));
  if (isPassive) return passive(tokens, subject, verb, limit);
  if (!['VERB', 'AUX', 'NOUN'].includes(word.pos) || word.lemma === word.lower) return undefined;
  const deed = behindParticle(tokens, verb, word.lemma);
  const object = isWord(tokens[deed.end], 'it') ? pronounAt(deed.end) : nounPhraseAt(tokens, deed.end, limit);
  return object
    ? withDoer(said(tokens, object, [deed.name], false, object.end, limit), subject)
    : said(tokens, subject, [deed.name], false, deed.end, limit);
}

function passive(
  tokens: readonly Token[],
  subject: NounPhrase,
  verb: number,
  limit: number,
): Read<Occasion> | undefined {
  let end = verb + 1;
  while (
    end < limit &&
    tokens[end]?.pos === 'ADP' &&
    isWord(tokens[end], ...PARTICLES) &&
    isEnd(tokens[end + 1], end + 1, limit)
  )
    end++;
  const words = tokens.slice(verb, end).map(({ lower }) => lower);
  const by = isWord(tokens[end], 'by') ? nounPhraseAt(tokens, end + 1, limit) : undefined;
  return withDoer(said(tokens, subject, words, true, end, limit), by);
}

/** "When an agent resolves it": what was spoken of before, without words of its own. */
const pronounAt = (start: number): NamedThing => ({ words: [], plural: false, quantity: undefined, end: start + 1 });

const withDoer = ({ said, end }: Read<Occasion>, doer: Range | undefined): Read<Occasion> => ({
  said: { ...said, doer: doer && { start: doer.start, end: doer.end } },
  end,
});

/** "Returning a book", "approving a deposit" */
function gerundAt(tokens: readonly Token[], start: number, limit: number): Read<Occasion> | undefined {
  const verb = baseOfGerund(tokens[start]?.lower ?? '');
  if (verb === undefined) return undefined;
  const deed = behindParticle(tokens, start, verb);
  const object = subjectAt(tokens, deed.end, limit);
  return (
    object && {
      said: { words: object.words, many: isMany(object), deed: [deed.name], passive: false },
      end: object.end,
    }
  );
}

/** "each purchase", "every sale": one more of them. */
function thingAt(tokens: readonly Token[], start: number, limit: number): Read<Occasion> | undefined {
  const phrase = subjectAt(tokens, start, limit);
  const isPerson = phrase && isPersonNoun(phrase.words.at(-1) ?? '');
  const isOne = phrase && !isPerson && !phrase.plural && isWord(tokens[start], 'each', 'every', 'a', 'an', 'any');
  return isOne ? said(tokens, phrase, [], false, phrase.end, limit) : undefined;
}

/** With what else is said of it up to the comma: "by a member", "at the desk". */
function said(
  tokens: readonly Token[],
  { words, ...phrase }: NamedThing,
  deed: readonly string[],
  isPassive: boolean,
  start: number,
  limit: number,
): Read<Occasion> {
  let end = start;
  if (tokens[end]?.pos === 'ADP' && isWord(tokens[end], 'by', 'at', 'for', 'in', 'with', 'from', 'to')) {
    const party = nounPhraseAt(tokens, end + 1, limit);
    if (party) end = party.end;
  }
  if (isMark(tokens[end], ',')) end++;
  return { said: { words, many: isMany(phrase), deed, passive: isPassive }, end };
}

const isMany = ({ plural, quantity }: Pick<NounPhrase, 'plural' | 'quantity'>): boolean =>
  plural || quantity === 'many';

/** "check in a guest": checkIn */
function behindParticle(tokens: readonly Token[], verb: number, lemma: string): { name: string; end: number } {
  const isParticle = isWord(tokens[verb + 1], ...PARTICLES) && lemma !== 'be';
  return isParticle
    ? { name: camelCase([lemma, tokens[verb + 1]?.lower ?? '']), end: verb + 2 }
    : { name: lemma, end: verb + 1 };
}

const isAdverb = (token: Token | undefined): boolean =>
  token?.pos === 'ADV' || isWord(token, 'not', 'successfully', 'fully');

const isEnd = (token: Token | undefined, i: number, limit: number): boolean =>
  i >= limit || token === undefined || token.kind === 'mark';
