import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { isStateNoun, isUsualState } from '../../lexicon/state-lexicon';
import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { camelCase, singular } from '../../names';
import { isRefusal, verbForState } from '../../state-machine';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { elementAt } from './state-element';
import { ARROWS } from './state-words';

/** Where a flow has come to: what goes through it, and the states that the line before led to. */
export interface Flow {
  readonly entity: string;
  readonly reached: readonly string[];
  readonly states: readonly string[];
}

/** "clerk | checks the claim | → checked": who does what, and the state that it leads to. */
interface FlowStep {
  readonly doer: Range;
  readonly verb: string;
  /** What it is done to; nothing where that is left out. */
  readonly object: Range | undefined;
  readonly state: string;
  readonly end: number;
}

/**
 * "Clerk checks the claim → checked" below "Customer submits a claim → status "submitted"": the lines of a flow, each of which
 * tells who does what and the state that it leads to. "or rejects it → back to open" starts from where the line does.
 */
export function readFlow(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const steps = stepsIn(tokens);
  const [first] = steps;
  const flow = steps.length === 0 ? undefined : (flowBefore(notes, at) ?? begunBy(notes, at, first));
  if (!first || !flow) return false;
  const { entity } = flow;
  const targets = steps.map(({ state }) => state);
  const fresh = targets.filter((state) => !flow.states.includes(state));
  for (const [i, { doer, verb, state, end }] of steps.entries()) {
    const place = { at, start: doer.start, end };
    const isMaking = flow.states.length === 0;
    const isBack = flow.states.includes(state);
    // "brings it back → returned; the librarian refuses it → back to active": from where the line has come to.
    const startsFrom = flow.reached.includes(state) ? targets.slice(Math.max(0, i - 1), i) : flow.reached;
    const done = { entity, negated: false, allowed: true, place };
    for (const actor of actorsOf(notes, at, doer)) {
      if (actor.kind === 'role' && !notes.roles.has(actor.name)) notes.roles.set(actor.name, { at, ...doer });
      notes.abilities.push(
        isMaking
          ? { ...done, actor: { ...actor, sure: true }, verb: 'create' }
          : {
              ...done,
              ...{ actor: { ...actor, sure: true }, verb, leadsTo: state, startsFrom, leadsBack: isBack },
            },
      );
    }
  }
  const path = [...(flow.reached.length > 0 ? [flow.reached] : []), ...(fresh.length > 0 ? [fresh] : [])];
  notes.declare(entity, { at, start: 0, end: tokens.length });
  notes.lifecycles.push({
    entity,
    steps: path,
    ordered: true,
    outcome: true,
    place: { at, start: first.doer.start, end: tokens.length },
  });
  const onward = fresh.filter((state) => !isRefusal(state));
  notes.flows.set(at, {
    entity,
    reached: onward.length > 0 ? onward : fresh.length > 0 ? fresh : flow.reached,
    states: [...flow.states, ...fresh],
  });
  withdrawBareStatus(notes, entity);
  notes.current = entity;
  reading.use(at, 0, tokens.length);
  return true;
}

/** The states take the place of a status without values. */
function withdrawBareStatus(notes: DomainNotes, entity: string): void {
  const field = notes.fields.findIndex(
    (note) => note.entity === entity && isStateNoun(note.field.name) && note.field.enumValues === undefined,
  );
  if (field >= 0) notes.fields.splice(field, 1);
}

/** What the line right before, of the same list, has come to. */
function flowBefore(notes: DomainNotes, at: SentenceReading): Flow | undefined {
  const before = notes.told.at(-2);
  return before?.sentence.parent === at.sentence.parent ? before && notes.flows.get(before) : undefined;
}

/** The first line says of what the flow is: "Customer submits a claim"; it makes one, unless something comes before "submitted". */
function begunBy(notes: DomainNotes, at: SentenceReading, first: FlowStep | undefined): Flow | undefined {
  const phrase = first?.object && nounPhraseAt(at.sentence.tokens, first.object.start, first.object.end);
  const entity = phrase ? notes.entityFor(phrase.words) : undefined;
  if (!first || entity === undefined) return undefined;
  const listed = notes.fields.find((note) => note.entity === entity && isStateNoun(note.field.name))?.field.enumValues;
  const before = listed?.slice(0, Math.max(0, listed.indexOf(first.state))) ?? [];
  return { entity, reached: before.slice(-1), states: before };
}

