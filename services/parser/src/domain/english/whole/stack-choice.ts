import {
  builtDatabases,
  builtLanguages,
  isOurFramework,
  languageOfFramework,
  type StackTerm,
} from '../../lexicon/stack-lexicon';
import type { PhraseMatch } from '../grammar/phrase-index';
import type { SentenceReading } from '../reading';
import type { Evidence } from './stack-evidence';

/** A technology as one sentence mentions it. */
export interface StackMention {
  readonly at: SentenceReading;
  readonly match: PhraseMatch<StackTerm>;
  readonly evidence: Evidence;
}

/**
 * Those that count: what is asked for outright; else what is preferred; where that cannot be built, what would also do. "Spring
 * Boot preferred, but Python is fine" is a wish with a way out, no contradiction.
 */
export function chosenMentions(mentions: readonly StackMention[]): StackMention[] {
  const isDatabase = ({ match }: StackMention): boolean => match.value.kind === 'database';
  return [...choose(mentions.filter(isDatabase)), ...choose(mentions.filter((mention) => !isDatabase(mention)))];
}

function choose(mentions: readonly StackMention[]): StackMention[] {
  const at = (evidence: Evidence): StackMention[] => mentions.filter((mention) => mention.evidence === evidence);
  const said = at('wish');
  // "We are Java people, please take TypeScript": beside a language that can be built, others are only spoken of.
  const isForeign = (mention: StackMention): boolean => mention.match.value.kind === 'language' && !isBuilt(mention);
  const firm = said.some(isBuilt) ? said.filter((mention) => !isForeign(mention)) : said;
  if (firm.length > 0) {
    const keys = firm.map(keyOf);
    return mentions.filter((mention) => firm.includes(mention) || keys.includes(keyOf(mention)));
  }
  const inTurn = [...at('soft'), ...at('hint'), ...at('skill')];
  const way = inTurn.find(isBuilt);
  if (!way) return inTurn.filter(({ evidence }) => evidence !== 'skill').slice(0, 1);
  const same = inTurn.filter((mention) => keyOf(mention) === keyOf(way));
  const frameworks = same.filter(({ match }) => match.value.kind === 'framework');
  const framework = frameworks.find(isOurs) ?? frameworks[0];
  return same.filter((mention) => mention.match.value.kind !== 'framework' || mention === framework);
}

/** A framework speaks for its language. */
const keyOf = ({ match: { value } }: StackMention): string =>
  value.kind === 'framework' ? (languageOfFramework(value.value) ?? value.value) : value.value;

const isOurs = (mention: StackMention): boolean => isOurFramework(mention.match.value.value, keyOf(mention));

const isBuilt = (mention: StackMention): boolean =>
  (mention.match.value.kind === 'database' ? builtDatabases : builtLanguages).has(keyOf(mention));
