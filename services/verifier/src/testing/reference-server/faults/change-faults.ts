import { answers, requests, rewriteBody, forgives, todo, library, row, type KnownFault } from './known-fault';

/** Reading, changing, deleting, listing. */
export const CHANGES_FAULTS: readonly KnownFault[] = [
  todo(
    'Todo.read.etag',
    'has weak ETags',
    answers('GET', /^\/todos\/./, ({ headers }) => void (headers['etag'] &&= `W/${headers['etag']}`)),
  ),
  todo(
    'Todo.read.etag',
    'does not know If-None-Match',
    requests('GET', /^\/todos\/./, ({ headers }) => void delete headers['if-none-match']),
  ),
  todo(
    'Todo.read.missing',
    'judges keys as input',
    answers('GET', /^\/todos\/not-a-key/, (outgoing) => void (outgoing.status = 422)),
  ),
  todo(
    'Todo.update.merge',
    'clears what a PATCH leaves out',
    rewriteBody('PATCH', /^\/todos\/./, (body) => ({ notes: null, ...body })),
  ),
  todo(
    'Todo.update.replace',
    'keeps what a PUT leaves out',
    requests('PUT', /^\/todos\/./, (incoming) => void (incoming.method = 'PATCH')),
  ),
  todo(
    'Todo.update.if-match',
    'does not know If-Match',
    requests('PATCH', /^\/todos\/./, ({ headers }) => void delete headers['if-match']),
  ),
  todo(
    'Todo.update.if-match',
    'leaves updatedAt alone',
    answers(
      'PATCH',
      /^\/todos\/./,
      (outgoing) =>
        void ('updatedAt' in row(outgoing) && (row(outgoing)['updatedAt'] = row(outgoing)['createdAt'] ?? null)),
    ),
  ),
  library(
    'Book.update.reference.sequelTo',
    'cannot store a row that refers to itself',
    answers('PATCH', /^\/books\/./, (outgoing) => {
      const { id, sequelToId } = row(outgoing);
      if (id !== undefined && id === sequelToId) outgoing.status = 500;
    }),
  ),
  todo('Todo.delete.gone', 'deletes twice', forgives('DELETE', /^\/todos\//, 'not_found', 204)),
  library(
    'Author.delete.restrict.Book.author',
    'deletes what is referred to',
    forgives('DELETE', /^\/authors\//, 'restricted', 204),
  ),
  library(
    'Member.delete.cascade.MembershipCard.member',
    'refuses to cascade',
    answers('DELETE', /^\/members\//, (outgoing) => void (outgoing.status === 204 && (outgoing.status = 409))),
  ),
  todo(
    'Todo.list.pages',
    'counts the page, not the rows',
    answers(
      'GET',
      /^\/todos$/,
      (outgoing) =>
        void (Array.isArray(outgoing.body) && (outgoing.headers['x-total-count'] = String(outgoing.body.length))),
    ),
  ),
  todo(
    'Todo.list.pages',
    'has no next link',
    answers(
      'GET',
      /^\/todos$/,
      ({ headers }) => void (headers['link'] &&= headers['link'].replace('rel="next"', 'rel="more"')),
    ),
  ),
  todo(
    'Todo.list.pages',
    'leads back to an empty page',
    answers(
      'GET',
      /^\/todos$/,
      ({ headers }, { query }) =>
        void (
          query.some(([name, value]) => name === 'offset' && value === '100000') &&
          (headers['link'] &&= headers['link'].replace(/offset=\d+(>; rel="prev")/, 'offset=99998$1'))
        ),
    ),
  ),
  todo(
    'Todo.list.page-bounds',
    'clamps a limit that is too large',
    requests(
      'GET',
      /^\/todos$/,
      (incoming) =>
        void (incoming.query = incoming.query.map(([name, value]) => [
          name,
          name === 'limit' && Number(value) > 200 ? '200' : value,
        ])),
    ),
  ),
  todo(
    'Todo.list.sort',
    'takes an empty sort for none',
    requests('GET', /^\/todos$/, (incoming) => {
      incoming.query = incoming.query.filter(([name, value]) => name !== 'sort' || value !== '');
    }),
  ),
  library(
    'Book.list.sort',
    'sorts by a reference',
    requests('GET', /^\/books$/, (incoming) => {
      incoming.query = incoming.query.filter(([name, value]) => name !== 'sort' || value !== 'authorId');
    }),
  ),
  library(
    'Book.list.bad-parameters',
    'reads NaN as a number',
    requests('GET', /^\/books$/, (incoming) => {
      incoming.query = incoming.query.filter(([, value]) => value !== 'NaN');
    }),
  ),
  todo(
    'Todo.list.sort',
    'sorts upwards only',
    requests(
      'GET',
      /^\/todos$/,
      (incoming) =>
        void (incoming.query = incoming.query.map(([name, value]) => [
          name,
          name === 'sort' ? value.replace('-', '') : value,
        ])),
    ),
  ),
  todo(
    'Todo.list.filters',
    'ignores a filter',
    requests(
      'GET',
      /^\/todos$/,
      (incoming) => void (incoming.query = incoming.query.filter(([name]) => name !== 'title')),
    ),
  ),
  todo(
    'Todo.list.filters',
    'takes gt for gte',
    requests(
      'GET',
      /^\/todos$/,
      (incoming) =>
        void (incoming.query = incoming.query.map(([name, value]) => [name.replace('[gt]', '[gte]'), value])),
    ),
  ),
  todo(
    'Todo.list.search',
    'minds the case in searches',
    requests(
      'GET',
      /^\/todos$/,
      (incoming) =>
        void (incoming.query = incoming.query.map(([name, value]) => [
          name,
          name === 'q' && /[A-Z]/.test(value) ? `${value}!` : value,
        ])),
    ),
  ),
  todo(
    'Todo.list.bad-parameters',
    'ignores unknown parameters',
    requests(
      'GET',
      /^\/todos$/,
      (incoming) => void (incoming.query = incoming.query.filter(([name]) => name !== 'noSuchParameter')),
    ),
  ),
];
