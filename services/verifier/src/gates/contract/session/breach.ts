import type { HttpExchange } from './http-client';

/** What the judged server did against docs/generated-api.md. */
export class Breach extends Error {
  constructor(
    message: string,
    readonly exchange?: HttpExchange,
  ) {
    super(message);
  }
}

/** Request and answer as a person would write them down. */
export function describeExchange({ request, status, headers, text }: HttpExchange): string {
  const shown = Object.entries(request.headers).map(
    ([name, value]) => `${name}: ${name === 'authorization' ? 'Bearer …' : value}`,
  );
  const body = request.body === undefined ? [] : ['', cut(request.body.toString('utf8'))];
  const interesting = Object.entries(headers).filter(
    ([name]) => !['connection', 'keep-alive', 'date', 'server'].includes(name),
  );
  const answer = interesting.map(([name, value]) => `${name}: ${value}`);
  return [`${request.method} ${request.path}`, ...shown, ...body, '', `-> ${status}`, ...answer, '', cut(text)].join(
    '\n',
  );
}

function cut(text: string): string {
  return text.length > 3000 ? `${text.slice(0, 3000)}… (${text.length} characters)` : text;
}
