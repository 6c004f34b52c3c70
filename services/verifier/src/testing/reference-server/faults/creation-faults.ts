import type { JsonValue } from '@quantumlayer/ir';
import { textOf } from '../../../gates/contract/reference/text-of';
import type { Outgoing } from '../exchange';
import type { Fault } from '../reference-server';
import {
  answers,
  rewriteBody,
  forgives,
  todo,
  library,
  booking,
  shop,
  row,
  without,
  type KnownFault,
  type Body,
} from './known-fault';

const created = (change: (body: Body, outgoing: Outgoing) => void): Fault =>
  answers('POST', /^\/todos$/, (outgoing) => {
    if (outgoing.status === 201) change(row(outgoing), outgoing);
  });

/** Representation and creation. */
export const CREATION_FAULTS: readonly KnownFault[] = [
  todo(
    'Todo.create.minimal',
    'answers 200 to a creation',
    created((_, outgoing) => void (outgoing.status = 200)),
  ),
  todo(
    'Todo.create.minimal',
    'has no Location',
    created((_, { headers }) => void delete headers['location']),
  ),
  todo(
    'Todo.create.minimal',
    'has no ETag',
    created((_, { headers }) => void delete headers['etag']),
  ),
  todo(
    'Todo.create.minimal',
    'makes random keys',
    created((body) => void (body['id'] = '0190c0de-0000-4000-8000-0000000000aa')),
  ),
  todo(
    'Todo.create.minimal',
    'cuts milliseconds off times',
    created((body) => void (body['createdAt'] = textOf(body['createdAt']).replace(/\.\d+/, ''))),
  ),
  todo(
    'Todo.create.minimal',
    'orders properties otherwise',
    created((body, outgoing) => void (outgoing.body = Object.fromEntries(Object.entries(body).reverse()))),
  ),
  todo(
    'Todo.create.minimal',
    'leaves out what is null',
    created(
      (body, outgoing) =>
        void (outgoing.body = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))),
    ),
  ),
  todo(
    'Todo.create.minimal',
    'shows an internal column',
    created((body) => void (body['rowVersion'] = 1)),
  ),
  todo(
    'Todo.create.minimal',
    'forgets a default',
    rewriteBody('POST', /^\/todos$/, (body) => ({ priority: 'low', ...body })),
  ),
  todo(
    'Todo.create.complete',
    'stores something else than it answers',
    answers('GET', /^\/todos\/./, (outgoing) => void (row(outgoing)['notes'] = null)),
  ),
  todo(
    'Todo.create.bounds',
    'trims text',
    rewriteBody('POST', /^\/todos$/, (body) => ({
      ...body,
      ...(typeof body['title'] === 'string' ? { title: body['title'].trim() || ' ' } : {}),
    })),
  ),
  todo(
    'Todo.create.invalid',
    'cuts text that is too long',
    rewriteBody('POST', /^\/todos$/, (body) => ({
      ...body,
      ...(typeof body['title'] === 'string' ? { title: body['title'].slice(0, 100) } : {}),
    })),
  ),
  todo(
    'Todo.create.invalid',
    'takes "true" for true',
    rewriteBody('POST', /^\/todos$/, (body) => ({
      ...body,
      ...(body['completed'] === 'true' ? { completed: true } : {}),
    })),
  ),
  todo(
    'Todo.create.invalid',
    'names only the first breach',
    answers(
      'POST',
      /^\/todos$/,
      (outgoing) =>
        void (
          Array.isArray(row(outgoing)['errors']) &&
          (row(outgoing)['errors'] = [(row(outgoing)['errors'] as JsonValue[])[0] ?? null])
        ),
    ),
  ),
  todo(
    'Todo.create.unknown-and-read-only',
    'ignores unknown properties',
    rewriteBody('POST', /^\/todos$/, (body) => without(body, 'noSuchField')),
  ),
  todo(
    'Todo.create.unknown-and-read-only',
    'minds unreadable text more than where it stands',
    answers('POST', /^\/todos$/, (outgoing, { bytes }) => {
      const errors = (row(outgoing)['errors'] ?? []) as unknown as Body[];
      for (const error of bytes.includes('\\ud800') ? errors : [])
        if (error['code'] === 'unknown_field') error['code'] = 'format';
    }),
  ),
  todo(
    'Todo.create.required',
    'takes null for absent',
    rewriteBody('POST', /^\/todos$/, (body) => (body['title'] === null ? { ...body, title: 'x' } : body)),
  ),
  todo(
    'Todo.create.not-an-object',
    'calls a wrong kind of body malformed',
    answers(
      'POST',
      /^\/todos$/,
      (outgoing) => void (JSON.stringify(outgoing.body).includes('"pointer":""') && (outgoing.status = 400)),
    ),
  ),
  booking(
    'Room.create.bounds',
    'takes zero with a sign for less than zero',
    rewriteBody('POST', /^\/rooms$/, (body) =>
      body['hourlyRate'] === '-0.00' ? { ...body, hourlyRate: '-1.00' } : body,
    ),
  ),
  library(
    'Book.create.minimal',
    'computes wrongly',
    answers(
      'POST',
      /^\/books$/,
      (outgoing) => void ('available' in row(outgoing) && (row(outgoing)['available'] = 77)),
    ),
  ),
  library('Book.create.unique.isbn', 'does not see a conflict', forgives('POST', /^\/books$/, 'unique', 201)),
  library(
    'Book.create.reference.author',
    'calls a missing reference a conflict',
    answers(
      'POST',
      /^\/books$/,
      (outgoing) => void (JSON.stringify(outgoing.body).includes('reference') && (outgoing.status = 409)),
    ),
  ),
  library(
    'Book.create.reference.author',
    'looks for rows before the body has its shape',
    answers('POST', /^\/books$/, ({ body }) => {
      const { errors } = body as { errors?: Body[] };
      if (errors?.some(({ code }) => code === 'unknown_field'))
        errors.push({ pointer: '/authorId', code: 'reference', detail: 'There is no such row.' });
    }),
  ),
  shop(
    'Product.create.invalid',
    'takes any number for a port',
    rewriteBody('POST', /^\/products$/, (body) =>
      textOf(body['imageUrl']).includes(':65536') ? { ...body, imageUrl: 'http://example.com' } : body,
    ),
  ),
  shop(
    'Product.create.invalid',
    'keeps objects of any depth',
    rewriteBody('POST', /^\/products$/, (body) =>
      JSON.stringify(body['attributes'] ?? {}).startsWith('{"inner":') ? { ...body, attributes: {} } : body,
    ),
  ),
  library(
    'Book.create.links.tags',
    'does not sort links',
    answers(
      'GET',
      /^\/books\/./,
      (outgoing) => void (Array.isArray(row(outgoing)['tagIds']) && (row(outgoing)['tagIds'] as JsonValue[]).reverse()),
    ),
  ),
  library(
    'Book.nested.author.create',
    'ignores a parent that differs',
    rewriteBody('POST', /^\/authors\/.+\/books$/, (body) => without(body, 'authorId')),
  ),
  library(
    'Book.nested.author.create',
    'calls whatever is no key another parent',
    answers('POST', /^\/authors\/.+\/books$/, ({ body }) => {
      const { errors = [] } = body as { errors?: Body[] };
      for (const error of errors) if (error['pointer'] === '/authorId') error['code'] = 'mismatch';
    }),
  ),
];
