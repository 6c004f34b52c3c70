import lexicon from '../../../data/lexicons/grammar.json';
import { camelCase } from '../names';

type Words = ReadonlySet<string>;
const setOf = (words: readonly string[]): Words => new Set(words);

/** Closed classes of words that the grammar is built on. */
export const grammar = {
  articles: setOf(lexicon.articles),
  possessives: setOf(lexicon.possessives),
  many: setOf(lexicon.many),
  one: setOf(lexicon.one),
  manyPhrases: lexicon.manyPhrases.map((phrase) => phrase.split(' ')),
  onePhrases: lexicon.onePhrases.map((phrase) => phrase.split(' ')),
  optionalAdjectives: setOf(lexicon.optionalAdjectives),
  requiredAdjectives: setOf(lexicon.requiredAdjectives),
  uniqueAdjectives: setOf(lexicon.uniqueAdjectives),
  emptyAdjectives: setOf(lexicon.emptyAdjectives),
  adverbs: setOf(lexicon.adverbs),
  fillerPhrases: lexicon.fillerPhrases.map((phrase) => phrase.split(' ')),
  relatives: setOf(lexicon.relatives),
  boundaries: setOf(lexicon.boundaries),
  modals: setOf(lexicon.modals),
  haveVerbs: setOf(lexicon.haveVerbs),
  tellVerbs: setOf(lexicon.tellVerbs),
  entryVerbs: setOf(lexicon.entryVerbs),
  dataNouns: setOf(lexicon.dataNouns),
  haveParticiples: setOf(lexicon.haveParticiples),
  makeParticiples: setOf(lexicon.makeParticiples),
  makingVerbs: setOf(lexicon.makingVerbs),
  /** What is made with them is for a time to come. */
  planningVerbs: setOf(lexicon.planningVerbs),
  manageVerbs: setOf(lexicon.manageVerbs),
  settingVerbs: setOf(lexicon.settingVerbs),
  belongVerbs: setOf(lexicon.belongVerbs),
  linkParticiples: setOf(lexicon.linkParticiples),
  reflexiveCues: setOf(lexicon.reflexiveCues),
  joinVerbs: setOf(lexicon.joinVerbs),
  ofHeads: setOf(lexicon.ofHeads),
  pluralThings: setOf(lexicon.pluralThings),
  listNouns: setOf(lexicon.listNouns),
  /** What shows other things: nobody keeps it. */
  viewNouns: setOf(lexicon.viewNouns),
  /** What people are sent: "a reminder". */
  messageNouns: setOf(lexicon.messageNouns),
  contrasts: setOf(lexicon.contrasts),
  /** They contrast with one another alone: "a trade and an hourly fee". */
  recurrences: setOf(lexicon.recurrences),
  /** What somebody finds of something is no field of it: "a good reputation". */
  judgements: setOf(lexicon.judgements),
  massThings: setOf(lexicon.massThings),
  thingLabels: setOf(lexicon.thingLabels),
  /** They open the name of a figure, never that of a thing: "the total cost", "the most ordered cakes". */
  figureWords: setOf(lexicon.figureWords),
  timeNouns: setOf(lexicon.timeNouns),
  fieldListLabels: setOf(lexicon.fieldListLabels),
  /** "its dimensions (height, width)": a name for several fields of the same thing. */
  partitives: setOf(lexicon.partitives),
  collectiveParts: setOf(lexicon.collectiveParts),
  entityListLabels: setOf(lexicon.entityListLabels),
  headingStops: setOf(lexicon.headingStops),
} as const;

const stopNouns = setOf(lexicon.stopNouns);
const weakStopNouns = setOf(lexicon.weakStopNouns);
const crudVerbs: Readonly<Record<string, string>> = {
  ...lexicon.crudVerbs,
  ...Object.fromEntries(
    Object.entries(lexicon.phrasalVerbs).map(([verb, meaning]) => [camelCase(verb.split(' ')), meaning]),
  ),
};

/** Nouns that name no data of the domain ("system", "feature"); weak ones may when fields are given for them ("project"). */
export const isStopNoun = (noun: string, strength: 'any' | 'strict' = 'any'): boolean =>
  stopNouns.has(noun) && (strength === 'any' || !weakStopNouns.has(noun));

/** The operation that a verb stands for: "browse" -> read, "manage" -> *, "setUp" -> create; "" for verbs that are their own action. */
export const crudVerb = (lemma: string): string | undefined => crudVerbs[lemma];
