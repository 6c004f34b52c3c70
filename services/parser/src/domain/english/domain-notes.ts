import { grammar, isStopNoun } from '../lexicon/grammar-lexicon';
import { isPassing } from '../lexicon/state-lexicon';
import { projectHeads } from '../lexicon/project-lexicon';
import { fieldHint, isFieldName } from '../lexicon/field-lexicon';
import { entityName, isPlural, singular, singularWords } from '../names';
import type {
  Place,
  EntityNote,
  FieldNote,
  Multiplicity,
  MakerNote,
  ReferenceNote,
  AbilityNote,
  SweepingNote,
  LifecycleNote,
  InheritedRights,
  RangeNote,
  ConstraintNote,
  MomentNote,
  PermissionTable,
} from './notes';
import type { DeedNote } from './effects/deed-note';
import type { EffectNote } from './effects/effect-note';
import type { NounPhrase } from './grammar/noun-phrase';
import type { SentenceReading } from './reading';
import type { ParameterNote, RouteNote } from './routes/route-note';
import type { Flow } from './states/read-flows';

/** Everything that the sentences say of the domain, before it is decided what is an entity, a field or a role. */
export class DomainNotes {
  readonly entities = new Map<string, EntityNote>();
  readonly fields: FieldNote[] = [];
  readonly multiplicities: Multiplicity[] = [];
  readonly references: ReferenceNote[] = [];
  readonly makers: MakerNote[] = [];
  readonly abilities: AbilityNote[] = [];
  readonly lifecycles: LifecycleNote[] = [];
  permissionTable: PermissionTable | undefined;
  readonly sweeping: SweepingNote[] = [];
  readonly inherited: InheritedRights[] = [];
  readonly constraints: ConstraintNote[] = [];
  readonly ranges: RangeNote[] = [];
  readonly moments: MomentNote[] = [];
  readonly effects: EffectNote[] = [];
  readonly deedNotes: DeedNote[] = [];
  readonly routes: RouteNote[] = [];
  readonly parameters: ParameterNote[] = [];
  readonly roles = new Map<string, Place>();
  /** Records of deeds, by the names that we gave them or the brief has for them. */
  readonly deeds = new Set<string>();
  /** Records of two things together, by the names that we gave them: OrderItem. */
  readonly pairs = new Set<string>();
  /** Parts of two things together, by where they are told: of which other thing they are as well, and whether the words say so outright. */
  readonly ofBoth = new Map<Place, { readonly of: string; readonly isSure: boolean }>();
  /** The entities that a first reading found to have a field of the name: "prices" are those of rooms. */
  readonly holders = new Map<string, ReadonlySet<string>>();
  /** What owners are called who are people rather than whoever made a row: dog_owner. */
  ownersByTrade: string | undefined;
  /** Where the lines of a flow have come to. */
  readonly flows = new Map<SentenceReading, Flow>();
  /** "The owner sees everything": he owns the business, and is not whoever made a row. */
  hasBusinessOwner = false;
  /** What roles are called for short, by their names: operator for machine_operator. */
  shortRoles: ReadonlyMap<string, string> = new Map();
  /** The sentences that were read, in order: "they" are often the people of the one before. */
  readonly told: SentenceReading[] = [];
  /** A first reading has found what there is. */
  isSecond = false;
  /** Nothing is told of what is kept, only of what people do: "stewards may lock a bike" then keeps bikes. */
  takesDeeds = false;
  /** Entities that a list, a heading or a definition names as such. */
  readonly listed = new Set<string>();
  /** What somebody only says to have or to want. */
  readonly had = new Set<string>();
  /** Where things are spoken of before anything is told of them: "we breed dogs". */
  readonly introduced: { readonly name: string; readonly place: Place }[] = [];
  /**
   * @param foreseen entities that a first reading found, so that the order of the sentences does not matter
   * @param aliases shorter or longer names of the same thing: "report" for ExpenseReport
   */
  constructor(
    private readonly foreseen: ReadonlySet<string> = new Set(),
    private readonly aliases: ReadonlyMap<string, string> = new Map(),
    /** What a named domain is about: Todo in a to-do list. */
    readonly main?: string,
    /** What a first reading took for an entity, but found nothing of. */
    private readonly rejected: ReadonlySet<string> = new Set(),
    /** What a first reading found to happen at some time: one of its parts says when. */
    readonly events: ReadonlySet<string> = new Set(),
  ) {}

  private spokenOf: string | undefined;
  private candidate: string | undefined;

  /** The two kinds of things that were named together last: "the former" and "the latter". */
  pair: readonly [string, string] | undefined;

  /** Whose list was spoken of last, and in which sentence. */
  queried: { readonly entity: string; readonly sentence: number } | undefined;

  /** What was said last to be recorded of a deed; "with" behind it tells its parts. */
  recorded: { readonly entity: string; readonly at: SentenceReading; readonly end: number } | undefined;

  /** What "it", "they" and "each" stand for. */
  get current(): string | undefined {
    return this.spokenOf;
  }

  set current(name: string | undefined) {
    if (name !== undefined && this.rejected.has(name)) return;
    this.spokenOf = name;
    this.candidate = undefined;
  }

  /** A subject of which nothing is known yet: "A donor is a shop or a person, it has a name" makes one of it. */
  get topic(): string | undefined {
    return this.candidate;
  }

