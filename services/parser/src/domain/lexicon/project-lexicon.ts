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
/** Software whose name says what it keeps: "planner", "logbook". */
export const recordNouns = setOf(lexicon.recordNouns);
/** "I run a kennel" */
export const runVerbs = setOf(lexicon.runVerbs);
/** "for tracking samples" */
export const keepingVerbs = setOf(lexicon.keepingVerbs);
/** Who may ask for any software, and what for: no name of one. */
export const askers = setOf(lexicon.askers);
/** Behind what is done they say what it is for: "order management". */
export const undertakings = setOf(lexicon.undertakings);
/** What things are kept in: a "wine cellar" holds wines. */
export const containers = setOf(lexicon.containers);
/** Places and associations of people, with what each keeps first of all: a club its members. */
export const ventures: ReadonlyMap<string, string> = new Map(Object.entries(lexicon.ventures));
/** What stands above a brief and names neither its subject nor its software: "requirements", "overview". */
export const headingWords = setOf(lexicon.headingWords);
/** What is said of a sample without saying what it shows: "payload", "example". */
export const sampleWords = setOf(lexicon.sampleWords);
