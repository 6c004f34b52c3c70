import type { SaidField } from './lists/said-field';
import type { NounPhrase } from './grammar/noun-phrase';
import type { Range } from './grammar/phrase-pattern';
import type { SentenceReading } from './reading';

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
  /** Said only by denying it under a condition: "cannot be cancelled once shipped". */
  readonly presupposed?: boolean;
  /** Of "their bookings": their own, where they are said to make them or nobody else is. */
  readonly theirs?: boolean;
  /** Of those that lead to a thing of theirs: Room in "bookings for my rooms". */
  readonly within?: string;
  /** The state that it is said to lead to: "when a clerk approves a claim, it becomes accepted". */
  readonly leadsTo?: string;
  /** The states that it is said to start from, where a flow tells it. */
  readonly startsFrom?: readonly string[];
  /** To a state that others lead to as well: "rejects it → back to open". */
  readonly leadsBack?: boolean;
  /** What it is taken out of: Layout in "remove modules from a layout". */
  readonly from?: string | undefined;
  /** Of "the host of the shed": who may, if the shed names him. */
  readonly holder?: ThingHolder | undefined;
  /** Of whoever did something else with it before: "the member who claimed it". */
  readonly by?: (Range & { readonly deed: string }) | undefined;
  readonly place: Place;
}

/** One person for each of some things: "the captain of the team". */
export interface ThingHolder {
  readonly entity: string;
  readonly noun: string;
  /** He brought it about: its owner, or a driver who is said to offer rides. */
  readonly isMaker: boolean;
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
  /** Where a deed is said to lead: states that are listed elsewhere count more. */
  readonly outcome?: boolean;
  /** "A manager approves or rejects it": no other deed follows from it because it is told later. */
  readonly decided?: boolean;
  /** "can be refired, then it is drying again": a deed that leads back from the last step. */
  readonly back?: { readonly deed: string; readonly from: string; readonly to: string; readonly verb?: string };
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
  /** Each row tells in words of its own what a role is for. */
  readonly describes?: boolean;
}
