import { grammar, isStopNoun } from '../lexicon/grammar-lexicon';
import { isPassing } from '../lexicon/state-lexicon';
import { projectHeads } from '../lexicon/project-lexicon';
import { fieldHint, isFieldName } from '../lexicon/field-lexicon';
import { entityName, isPlural, singular, singularWords } from '../names';
import type { EffectNote } from './effects/effect-note';
import type { SaidField } from './lists/said-field';
import type { NounPhrase } from './grammar/noun-phrase';
import type { Range } from './grammar/phrase-pattern';
import type { SentenceReading } from './reading';
import type { ParameterNote, RouteNote } from './routes/route-note';

/** Words of the brief that state something. */
export interface Place extends Range {
  readonly at: SentenceReading;
}

export interface EntityNote {
  readonly name: string;
  readonly place: Place;
  /** Fields, relations or operations of it are spoken of; a mere mention is not enough to make it one. */
  strength: 'mentioned' | 'declared';
}

export interface FieldNote {
  readonly entity: string;
  readonly field: SaidField;
  readonly phrase: NounPhrase;
  readonly place: Place;
  /** Declared as a field, so that no relation is made of it. */
  readonly exact?: boolean;
}

/** "an author has many books": how many of `to` one `from` has. */
export interface Multiplicity {
  readonly from: string;
  readonly to: string;
  readonly count: 'one' | 'many';
  /** Which side holds the other: "has" makes the other side belong to it, "belongs to" is held itself. */
  readonly verb: 'has' | 'refers' | 'joins';
  readonly role?: string | undefined;
  /** The role names the relation even where it is the only one of the two. */
  readonly named?: boolean | undefined;
  /** Said outright to be of one kind, so that both ends may be the same entity. */
  readonly sameKind?: boolean | undefined;
  /** Said by a deed that another entity may record, "members borrow books": gives way where one does. */
  readonly deed?: boolean | undefined;
  /** Said of many at once, "shows are broadcast in slots": gives way to what is said of one. */
  readonly loose?: boolean | undefined;
  /** A row may be without: "an optional folder", "dispatchers assign a driver to each trip". */
  readonly optional?: boolean | undefined;
  /** Said of those whom a row is given to, "assigned to them": a part of the row that is called "assignee" is who they are. */
  readonly given?: boolean | undefined;
  readonly place: Place;
}

/** "Authors write books": the book refers to its author, where authors are no mere role. */
export interface MakerNote {
  readonly maker: string;
  readonly made: string;
  /** Each makes one and no more. */
  readonly isOnly: boolean;
  readonly place: Place;
}

/** "the manager is also an employee": what a role of an entity stands for. */
export interface ReferenceNote {
  readonly entity: string;
  readonly role: readonly string[];
  readonly target: string;
  readonly place: Place;
  /** Holds even where no list of fields names the role. */
  readonly complete: boolean;
}

export interface Actor {
  readonly kind: 'role' | 'entity' | 'anyone' | 'authenticated' | 'owner' | 'someone';
  readonly name: string;
  readonly only: boolean;
  /** Roles that are owners here: "members" of "members edit their own reviews". */
  readonly roles?: readonly string[];
  /** Said of users: of all of them, or of those without a special role ("normal users"). */
  readonly users?: 'all' | 'ordinary';
  /** Said as a role beyond doubt ("as a doctor, I ..."), whatever else the word names. */
  readonly sure?: boolean;
}

export interface AbilityNote {
  readonly actor: Actor;
  readonly verb: string;
  readonly entity: string;
  readonly negated: boolean;
  /** Somebody "can" or "may", not merely does. */
  readonly allowed?: boolean;
  /** Holds only under a condition ("once it is approved"), so it rules nothing out. */
  readonly conditional?: boolean;
  /** Of "their bookings": their own, where they are said to make them or nobody else is. */
  readonly theirs?: boolean;
  readonly place: Place;
}

/** "managers see everything", "auditors have read access to invoices": `*` for every entity and for every verb. */
export interface SweepingNote {
  /** "they can't change anything" */
  readonly negated?: boolean;
  readonly actor: Actor;
  readonly verb: string;
  readonly entity: string;
  readonly place: Place;
}

