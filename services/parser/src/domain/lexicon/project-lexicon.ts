import lexicon from '../../../data/lexicons/undertaking.json';

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);

/** Words that stand for what is built: "app", "service". */
export const projectHeads = setOf(lexicon.heads);
export const buildVerbs = setOf(lexicon.buildVerbs);
/** Words that say nothing of the domain: "small", "our". */
export const projectFillers = setOf(lexicon.fillers);
export const offTopicWords: readonly string[] = lexicon.offTopic.words;
/** What is no software when it is what somebody asks to be made. */
export const offTopicObjects: readonly string[] = lexicon.offTopic.objects;
export const offTopicOpenings: readonly string[] = lexicon.offTopic.openings;
export const softwareNouns = setOf(lexicon.softwareNouns);
