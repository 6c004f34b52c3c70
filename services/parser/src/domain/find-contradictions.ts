import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { QuantumLayerError } from '@quantumlayer/errors';
import { withArticle } from '@quantumlayer/ir';
import { violationOf } from './judge-scope';
import { spoken } from './names';

/**
 * Refuses what cannot hold together.
 * @throws CONTRADICTION with the brief's words for both sides
 */
export function refuseContradictions(facts: readonly Fact[], texts: readonly string[]): void {
  const of = (kind: FactKind): Fact[] => facts.filter((fact) => fact.kind === kind);
  const contradiction = (message: string, ...sides: Fact[]): QuantumLayerError =>
    new QuantumLayerError(ErrorCode.CONTRADICTION, message, {
      violations: sides.map((fact) => violationOf(fact, texts, 'contradiction')),
    });

  const none = of(FactKind.AUTHENTICATION).find(({ value }) => value === 'none');
  const jwt = of(FactKind.AUTHENTICATION).find(({ value }) => value === 'jwt');
  const ownership = of(FactKind.OWNERSHIP).find((fact) => excludesOthers(fact, texts));
  const restricted = of(FactKind.PERMISSION).find((fact) => fact.subject !== 'anyone' && excludesOthers(fact, texts));
  if (none && ownership) {
    throw contradiction(
      `Without accounts nobody can own ${withArticle(spoken(ownership.subject))}: ask for a login, or drop the owners.`,
      none,
      ownership,
    );
  }
  if (none && restricted)
    throw contradiction(
      'Without accounts there is nobody to give a permission to: ask for a login, or drop the permission.',
      none,
      restricted,
    );
  if (none && jwt) throw contradiction('The brief asks for a login and rules it out.', jwt, none);
  const stateless = of(FactKind.EXCLUSION).find(({ value }) => value === 'storage');
  const [stored] = [...of(FactKind.ENTITY), ...of(FactKind.FIELD), ...of(FactKind.ARCHETYPE)];
  if (stateless && stored)
    throw contradiction(
      'The brief wants nothing stored, and something to be stored. An API with entities keeps them in a database.',
      stateless,
      stored,
    );
  for (const fact of of(FactKind.CONSTRAINT)) {
    const opposite = fact.value === 'required' ? 'optional' : undefined;
    const other = facts.find(
      (one) => one.kind === FactKind.CONSTRAINT && one.subject === fact.subject && one.value === opposite,
    );
    if (other) throw contradiction(`${fact.subject} cannot be both required and optional.`, fact, other);
    const limit = boundsOf(facts, fact);
    if (limit) throw contradiction(`${fact.subject}: ${fact.value} and ${limit.value} leave no value.`, fact, limit);
  }
  const excluded = of(FactKind.EXCLUSION).find(
    (fact) =>
      /\.(create|read|update|delete)$/.test(fact.value) &&
      forbidsOutright(fact, texts) &&
      of(FactKind.PERMISSION).some((one) => contradicts(one, fact, texts)),
  );
  const granted = excluded && of(FactKind.PERMISSION).find((one) => contradicts(one, excluded, texts));
  if (excluded && granted) throw contradiction(`${excluded.value} is ruled out and granted.`, excluded, granted);
}

/**
 * "Only managers may delete tools" cannot hold without accounts; "volunteers log shifts" may only tell who usually does it, so it is
 * no contradiction to "no login needed".
 */
const excludesOthers = (fact: Fact, texts: readonly string[]): boolean =>
  /\b(only|nobody|no one|except|own|private|must not|may not|cannot|can't)\b/i.test(lineOf(fact, texts));

/** "Nobody may ever delete a report" is meant for all; "nobody but the editor", "once it is paid" leave room. */
function forbidsOutright(fact: Fact, texts: readonly string[]): boolean {
  const line = lineOf(fact, texts);
  return (
    /\b(nobody|no one|never|ever|no|not)\b|n't\b/i.test(line) &&
    !/\b(but|except|unless|until|once|after|when|if|other than|only|except for)\b/i.test(line)
  );
}

/** "Tickets can't be deleted. Admins can delete them": who alone may is named, unless nobody at all may, or all of them may. */
const contradicts = (granted: Fact, excluded: Fact, texts: readonly string[]): boolean =>
  granted.value === excluded.value &&
  (/\b(nobody|no one|never|ever)\b/i.test(lineOf(excluded, texts)) ||
    ['anyone', 'authenticated'].includes(granted.subject));

/** The sentence, or the line, that a fact was said in. */
function lineOf({ span }: Fact, texts: readonly string[]): string {
  if (!span) return '';
  const text = texts[span.source] ?? '';
  const start = Math.max(text.lastIndexOf('\n', span.start), text.lastIndexOf('. ', span.start)) + 1;
  const end = /[.\n]/.exec(text.slice(span.end))?.index ?? text.length;
  return text.slice(start, span.end + end);
}

function boundsOf(facts: readonly Fact[], { subject, value }: Fact): Fact | undefined {
  const lower = /^(?:exclusive_)?min(?:imum|_length)=(-?[\d.]+)$/.exec(value)?.[1];
  if (lower === undefined) return undefined;
  const length = value.startsWith('min_length');
  return facts.find((other) => {
    const upper = /^(?:exclusive_)?max(?:imum|_length)=(-?[\d.]+)$/.exec(other.value)?.[1];
    return (
      other.kind === FactKind.CONSTRAINT &&
      other.subject === subject &&
      upper !== undefined &&
      other.value.startsWith('max_length') === length &&
      Number(lower) > Number(upper)
    );
  });
}