  set topic(name: string | undefined) {
    if (name !== undefined && (this.isDeclared(name) || this.foreseen.has(name))) this.current = name;
    else this.candidate = name;
  }

  declare(said: string, place: Place, strength: EntityNote['strength'] = 'declared'): void {
    const name = this.canonical(said);
    const known = this.entities.get(name);
    if (!known) this.entities.set(name, { name, place, strength });
    else if (strength === 'declared') known.strength = 'declared';
  }

  /** Declares what the brief lists as an entity. */
  list(said: string, place: Place): void {
    this.declare(said, place);
    this.listed.add(this.canonical(said));
  }

  /** The name under which the thing is known. */
  canonical(name: string): string {
    return this.aliases.get(name) ?? name;
  }

  /** Whether words of the phrase were read as something about the whole: a technology, a login, the API itself. */
  isTaken({ reserved }: SentenceReading, { head }: NounPhrase): boolean {
    for (let i = head.start; i < head.end; i++) if (reserved.has(i)) return true;
    return false;
  }

  isForeseen(name: string): boolean {
    return this.foreseen.has(name);
  }

  isDeclared(name: string): boolean {
    return this.entities.get(name)?.strength === 'declared';
  }

  /** The entity that the words name: "books" or "the delivery driver" where Book or Driver is known. */
  entityFor(said: readonly string[]): string | undefined {
    const known = this.knownEntity(said);
    const isRecord =
      known === undefined &&
      said.length > 1 &&
      /^(records?|entry|entries|data|details|information|profiles?)$/.test(said.at(-1) ?? '');
    return isRecord ? this.knownEntity(said.slice(0, -1)) : known;
  }

  private knownEntity(words: readonly string[]): string | undefined {
    for (let from = 0; from < words.length; from++) {
      const name = this.canonical(entityName(words.slice(from)));
      if (this.isDeclared(name) || this.foreseen.has(name)) return name;
    }
    // "An inspection" may yet turn out to be a thing of its own.
    const mayBeShort = isPlural(words[0] ?? '') || this.isSecond;
    return words.length === 1 && mayBeShort && !isFieldName(singularWords(words))
      ? this.longerName(entityName(words))
      : undefined;
  }

  /** "orders", "the order", where purchase orders are the only ones. */
  private longerName(short: string): string | undefined {
    const known = [...this.entities.values()].flatMap(({ name, strength }) => (strength === 'declared' ? [name] : []));
    const longer = new Set([...known, ...this.foreseen].filter((name) => name.endsWith(short) && name !== short));
    const [only] = longer;
    const isKnown =
      this.fields.some(({ entity }) => entity === only) ||
      this.multiplicities.some(({ from, to }) => from === only || to === only);
    return longer.size === 1 && isKnown ? only : undefined;
  }
}

/** "an internal tool" is what is built; "a power tool" is not. */
const SOFTWARE_ADJECTIVES = new Set(
  'internal simple little small new web online admin management handy better planning booking'.split(' '),
);

/** Times that are events where something is told of them: "an evening has a date". */
const EVENTFUL = new Set(['evening', 'morning', 'afternoon', 'night', 'weekend', 'season']);

const FAMILY = new Set('mother father brother sister son daughter husband wife'.split(' '));

/** Somebody's kin, who are a kind of people only where several are spoken of, or each of them. */
export const isFamily = (noun: string): boolean => FAMILY.has(noun);

const COUNTED = new Set('two three four five six seven eight nine ten eleven twelve twenty thirty fifty'.split(' '));

/** Whether the words can name something of the domain; with fields given, more words can. */
export function canBeEntity(words: readonly string[], withFields = false): boolean {
  const last = singular(words.at(-1) ?? '');
  if (words.length === 0 || words.length > 3 || !/^[a-z]/.test(last) || last.length < 2) return false;
  // "Technically, do you have any wishes?"
  if (/ically$/.test(last)) return false;
  if (words.length === 1 && grammar.timeNouns.has(last) && !(withFields && EVENTFUL.has(last))) return false;
  if (words.length > 1 && (grammar.figureWords.has(words[0] ?? '') || isPassing(words[0] ?? ''))) return false;
  // "a tour is for ten people": how many, and no kind of people
  if (words.length > 1 && COUNTED.has(words[0] ?? '')) return false;
  // "number of copies"
  if (words[1] === 'of' && ['number', 'amount', 'count'].includes(words[0] ?? '')) return false;
  if (words.length > 1 && last === 'tool' && SOFTWARE_ADJECTIVES.has(words[0] ?? '')) return false;
  // "My mother" is nobody's row; "mothers" are.
  if (withFields && words.length === 1 && isPlural(words[0] ?? '') && isFamily(last)) return true;
  if (words.length === 1)
    return !isStopNoun(last, withFields ? 'strict' : 'any') && !(projectHeads.has(last) && !withFields);
  // "a discount code", "a room type", but no "postal code" and no "blood type"
  const isCode = (last === 'code' || last === 'type') && withFields && fieldHint(words.join('_'))?.exact !== true;
  return (
    (isCode || !isStopNoun(last, 'strict')) &&
    !words.some((word) => PRONOUNS.has(word) || ['everything', 'nothing', 'now', 'who', 'how'].includes(word))
  );
}

export const PRONOUNS = new Set([
  'it',
  'they',
  'them',
  'this',
  'these',
  'those',
  'each',
  'he',
  'she',
  'both',
  'that',
  'one',
  'all',
  'which',
  'who',
]);
