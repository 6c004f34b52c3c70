import type { JsonValue } from '@quantumlayer/ir';
import { answers, requests, todo, row, type KnownFault, type Body } from './known-fault';

/** HTTP, operability and the served document. */
export const PROTOCOL_FAULTS: readonly KnownFault[] = [
  todo(
    'http.method-not-allowed',
    'has no Allow',
    answers('', /./, ({ headers }) => void delete headers['allow']),
  ),
  todo(
    'http.problem',
    'answers errors as plain text',
    answers('', /no-such-things/, (outgoing) => void (outgoing.headers['content-type'] = 'text/plain')),
  ),
  todo(
    'http.problem',
    'calls invalid requests by their old name',
    answers('', /./, (outgoing) => void (outgoing.status === 422 && (row(outgoing)['title'] = 'Unprocessable Entity'))),
  ),
  todo(
    'http.breach-order',
    'names breaches as it finds them',
    answers('POST', /./, (outgoing) => {
      const { errors } = row(outgoing);
      if (Array.isArray(errors)) errors.reverse();
    }),
  ),
  todo(
    'http.head',
    'answers HEAD',
    answers('HEAD', /./, (outgoing) => void (outgoing.status = 200)),
  ),
  todo(
    'http.encoded-slash',
    'takes an encoded slash for a slash',
    requests('', /%2F/, (incoming) => void (incoming.path = incoming.path.replace('%2F', '/'))),
  ),
  todo(
    'Todo.list.pages',
    'leads on with the parameters in an order of its own',
    answers('GET', /^\/todos$/, ({ headers }) => {
      headers['link'] = (headers['link'] ?? '').replace(/(sort=[^&]+)&(createdAt[^&]+)/g, '$2&$1');
    }),
  ),
  todo(
    'http.media-type',
    'reads any media type as JSON',
    requests('POST', /^\/todos$/, ({ headers }) => void (headers['content-type'] = 'application/json')),
  ),
  todo(
    'http.malformed-json',
    'calls malformed JSON invalid',
    answers('POST', /^\/todos$/, (outgoing) => void (outgoing.status === 400 && (outgoing.status = 422))),
  ),
  todo(
    'http.too-large',
    'answers the largest bodies otherwise',
    answers('POST', /^\/todos$/, (outgoing, { bytes }) => void (bytes.length > 1e7 && (outgoing.status = 400))),
  ),
  todo(
    'http.too-large',
    'has no limit for bodies',
    requests(
      'POST',
      /^\/todos$/,
      (incoming) => void (incoming.bytes.length > 1e6 && (incoming.bytes = Buffer.from('{}'))),
    ),
  ),
  todo(
    'http.request-id',
    'makes its own request ids',
    answers('', /./, ({ headers }) => void (headers['x-request-id'] = 'always-the-same')),
  ),
  todo(
    'http.security-headers',
    'can be framed',
    answers('', /./, ({ headers }) => void delete headers['x-frame-options']),
  ),
  todo(
    'http.no-store',
    'tags what nobody may store',
    answers('', /./, ({ headers }) => void (headers['etag'] !== undefined && (headers['cache-control'] = 'no-store'))),
  ),
  todo(
    'http.problem',
    'answers errors with half a sentence',
    answers(
      '',
      /./,
      (outgoing) => void (outgoing.status >= 400 && (row(outgoing)['detail'] = 'refers to a row that is gone')),
    ),
  ),
  todo('http.no-server-error', 'falls over odd text', {
    before: ({ bytes }) =>
      bytes.includes('\\u0000') ? { status: 500, headers: {}, body: { type: 'about:blank' } } : undefined,
  }),
  todo(
    'http.no-stack-trace',
    'shows where it failed',
    answers('', /no-such-things/, (outgoing) => void (row(outgoing)['detail'] = 'Traceback (most recent call last):')),
  ),
  todo(
    'http.cors',
    'lets every origin in',
    answers(
      '',
      /./,
      ({ headers }, incoming) =>
        void (incoming.headers['origin'] !== undefined && (headers['access-control-allow-origin'] = '*')),
    ),
  ),
  todo(
    'operability.health',
    'is never ready',
    answers('GET', /^\/readyz$/, (outgoing) => void (row(outgoing)['status'] = 'starting')),
  ),
  todo(
    'operability.metrics',
    'counts nothing',
    answers('GET', /^\/metrics$/, (outgoing) => void (outgoing.body = 'up 1\n')),
  ),
  todo(
    'operability.docs',
    'loads its documentation from elsewhere',
    answers(
      'GET',
      /^\/docs$/,
      (outgoing) => void (outgoing.body = '<script src="https://cdn.example.com/x.js"></script>'),
    ),
  ),
  todo(
    'openapi.routes',
    'documents a route less',
    answers(
      'GET',
      /^\/openapi.json$/,
      (outgoing) => void delete (row(outgoing)['paths'] as Body)['/todos/{id}/complete'],
    ),
  ),
  todo(
    'openapi.responses',
    'documents another type',
    answers(
      'GET',
      /^\/openapi.json$/,
      (outgoing) =>
        void (outgoing.body = JSON.parse(
          JSON.stringify(outgoing.body).replace('"completed":{"type":"boolean"}', '"completed":{"type":"string"}'),
        ) as JsonValue),
    ),
  ),
  todo(
    'openapi.statuses',
    'documents a status less',
    answers(
      'GET',
      /^\/openapi.json$/,
      (outgoing) =>
        void (outgoing.body = JSON.parse(JSON.stringify(outgoing.body).replaceAll('"422":', '"499":')) as JsonValue),
    ),
  ),
  todo(
    'fuzz.negative',
    'accepts what its schema refuses',
    answers(
      'POST',
      /^\/todos$/,
      (outgoing, { bytes }) =>
        void (bytes.includes('definitelyNotAField') && Object.assign(outgoing, { status: 201, body: {} })),
    ),
  ),
  todo(
    'fuzz.positive',
    'documents wider bounds than it has',
    answers(
      'GET',
      /^\/openapi.json$/,
      (outgoing) =>
        void (outgoing.body = JSON.parse(
          JSON.stringify(outgoing.body).replaceAll(/"enum":\[[^\]]+\]/g, '"enum":["wrong"]'),
        ) as JsonValue),
    ),
  ),
];
