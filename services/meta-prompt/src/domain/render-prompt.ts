import { createHash } from 'node:crypto';
import { ErrorCode, QuantumLayerError, type Violation } from '@quantumlayer/errors';
import { PLACE, type Prompt, type PromptVariable } from './prompt';

export interface RenderedMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A prompt's messages with values in their places. INVALID_INPUT names every value that is missing, unknown or too long. */
export function renderPrompt(
  { variables, messages }: Prompt,
  values: Readonly<Record<string, string>>,
): RenderedMessage[] {
  const violations = [
    ...Object.keys(values)
      .filter((name) => !Object.hasOwn(variables, name))
      .map((name) => violation(name, 'unknown', 'is no value of this prompt')),
    ...Object.entries(variables).flatMap(([name, variable]) => findViolations(name, variable, values)),
  ];
  if (violations.length > 0) {
    const listed = violations.map(({ field, message }) => `${field} ${message}`).join('; ');
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The prompt cannot be rendered: ${listed}.`, { violations });
  }
  const fill = (_: string, name: string): string => valueOf(name, variables[name], values);
  return messages.map(({ role, content }) => ({ role, content: content.replace(PLACE, fill) }));
}

function findViolations(name: string, variable: PromptVariable, values: Readonly<Record<string, string>>): Violation[] {
  const value = ownValue(values, name) ?? variable.default;
  if (value === undefined) return [violation(name, 'required', 'is missing')];
  const tooLong = [...value].length > variable.maxLength;
  return tooLong ? [violation(name, 'max_length', `has more than ${variable.maxLength} characters`)] : [];
}

function valueOf(name: string, variable: PromptVariable | undefined, values: Readonly<Record<string, string>>): string {
  const value = ownValue(values, name) ?? variable?.default ?? '';
  return variable?.untrusted === true ? fenced(name, value) : value;
}

/** Between marks that the value cannot hold, because they are made from its own digest: it cannot end its fence and speak on outside. */
export function fenced(name: string, value: string): string {
  const mark = `${name}-${createHash('sha256').update(value).digest('hex').slice(0, 16)}`;
  return `<${mark}>\n${value}\n</${mark}>`;
}

function ownValue(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function violation(field: string, rule: string, message: string): Violation {
  return { field, rule, message };
}