/** The steps of a line that is nothing else; behind "or" the doer may be left out. */
function stepsIn(tokens: readonly Token[]): FlowStep[] {
  const steps: FlowStep[] = [];
  let i = isWord(tokens[0], 'when', 'if', 'once') ? 1 : 0;
  while (i < tokens.length) {
    const step = stepAt(tokens, i, steps.at(-1)?.doer);
    if (!step) return [];
    steps.push(step);
    i = step.end;
    while (isMark(tokens[i], ',', '.', ';') || isWord(tokens[i], 'or', 'and')) i++;
  }
  return steps;
}

function stepAt(tokens: readonly Token[], start: number, previous: Range | undefined): FlowStep | undefined {
  const arrow = tokens.findIndex((token, i) => i > start && isMark(token, ...ARROWS));
  const said = arrow < 0 ? undefined : doerAndVerb(tokens, start, arrow, previous);
  const led = said && stateBehind(tokens, arrow + 1);
  if (!said || !led) return undefined;
  const { doer, verb } = said;
  const rest = { start: said.end, end: arrow };
  const particle = tokens
    .slice(rest.start, rest.end)
    .find((token, i) => (i === 0 || i === rest.end - rest.start - 1) && isWord(token, ...PARTICLES));
  const from = particle && tokens[rest.start] === particle ? rest.start + 1 : rest.start;
  return {
    doer,
    // "marks it as done → done"
    verb: MARKING.includes(verb) ? verbForState(led.state) : particle ? camelCase([verb, particle.lower]) : verb,
    object: from < arrow ? { start: from, end: arrow } : undefined,
    ...led,
  };
}

/** "the clerk checks", "tenant can confirm"; or "rejects", where who does it was said before. */
function doerAndVerb(
  tokens: readonly Token[],
  start: number,
  limit: number,
  previous: Range | undefined,
): { doer: Range; verb: string; end: number } | undefined {
  for (let end = start + 1; end <= Math.min(start + LONGEST_DOER, limit - 1); end++) {
    if (tokens[end - 1]?.kind !== 'word') return undefined;
    const at = isWord(tokens[end], 'can', 'may') ? end + 1 : end;
    const verb = verbAt(tokens, at);
    if (verb !== undefined && isSomebody(tokens.slice(start, end))) return { doer: { start, end }, verb, end: at + 1 };
  }
  const again = previous ? verbAt(tokens, start) : undefined;
  return again !== undefined && previous ? { doer: previous, verb: again, end: start + 1 } : undefined;
}

/** "the warehouse clerk" */
const LONGEST_DOER = 4;

function isSomebody(words: readonly Token[]): boolean {
  const named = words.filter((token) => !isWord(token, 'the', 'a', 'an'));
  return isPersonNoun(singular(named.at(-1)?.lower ?? '')) || isTeam(named.map(({ lower }) => lower));
}

/** Before what it is done to any verb will do: "hands it out". */
function verbAt(tokens: readonly Token[], i: number): string | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  const isBeforeObject = token.pos === 'VERB' && (isWord(tokens[i + 1], 'it', 'them') || tokens[i + 1]?.pos === 'DET');
  const known = baseOfThirdPerson(token.lower) ?? (isActionVerb(token.lower) ? token.lower : undefined);
  return known ?? (isBeforeObject ? token.lemma : undefined);
}

/** "status "open"", "back to in progress", "approved": nothing else stands behind the arrow. */
function stateBehind(tokens: readonly Token[], start: number): { state: string; end: number } | undefined {
  let i = start;
  while (isMark(tokens[i], ':', '=') || isWord(tokens[i], ...INTRODUCING) || isStateWord(tokens[i])) i++;
  const element = elementAt(tokens, i, tokens.length, false);
  if (!element) return undefined;
  const next = tokens[element.end];
  const closes = next === undefined || isMark(next, ',', '.', ';') || isWord(next, 'or', 'and');
  const isState =
    i > start || tokens[i]?.quoted === true || isUsualState(element.state) || elementAt(tokens, i, tokens.length, true);
  return closes && isState ? element : undefined;
}

const isStateWord = (token: Token | undefined): boolean => token?.kind === 'word' && isStateNoun(token.lower);

const INTRODUCING = ['back', 'to', 'is', 'becomes', 'the', 'its', 'it', 'now', 'again'];
/** Verbs that say no more than the state does. */
const MARKING = ['mark', 'set', 'flag', 'move', 'change', 'put', 'update', 'switch'];
const PARTICLES = ['up', 'off', 'out', 'back', 'in', 'down', 'over', 'away'];
