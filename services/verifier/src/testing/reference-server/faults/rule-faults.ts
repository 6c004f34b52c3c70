import { createHash } from 'node:crypto';
import type { JsonValue } from '@quantumlayer/ir';
import { textOf } from '../../../gates/contract/reference/text-of';
import {
  answers,
  rewriteBody,
  forgives,
  todo,
  blog,
  shop,
  booking,
  links,
  row,
  sent,
  without,
  type KnownFault,
} from './known-fault';
import type { Incoming } from '../exchange';
import type { Fault } from '../reference-server';

/** Shows one more in stock than there is where requests of a kind went before, so many without another between them. */
function staleStock(counts: (incoming: Incoming) => boolean, needed: number): Fault {
  let before = 0;
  return {
    after: (outgoing, incoming) => {
      const { stock } = row(outgoing);
      const isShown = incoming.method === 'GET' && /^\/products\/./.test(incoming.path);
      if (isShown && before >= needed && typeof stock === 'number') row(outgoing)['stock'] = stock + 1;
      before = counts(incoming) ? before + 1 : 0;
    },
  };
}

/** Rules and access. */
export const RULES_FAULTS: readonly KnownFault[] = [
  todo(
    'Todo.action.complete.guard.not_completed',
    'does not guard an action',
    forgives('POST', /\/complete$/, 'not_completed', 200),
  ),
  todo(
    'Todo.action.complete.allowed',
    'loses an effect',
    answers(
      'POST',
      /\/complete$/,
      (outgoing) => void (outgoing.status === 200 && (row(outgoing)['completedAt'] = null)),
    ),
  ),
  todo(
    'Todo.action.complete.concurrent',
    'lets parallel actions both pass',
    forgives('POST', /\/complete$/, 'not_completed', 200),
  ),
  blog(
    'Article.action.submit.refused',
    'moves from any state',
    forgives('POST', /\/submit$/, 'invalid_transition', 200),
  ),
  booking(
    'Booking.create.invariant.ends_after_start',
    'does not hold an invariant',
    forgives('POST', /^\/bookings$/, 'ends_after_start', 201),
  ),
  shop(
    'OrderItem.create.effects',
    'loses the effect on another row',
    answers(
      'GET',
      /^\/products\/./,
      (outgoing) =>
        void (
          typeof row(outgoing)['stock'] === 'number' && (row(outgoing)['stock'] = Number(row(outgoing)['stock']) + 1)
        ),
    ),
  ),
  shop(
    'OrderItem.create.concurrent.effects',
    'loses the effect of one of several at once',
    staleStock(({ method, path }) => method === 'POST' && path === '/order-items', 2),
  ),
  shop(
    'OrderItem.delete.effects',
    'loses the effect of a deletion',
    staleStock(({ method, path }) => method === 'DELETE' && /^\/order-items\/./.test(path), 1),
  ),
  shop(
    'OrderItem.create.guard.in_stock',
    'sells what is not there',
    forgives('POST', /^\/order-items$/, 'in_stock', 201),
  ),
  blog('Article.access.publish', 'lets every role in', forgives('POST', /\/publish$/, 'forbidden', 200)),
  blog(
    'Article.access.create',
    'does not say how to log in',
    answers('POST', /\/articles$/, ({ headers }) => void delete headers['www-authenticate']),
  ),
  blog(
    'Article.access.create',
    'takes unsigned tokens',
    answers('POST', /\/articles$/, (outgoing, { headers }) => {
      const token = (headers['authorization'] ?? '').split(' ')[1] ?? '';
      if (token.endsWith('.') && Buffer.from(token.split('.')[0] ?? '', 'base64url').includes('none'))
        outgoing.status = 422;
    }),
  ),
  shop(
    'Order.ownership.rows',
    'tells that others have a row',
    answers('', /^\/orders\/./, (outgoing) => void (outgoing.status === 404 && (outgoing.status = 403))),
  ),
  shop(
    'Order.ownership.rows',
    'counts the rows of others',
    answers(
      'GET',
      /^\/orders$/,
      ({ headers }) => void (headers['x-total-count'] &&= String(Number(headers['x-total-count']) + 1)),
    ),
  ),
  blog(
    'auth.login',
    'tells unknown accounts apart',
    answers(
      'POST',
      /\/auth\/login$/,
      (outgoing, incoming) =>
        void (
          outgoing.status === 401 &&
          textOf(sent(incoming)['email']).startsWith('nobody') &&
          (row(outgoing)['detail'] = 'No such account.')
        ),
    ),
  ),
  blog(
    'auth.logout',
    'refuses to end what has no session',
    answers(
      'POST',
      /\/auth\/logout$/,
      (outgoing, incoming) =>
        void (
          sent(incoming)['refreshToken'] === 'no-such-token' &&
          Object.assign(outgoing, { status: 401, body: undefined })
        ),
    ),
  ),
  blog(
    'auth.refresh',
    'takes a spent refresh token',
    answers(
      'POST',
      /\/auth\/refresh$/,
      (outgoing) =>
        void (
          outgoing.status === 401 &&
          Object.assign(outgoing, {
            status: 200,
            body: { accessToken: 'a.b.c', refreshToken: 'r', tokenType: 'Bearer', expiresIn: 900 },
          })
        ),
    ),
  ),
  blog(
    'auth.register',
    'shows the hash of a password',
    answers(
      'POST',
      /\/auth\/register$/,
      (outgoing) =>
        void (
          outgoing.status === 201 && (row(outgoing)['passwordHash'] = createHash('sha256').update('x').digest('hex'))
        ),
    ),
  ),
  blog(
    'auth.register.validation',
    'lets a new account choose its role',
    rewriteBody('POST', /\/auth\/register$/, (body) => without(body, 'role')),
  ),
  links(
    'auth.api-keys',
    'lists the secrets of keys',
    answers(
      'GET',
      /^\/api-keys$/,
      (outgoing, incoming) =>
        void (outgoing.status === 200 && (outgoing.body = [{ id: 'x', key: incoming.headers['x-api-key'] ?? '' }])),
    ),
  ),
  links(
    'auth.api-keys',
    'takes what is only read for unknown in keys',
    answers(
      'POST',
      /^\/api-keys$/,
      (outgoing) =>
        void (outgoing.body = JSON.parse(
          JSON.stringify(outgoing.body ?? null).replace('"read_only"', '"unknown_field"'),
        ) as JsonValue),
    ),
  ),
  links(
    'Link.redirect',
    'redirects for ever',
    answers('GET', /^\/[A-Za-z0-9_-]+$/, (outgoing) => void (outgoing.status === 302 && (outgoing.status = 301))),
  ),
  links(
    'Link.redirect',
    'forgets to count',
    answers('GET', /^\/links\/./, (outgoing) => void ('clicks' in row(outgoing) && (row(outgoing)['clicks'] = 0))),
  ),
];
