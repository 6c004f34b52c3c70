import Ajv2020, { type Format, type ValidateFunction } from 'ajv/dist/2020';
import { fullFormats } from 'ajv-formats/dist/formats';
import type { JsonValue } from '@quantumlayer/ir';

export type JsonObject = Readonly<Record<string, JsonValue>>;

/** One operation of a served OpenAPI document. */
export interface ServedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  /** Of the path and the operation, references followed. */
  readonly parameters: readonly JsonObject[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'];
const ROOT = 'openapi.json';

/** An OpenAPI document as a server shows it: hostile until checked. */
export class ServedDocument {
  readonly operations: readonly ServedOperation[];
  private readonly ajv: Ajv2020;
  private readonly validators = new Map<string, ValidateFunction | undefined>();

  /** @throws Error when the document cannot be used at all. */
  constructor(readonly root: JsonObject) {
    this.ajv = new Ajv2020({
      strict: false,
      allErrors: false,
      validateFormats: true,
      logger: false,
      validateSchema: false,
    });
    // Not the plugin: it may bring a second copy of ajv, whose types do not fit.
    for (const [name, format] of Object.entries(fullFormats)) this.ajv.addFormat(name, format as Format);
    this.ajv.addSchema(root, ROOT);
    this.operations = this.readOperations();
  }

  /** The error of a body against the schema that the document gives an answer; undefined when it conforms. */
  judgeResponse({ operation }: ServedOperation, status: string, type: string, body: JsonValue): string | undefined {
    const response = asObject(this.follow(asObject(operation['responses'])[status]));
    const content = asObject(response['content']);
    const media =
      Object.keys(content).find((each) => each === type) ?? Object.keys(content).find((each) => each.endsWith('json'));
    if (media === undefined) return undefined;
    // By the schema itself: most answers share one, above all the problem's, and compiling is what costs.
    const schema = asObject(content[media])['schema'];
    const key = JSON.stringify(schema);
    if (!this.validators.has(key)) this.validators.set(key, this.compile(schema));
    const validate = this.validators.get(key);
    if (!validate || validate(body)) return undefined;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath === '' ? 'the body' : (error?.instancePath ?? '')} ${error?.message ?? 'is not valid'}`;
  }

  documents({ operation }: ServedOperation, status: number): boolean {
    const responses = asObject(operation['responses']);
    return String(status) in responses || `${String(status)[0] ?? ''}XX` in responses;
  }

  /** The schema of the JSON body of a request; undefined when there is none. */
  requestSchema({ operation }: ServedOperation): JsonObject | undefined {
    const content = asObject(asObject(this.follow(operation['requestBody']))['content']);
    const schema = asObject(content['application/json'])['schema'];
    return schema === undefined ? undefined : asObject(this.follow(schema));
  }

  /** Follows local references; anything else stays as it is. */
  follow(value: JsonValue | undefined): JsonValue | undefined {
    let current = value;
    for (let hops = 0; hops < 20; hops += 1) {
      const reference = asObject(current)['$ref'];
      if (typeof reference !== 'string' || !reference.startsWith('#/')) return current;
      const steps = reference
        .slice(2)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      current = steps.reduce<JsonValue | undefined>((at, step) => asObject(at)[step], this.root);
    }
    return current;
  }

  private compile(schema: JsonValue | undefined): ValidateFunction | undefined {
    if (schema === undefined) return undefined;
    try {
      return this.ajv.compile(withRoot(schema) as object);
    } catch {
      // A schema that cannot be compiled is reported by the document check.
      return undefined;
    }
  }

  private readOperations(): ServedOperation[] {
    return Object.entries(asObject(this.root['paths'])).flatMap(([path, item]) => {
      const shared = asArray(asObject(item)['parameters']);
      return METHODS.flatMap((method) => {
        const operation = asObject(item)[method];
        if (operation === undefined) return [];
        const own = asArray(asObject(operation)['parameters']);
        const parameters = [...shared, ...own].map((each) => asObject(this.follow(each)));
        return [{ method: method.toUpperCase(), path, operation: asObject(operation), parameters }];
      });
    });
  }
}

/** References within a part of the document must lead to the whole. */
function withRoot(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withRoot);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, each]) => [
      name,
      name === '$ref' && typeof each === 'string' && each.startsWith('#/') ? `${ROOT}${each}` : withRoot(each),
    ]),
  );
}

export function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function asArray(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
