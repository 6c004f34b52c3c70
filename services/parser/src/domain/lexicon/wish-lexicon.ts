import lexicon from '../../../data/lexicons/wishes.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

const indexOf = (groups: Readonly<Record<string, readonly string[]>>): PhraseIndex<string> => {
  const index = new PhraseIndex<string>();
  for (const [value, phrases] of Object.entries(groups)) for (const phrase of phrases) index.add(phrase, value);
  return index;
};
const listOf = (value: string, phrases: readonly string[]): PhraseIndex<string> => indexOf({ [value]: phrases });

export const nonFunctionalPhrases = indexOf(lexicon.nonFunctional);
export const authenticationPhrases = indexOf(lexicon.authentication);
export const openAccessPhrases = listOf('none', lexicon.openAccess);
export const applicationKindPhrases = indexOf(lexicon.applicationKind);
export const exclusionPhrases = indexOf(lexicon.exclusions);
/** Words that rule out keeping anything. */
export const statelessPhrases = listOf('storage', lexicon.statelessness);
/** Of a heading or label: what stands under it is not to be built. */
export const leftOutPhrases = listOf('left_out', lexicon.leftOut);
/** What each status of an answer is given for. */
export const statusCues = indexOf(lexicon.statusCues);
/** Of what somebody thinks of for later: "in the future we may ..." */
export const postponedOpenings = listOf('postponed', lexicon.postponedOpenings);
export const paginationPhrases = listOf('yes', lexicon.pagination);
export const pageStylePhrases = indexOf({ page: lexicon.pageStyle, offset: lexicon.offsetStyle });
export const nameIntroductions = listOf('name', lexicon.nameIntroductions);
export const noContentWords: ReadonlySet<string> = new Set(lexicon.noContent);

/** Words of content that say nothing of the domain by themselves: "possible", "course", "happen". */
export const idleWords: ReadonlySet<string> = new Set(lexicon.idleWords);
/** What opens why something is wanted: "so that". */
export const purposeOpenings = listOf('purpose', lexicon.purposeOpenings);

const unitsOfTime: Readonly<Record<string, number>> = lexicon.unitsOfTime;

/** Minutes in a unit of time, "hour" -> 60. */
export const minutesIn = (unit: string): number | undefined => unitsOfTime[unit];

export const wishVocabulary = [
  nonFunctionalPhrases,
  authenticationPhrases,
  applicationKindPhrases,
  exclusionPhrases,
  paginationPhrases,
  nameIntroductions,
];
