import { create } from '@bufbuild/protobuf';
import {
  AssumptionSchema,
  FactKind,
  FactOrigin,
  FactSchema,
  SpanSchema,
  type Assumption,
  type Fact,
  type Span,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import type { Route } from '../routes/route';
import type { Sentence, Token } from '../text/token';
import type { Range } from './grammar/phrase-pattern';
import type { UsualModel } from './usual/usual-model';

/** Where a sentence states a fact. */
export interface Statement extends Range {
  readonly kind: FactKind;
  readonly subject: string;
  readonly value: string;
}

/** What holds although no fact says so. */
export interface Settled extends Range {
  /** The thing whose usual rights the words say again, and nothing else. */
  readonly rightsOn?: string;
}

/** A sentence while it is read: which of its tokens led to something. */
export interface SentenceReading {
  readonly sentence: Sentence;
  readonly used: boolean[];
  /** Tokens that name what is built as a whole: "blog", "REST API". */
  readonly whole: Set<number>;
  /** Tokens that speak of the whole in any way; they name nothing of the domain. */
  reserved: ReadonlySet<number>;
  readonly facts: Set<number>;
  readonly stated: Statement[];
  /** Limits that hold although no fact of this sentence says so: what a role may not is allowed to others only. */
  readonly settled: Settled[];
  readonly assumptions: Set<number>;
  /** What is not understood, whatever else the words around it led to. */
  readonly missed: Range[];
  /** The routes it names of which something is made. */
  readonly readRoutes: Set<Route>;
  /** Nothing to build: a greeting, thanks, a heading that only names what follows. */
  noContent: boolean;
  /** Stands among what is not to be built: nothing else is read of it. */
  leftOut: boolean;
}

/** Collects facts and assumptions of the brief with their places. */
export class BriefReading {
  readonly facts: Fact[] = [];
  readonly assumptions: Assumption[] = [];
  readonly sentences: SentenceReading[];
  /** `Report.approved` -> the states that it is reached from. */
  readonly moves = new Map<string, readonly string[]>();
  /** `member Booking.cancel`: rights that a role was given on its own rows only, "members cancel their own bookings". */
  readonly ownOnly = new Set<string>();
  /** `intern Contact.read`: what a role may not, whoever else may. */
  readonly denied = new Set<string>();
  /** `Task.update`: what users may write without any role. */
  readonly ofUsers = new Set<string>();
  /** The usual model of the domain that the brief names, as the brief changes it. */
  usual: UsualModel | undefined;

  private below: ReadonlyMap<Sentence, readonly SentenceReading[]> | undefined;

  constructor(
    sentences: readonly Sentence[],
    readonly source: number,
  ) {
    this.sentences = sentences.map((sentence) => ({
      sentence,
      used: sentence.tokens.map(() => false),
      whole: new Set(),
      reserved: new Set(),
      facts: new Set(),
      stated: [],
      settled: [],
      assumptions: new Set(),
      missed: [],
      readRoutes: new Set(),
      noContent: false,
      leftOut: false,
    }));
  }

  /** Adds a fact that the tokens from `start` up to `end` state; the same fact again only marks its words as understood. */
  fact(at: SentenceReading, start: number, end: number, kind: FactKind, subject: string, value: string): void {
    let index = this.facts.findIndex((fact) => fact.kind === kind && fact.subject === subject && fact.value === value);
    if (index < 0) {
      index = this.facts.length;
      this.facts.push(
        create(FactSchema, { kind, subject, value, span: this.span(at, start, end), origin: FactOrigin.BRIEF }),
      );
    }
    at.facts.add(index);
    at.stated.push({ kind, subject, value, start, end });
    if (kind === FactKind.ARCHETYPE || kind === FactKind.APPLICATION_KIND || kind === FactKind.NAME)
      for (let i = start; i < end; i++) at.whole.add(i);
    this.use(at, start, end);
  }

  /** A role that is spoken of, without its rights. */
  useRole(at: SentenceReading, start: number, end: number, name: string): void {
    this.fact(at, start, end, FactKind.ROLE, name, '');
  }

  assume(at: SentenceReading, start: number, end: number, text: string, alternative: string): void {
    let index = this.assumptions.findIndex((assumption) => assumption.text === text);
    if (index < 0) {
      index = this.assumptions.length;
      this.assumptions.push(create(AssumptionSchema, { text, alternative, span: this.span(at, start, end) }));
    }
    at.assumptions.add(index);
    at.settled.push({ start, end });
    this.use(at, start, end);
  }

  /** Marks tokens as understood. */
  use(at: SentenceReading, start: number, end: number): void {
    for (let i = Math.max(0, start); i < Math.min(end, at.used.length); i++) at.used[i] = true;
  }

  /** The lines that stand below a heading or an introducing line. */
  childrenOf(line: Sentence): readonly SentenceReading[] {
    this.below ??= linesBelow(this.sentences);
    return this.below.get(line) ?? [];
  }

  /** The same state of reading, to try something on. */
  copy(): BriefReading {
    const copy = new BriefReading(
      this.sentences.map(({ sentence }) => sentence),
      this.source,
    );
    for (const [i, { used, whole, reserved, leftOut }] of this.sentences.entries()) {
      const target = copy.sentences[i];
      if (target) copy.sentences[i] = { ...target, used: [...used], whole, reserved, leftOut };
    }
    copy.usual = this.usual;
    return copy;
  }

  /** What is to be read: all but what is not to be built. */
  get content(): SentenceReading[] {
    return this.sentences.filter(({ leftOut }) => !leftOut);
  }

  /** Keeps the words understood so far from being read as parts of the domain. */
  reserve(): void {
    for (const sentence of this.sentences)
      sentence.reserved = new Set(sentence.used.flatMap((used, i) => (used ? [i] : [])));
  }

  has(kind: FactKind, value?: string): boolean {
    return this.facts.some((fact) => fact.kind === kind && (value === undefined || fact.value === value));
  }

  span(at: SentenceReading, start: number, end: number): Span {
    const { tokens } = at.sentence;
    const from = Math.max(0, start);
    const last: Token | undefined = tokens[Math.min(end, tokens.length) - 1];
    // What was told in another order than it is written spans all of its words.
    const said = tokens.slice(from, Math.max(from + 1, end));
    const first = said.length > 0 ? Math.min(...said.map((token) => token.start)) : at.sentence.start;
    const ends = said.length > 1 ? Math.max(...said.map((token) => token.end)) : (last?.end ?? at.sentence.end);
    return create(SpanSchema, { source: this.source, start: first, end: Math.max(ends, first) });
  }
}

function linesBelow(lines: readonly SentenceReading[]): ReadonlyMap<Sentence, readonly SentenceReading[]> {
  const below = new Map<Sentence, SentenceReading[]>();
  for (const line of lines) {
    const { parent } = line.sentence;
    if (!parent) continue;
    const children = below.get(parent);
    if (children) children.push(line);
    else below.set(parent, [line]);
  }
  return below;
}
