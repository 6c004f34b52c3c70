import { Ajv, type ErrorObject } from 'ajv';
import type { FastifyInstance } from 'fastify';
import { unstorableText } from './body-text.js';
import { type DecimalRule, decimalBreach } from './decimal.js';
import { isDate, isDateTime, isEmail, isUrl, isUuid } from './formats.js';
import { type Breach, malformedJson, validation } from './problem.js';
import { textPatterns } from './schema-types.js';

/** Bodies are judged as they are: no coercion, nothing removed, every breach reported. */
export function validateBodies(app: FastifyInstance): void {
  const ajv = new Ajv({ allErrors: true, verbose: true, ownProperties: true, allowUnionTypes: true });
  ajv.addVocabulary(['x-read-only']);
  ajv.addKeyword({
    keyword: 'x-characters',
    type: 'string',
    validate: (pattern: string, text: string) => new RegExp(pattern, 'u').test(text),
  });
  ajv.addKeyword({
    keyword: 'x-decimal',
    type: 'string',
    validate: (rule: DecimalRule, text: string) => decimalBreach(text, rule) === undefined,
  });
  const formats = { date: isDate, 'date-time': isDateTime, email: isEmail, uri: isUrl, uuid: isUuid };
  for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);

  app.setValidatorCompiler(({ schema }) => {
    const validate = ajv.compile(schema as object);
    return (body: unknown) => {
      if (body === undefined) return { error: malformedJson() };
      const breaches = validate(body) ? [] : (validate.errors ?? []).map(toBreach);
      const all = unique([...breaches, ...unstorableText(body)]);
      return all.length > 0 ? { error: validation(all) } : { value: body };
    };
  });
}

/** One breach for each place: a wrong type or wrong characters explain the rest. */
function unique(breaches: readonly Breach[]): Breach[] {
  const weight = ({ code }: Breach) => ['type', 'required', 'format', 'min_length'].indexOf(code) + 1 || 5;
  const found = new Map<string | undefined, Breach>();
  for (const breach of breaches) {
    const earlier = found.get(breach.pointer);
    if (!earlier || weight(breach) < weight(earlier)) found.set(breach.pointer, breach);
  }
  return [...found.values()];
}

const codes: Readonly<Record<string, string>> = {
  minLength: 'min_length',
  minItems: 'min_length',
  maxLength: 'max_length',
  maxItems: 'max_length',
  minimum: 'minimum',
  exclusiveMinimum: 'minimum',
  maximum: 'maximum',
  exclusiveMaximum: 'maximum',
  enum: 'enum',
  format: 'format',
};

function toBreach(error: ErrorObject): Breach {
  const { keyword, instancePath: pointer, params, data, message = 'is not valid' } = error;
  const rule = params as { missingProperty?: string; additionalProperty?: string; pattern?: string };
  switch (keyword) {
    case 'required':
      return {
        pointer: `${pointer}/${escapePointer(rule.missingProperty)}`,
        code: 'required',
        detail: 'is required',
      };
    case 'additionalProperties':
      return unexpected(pointer, rule.additionalProperty ?? '', error.parentSchema);
    case 'type':
      return typeBreach(pointer, data, message);
    case 'pattern':
      return patternBreach(pointer, rule.pattern ?? '', data, error.parentSchema);
    case 'x-characters':
      return patternBreach(pointer, error.schema as string, data, undefined);
    case 'x-decimal':
      return decimal(pointer, String(data), error.schema as DecimalRule);
    default:
      return { pointer, code: codes[keyword] ?? 'format', detail: message };
  }
}

function unexpected(parent: string, name: string, schema: ErrorObject['parentSchema']): Breach {
  const pointer = `${parent}/${escapePointer(name)}`;
  const readOnly = (schema?.['x-read-only'] ?? []) as readonly string[];
  return readOnly.includes(name)
    ? { pointer, code: 'read_only', detail: 'is set by the server' }
    : { pointer, code: 'unknown_field', detail: 'is not known here' };
}

function typeBreach(pointer: string, data: unknown, detail: string): Breach {
  const isProperty = pointer.lastIndexOf('/') === 0;
  if (data === null && isProperty) return { pointer, code: 'required', detail: 'must not be null' };
  const isInfinite = typeof data === 'number' && !Number.isFinite(data);
  return { pointer, code: isInfinite ? 'format' : 'type', detail };
}

function patternBreach(
  pointer: string,
  pattern: string,
  data: unknown,
  schema: ErrorObject['parentSchema'],
): Breach {
  const rule = schema?.['x-decimal'] as DecimalRule | undefined;
  if (rule) return decimal(pointer, String(data), rule);
  const typePatterns: readonly string[] = Object.values(textPatterns);
  if (!typePatterns.includes(pattern)) return { pointer, code: 'pattern', detail: `must match ${pattern}` };
  return isBlank(pattern, String(data))
    ? { pointer, code: 'min_length', detail: 'must not be blank' }
    : { pointer, code: 'format', detail: 'has characters that are not allowed here' };
}

/** Nothing is wrong with the text but that nobody can see it. */
function isBlank(pattern: string, text: string): boolean {
  const { line, visibleLine, text: anyText, visibleText } = textPatterns;
  if (pattern === visibleLine) return new RegExp(line, 'u').test(text);
  return pattern === visibleText && new RegExp(anyText, 'u').test(text);
}

function decimal(pointer: string, text: string, rule: DecimalRule): Breach {
  const code = decimalBreach(text, rule) ?? 'format';
  const details = {
    format: `must be a decimal with at most ${rule.scale} digits after the point, such as "${(12.5).toFixed(rule.scale)}"`,
    minimum: `must be ${rule.exclusiveMinimum ? 'more than' : 'at least'} ${rule.minimum ?? ''}`,
    maximum: `must be ${rule.exclusiveMaximum ? 'less than' : 'at most'} ${rule.maximum ?? ''}`,
  };
  return { pointer, code, detail: details[code] };
}

const escapePointer = (name = '') => name.replaceAll('~', '~0').replaceAll('/', '~1');
