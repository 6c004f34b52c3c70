import { grammar } from '../../lexicon/grammar-lexicon';
import { isEntitled } from '../../lexicon/rights-lexicon';
import { baseOf } from '../../lexicon/verb-lexicon';
import type { Token } from '../../text/token';

const INFINITIVE_HEADS = [
  'want',
  'need',
  'like',
  'wish',
  'love',
  'expect',
  'has',
  'have',
  'got',
  'get',
  'plan',
  'ought',
];

/** "want", "able", "allowed": behind it "to" begins what is done. */
export const isInfinitiveHead = (token: Token | undefined): boolean =>
  token !== undefined &&
  (INFINITIVE_HEADS.includes(token.lower) || INFINITIVE_HEADS.includes(token.lemma) || isEntitled(token.lower));

/** "stored", "written", "put": what stands behind "is" in the passive. */
export const isParticiple = (token: Token): boolean =>
  (/(ed|en|wn|de|ght|ept|old|ent|un|ung)$/.test(token.lower) &&
    !['NOUN', 'ADP', 'ADV', 'NUM', 'PRON'].includes(token.pos) &&
    !isPlainAdjective(token)) ||
  grammar.linkParticiples.has(token.lower) ||
  grammar.haveParticiples.has(token.lower) ||
  (token.pos === 'VERB' && IRREGULAR.has(token.lower));

/** Participles that look like another form of the verb: "can be put on a list". */
const IRREGULAR = new Set(
  'put set cut shut hit read split lost won found fed met hung laid paid bred bound left led held told'.split(' '),
);

/** "open", "urgent", "light", "wide", "red": what only looks like a participle. */
const isPlainAdjective = ({ pos, lower }: Token): boolean =>
  pos === 'ADJ' && /(en|ent|old|ght|de|^[a-z]ed)$/.test(lower) && baseOf(lower) === undefined;

/** "for managing boats", "for booking rooms": what software is for; the deed is no part of the name of the things. */
export const isPurposeGerund = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' &&
  token.lower.endsWith('ing') &&
  (grammar.manageVerbs.has(token.lemma) || grammar.planningVerbs.has(token.lemma));