/** "reports are submitted, then approved or rejected": steps in order, with alternatives. */
export interface LifecycleNote {
  readonly entity: string;
  readonly steps: readonly (readonly string[])[];
  /** Words of time say that these follow what was said before, or that they come first. */
  readonly ordered: boolean;
  /** Only what can become of it is said, "can be confirmed or cancelled": not where it begins. */
  readonly possible?: boolean;
  /** "can be refired, then it is drying again": a deed that leads back from the last step. */
  readonly back?: { readonly deed: string; readonly from: string; readonly to: string };
  readonly place: Place;
}

/** "supervisors may do whatever technicians may do" */
export interface InheritedRights {
  readonly role: string;
  readonly from: string;
}

/** "a salary range": two fields, the second not below the first. */
export interface RangeNote {
  readonly entity: string;
  readonly low: string;
  readonly high: string;
  readonly place: Place;
}

/** "price must be positive": waits until all fields are known. */
export interface ConstraintNote {
  readonly entity: string | undefined;
  /** What was spoken of when it was said, in case several have such a field. */
  readonly context?: string | undefined;
  /** Whether the words name a field of the entity or context even if nothing else does: "its weight must be positive". */
  readonly implies?: boolean;
  readonly words: readonly string[];
  readonly values: readonly string[];
  readonly place: Place;
}

/** "When a claim is approved, the approval date is recorded": a moment that is written down when something is done. */
export interface MomentNote {
  /** What it is done to, or what does it. */
  readonly entity: string;
  /** "approve", "return", "leave" */
  readonly verb: string;
  readonly passive: boolean;
  /** Whose moment it is, where that is said: "the claim's approval date". */
  readonly owner: string | undefined;
  readonly words: readonly string[];
  readonly place: Place;
}

/** A table of who may do what, while its rows are read: roles or entities over the columns. */
export interface PermissionTable {
  readonly roles?: readonly (Actor | undefined)[];
  readonly entities?: readonly (string | undefined)[];
}

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
  readonly routes: RouteNote[] = [];
  readonly parameters: ParameterNote[] = [];
  readonly roles = new Map<string, Place>();
  /** Records of deeds, by the names that we gave them or the brief has for them. */
  readonly deeds = new Set<string>();
  /** The entities that a first reading found to have a field of the name: "prices" are those of rooms. */
  readonly holders = new Map<string, ReadonlySet<string>>();
  /** What owners are called who are people rather than whoever made a row: dog_owner. */
  ownersByTrade: string | undefined;
  /** The sentences that were read, in order: "they" are often the people of the one before. */
  readonly told: SentenceReading[] = [];
  /** A first reading has found what there is. */
  isSecond = false;
  /** Entities that a list, a heading or a definition names as such. */
  readonly listed = new Set<string>();
  /** What somebody only says to have or to want. */
  readonly had = new Set<string>();
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
    const isKnown = this.fields.some(({ entity }) => entity === only);
    return longer.size === 1 && isKnown ? only : undefined;
  }
}

/** "an internal tool" is what is built; "a power tool" is not. */
const SOFTWARE_ADJECTIVES = new Set(
  'internal simple little small new web online admin management handy better planning booking'.split(' '),
);

/** Times that are events where something is told of them: "an evening has a date". */
const EVENTFUL = new Set(['evening', 'morning', 'afternoon', 'night', 'weekend', 'season']);

/** Whether the words can name something of the domain; with fields given, more words can. */
export function canBeEntity(words: readonly string[], withFields = false): boolean {
  const last = singular(words.at(-1) ?? '');
  if (words.length === 0 || words.length > 3 || !/^[a-z]/.test(last) || last.length < 2) return false;
  if (words.length === 1 && grammar.timeNouns.has(last) && !(withFields && EVENTFUL.has(last))) return false;
  if (words.length > 1 && (grammar.figureWords.has(words[0] ?? '') || isPassing(words[0] ?? ''))) return false;
  // "number of copies"
  if (words[1] === 'of' && ['number', 'amount', 'count'].includes(words[0] ?? '')) return false;
  if (words.length > 1 && last === 'tool' && SOFTWARE_ADJECTIVES.has(words[0] ?? '')) return false;
  if (words.length === 1)
    return !isStopNoun(last, withFields ? 'strict' : 'any') && !(projectHeads.has(last) && !withFields);
  // "a discount code", but no "postal code"
  const isCode = last === 'code' && withFields && fieldHint(words.join('_'))?.exact !== true;
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
