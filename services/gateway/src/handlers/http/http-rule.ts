import { getOption, hasOption, type DescMethod } from '@bufbuild/protobuf';
import { http } from '@quantumlayer/contracts/google/api/annotations';

export type HttpVerb = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Where a method stands over HTTP. */
export interface HttpRule {
  readonly verb: HttpVerb;
  /** Segments in braces are fields of the request: `/v1/generations/{id}`. */
  readonly template: string;
  readonly parameters: readonly string[];
  /** The body is the request; without one, what is not in the path is in the query. */
  readonly hasBody: boolean;
}

const VERBS: Readonly<Record<string, HttpVerb>> = {
  get: 'GET',
  post: 'POST',
  patch: 'PATCH',
  put: 'PUT',
  delete: 'DELETE',
};

/**
 * The method's `google.api.http` annotation; undefined when it has none. A part of that language that is not used here (custom verbs,
 * nested fields, several bindings) is a mistake in the contract.
 */
export function httpRuleOf(method: DescMethod): HttpRule | undefined {
  if (!hasOption(method, http)) return undefined;
  const { pattern, body, additionalBindings } = getOption(method, http);
  const verb = VERBS[pattern.case ?? ''];
  const template = pattern.value;
  const plain = typeof template === 'string' && /^(\/([a-z0-9-]+|\{[a-z_]+\}))+$/.test(template);
  if (verb === undefined || !plain || !['', '*'].includes(body) || additionalBindings.length > 0)
    throw new TypeError(`${method.parent.typeName}.${method.name} has an HTTP rule that is not supported`);
  const parameters = [...template.matchAll(/\{([a-z_]+)\}/g)].map(([, name = '']) => name);
  return { verb, template, parameters, hasBody: body === '*' };
}
