import {
  FactKind,
  FactOrigin,
  SentenceOutcome,
  SourceKind,
  type Assumption,
  type Fact,
  type Requirements,
  type SentenceAccount,
  type Span,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import type { Colors } from 'picocolors/types';

const KIND_WIDTH = 17;
const SUBJECT_WIDTH = 24;
const VALUE_WIDTH = 26;

/** A brief sentence by sentence: the words that were understood, the facts they became, and what led to nothing. */
export function explainRequirements(requirements: Requirements, colors: Colors): string {
  const { sentences, facts, assumptions } = requirements;
  const blocks = sentences.map((sentence) => explainSentence(sentence, requirements, colors));
  const rest = facts.filter((fact) => fact.origin === FactOrigin.ARCHETYPE);
  if (rest.length > 0)
    blocks.push(
      [colors.bold('From the archetype'), ...rest.map((fact) => factLine(fact, requirements, colors))].join('\n'),
    );
  const told = new Set(sentences.flatMap((sentence) => sentence.assumptions));
  const untold = assumptions.filter((_, index) => !told.has(index));
  if (untold.length > 0)
    blocks.push([colors.bold('Assumed'), ...untold.map((assumption) => `  ${assumed(assumption, colors)}`)].join('\n'));
  blocks.push(footer(requirements, colors));
  return `${blocks.join('\n\n')}\n`;
}

function explainSentence(sentence: SentenceAccount, requirements: Requirements, colors: Colors): string {
  const { span, outcome, facts, assumptions, notUnderstood } = sentence;
  const source = requirements.sources[span?.source ?? 0];
  const lines = [markedText(sentence, requirements, colors)];
  if (source !== undefined && source.kind !== SourceKind.BRIEF)
    lines[0] = `${colors.dim(`${source.name}:`)} ${lines[0] ?? ''}`;
  for (const index of facts) {
    const fact = requirements.facts[index];
    if (fact !== undefined) lines.push(factLine(fact, requirements, colors));
  }
  for (const index of assumptions) {
    const assumption = requirements.assumptions[index];
    if (assumption) lines.push(`  ${colors.yellow('assumed'.padEnd(KIND_WIDTH))} ${assumed(assumption, colors)}`);
  }
  for (const unclear of notUnderstood)
    lines.push(`  ${colors.red('not understood'.padEnd(KIND_WIDTH))} "${words(unclear, requirements)}"`);
  if (outcome === SentenceOutcome.NO_CONTENT) lines.push(`  ${colors.dim('nothing to build')}`);
  if (outcome === SentenceOutcome.NOT_UNDERSTOOD && notUnderstood.length === 0)
    lines.push(`  ${colors.red('not understood')}`);
  return lines.join('\n');
}

const assumed = ({ text, alternative }: Assumption, colors: Colors): string =>
  `${text}${alternative === '' ? '' : colors.dim(`  → ${alternative}`)}`;

function factLine(fact: Fact, requirements: Requirements, colors: Colors): string {
  const kind = FactKind[fact.kind].toLowerCase().replaceAll('_', ' ');
  const said = fact.span === undefined ? '' : colors.dim(`"${words(fact.span, requirements)}"`);
  return `  ${colors.cyan(kind.padEnd(KIND_WIDTH))} ${fact.subject.padEnd(SUBJECT_WIDTH)} ${fact.value.padEnd(VALUE_WIDTH)} ${said}`.trimEnd();
}

/** The sentence with the words of its facts underlined and those that led to nothing in red; plain without colours. */
function markedText(
  { span, facts, notUnderstood }: SentenceAccount,
  { sources, facts: all }: Requirements,
  colors: Colors,
): string {
  if (span === undefined) return '';
  const text = sources[span.source]?.text ?? '';
  const marks = new Array<'fact' | 'unclear' | undefined>(span.end - span.start);
  const cover = (part: Span | undefined, mark: 'fact' | 'unclear'): void => {
    if (part === undefined || part.source !== span.source) return;
    for (let at = Math.max(part.start, span.start); at < Math.min(part.end, span.end); at += 1)
      marks[at - span.start] = mark;
  };
  for (const index of facts) cover(all[index]?.span, 'fact');
  for (const part of notUnderstood) cover(part, 'unclear');
  let out = '';
  for (let at = span.start; at < span.end; ) {
    const mark = marks[at - span.start];
    let end = at + 1;
    while (end < span.end && marks[end - span.start] === mark) end += 1;
    const piece = text.slice(at, end).replaceAll(/\s+/g, ' ');
    out += mark === 'fact' ? colors.underline(piece) : mark === 'unclear' ? colors.red(piece) : piece;
    at = end;
  }
  return out.trim();
}

function words({ source, start, end }: Span, { sources }: Requirements): string {
  return (sources[source]?.text ?? '').slice(start, end).replaceAll(/\s+/g, ' ');
}

function footer({ intent, size, confidence }: Requirements, colors: Colors): string {
  const parts = [`confidence ${Math.round(confidence * 100)} %`];
  if (size !== undefined)
    parts.push(`about ${size.entities} entities, ${size.endpoints} endpoints, ${size.files} files`);
  return colors.dim([intent, ...parts].filter((text) => text !== '').join(' · '));
}
