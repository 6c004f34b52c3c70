import type { JsonValue } from '@quantumlayer/ir';
import type { Incoming, Outgoing } from '../exchange';
import type { Fault } from '../reference-server';

export type Body = Record<string, JsonValue>;

/** A fault that a server may have, and the check that must find it. */
export interface KnownFault {
  readonly name: string;
  readonly fixture: string;
  /** The rule of the finding, without "contract:". */
  readonly rule: string;
  readonly fault: Fault;
}

export const row = (outgoing: Outgoing): Body =>
  typeof outgoing.body === 'object' && outgoing.body !== null ? (outgoing.body as Body) : {};
export const sent = ({ bytes }: Incoming): Body => {
  try {
    return JSON.parse(bytes.toString('utf8')) as Body;
  } catch {
    return {};
  }
};

/** Changes answers to requests with the method (any: "") whose path matches. */
export function answers(method: string, path: RegExp, change: (outgoing: Outgoing, incoming: Incoming) => void): Fault {
  return {
    after: (outgoing, incoming) => {
      if ((method === '' || incoming.method === method) && path.test(incoming.path)) change(outgoing, incoming);
    },
  };
}

/** Changes requests before they are judged. */
export function requests(method: string, path: RegExp, change: (incoming: Incoming) => void): Fault {
  return {
    before: (incoming) => {
      if ((method === '' || incoming.method === method) && path.test(incoming.path)) change(incoming);
      return undefined;
    },
  };
}

export function rewriteBody(method: string, path: RegExp, change: (body: Body) => Body): Fault {
  return requests(method, path, (incoming) => {
    const body = sent(incoming);
    if (Object.keys(body).length > 0) incoming.bytes = Buffer.from(JSON.stringify(change(body)));
  });
}

/** Lets a refusal through as if it had worked. */
export function forgives(method: string, path: RegExp, code: string, status: number): Fault {
  return answers(method, path, (outgoing) => {
    const named = JSON.stringify(outgoing.body ?? '').includes(`"code":"${code}"`);
    if (outgoing.status >= 400 && named)
      Object.assign(outgoing, {
        status,
        body: status === 204 ? undefined : {},
        headers: { ...outgoing.headers, 'content-type': 'application/json' },
      });
  });
}

export const todo = (rule: string, name: string, fault: Fault): KnownFault => ({ fixture: 'todo', rule, name, fault });
export const library = (rule: string, name: string, fault: Fault): KnownFault => ({
  fixture: 'library',
  rule,
  name,
  fault,
});
export const blog = (rule: string, name: string, fault: Fault): KnownFault => ({ fixture: 'blog', rule, name, fault });
export const shop = (rule: string, name: string, fault: Fault): KnownFault => ({ fixture: 'shop', rule, name, fault });
export const booking = (rule: string, name: string, fault: Fault): KnownFault => ({
  fixture: 'booking',
  rule,
  name,
  fault,
});
export const links = (rule: string, name: string, fault: Fault): KnownFault => ({
  fixture: 'links',
  rule,
  name,
  fault,
});

export function without(body: Body, name: string): Body {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
}
