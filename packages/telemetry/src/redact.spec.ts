import { redact } from './redact';

const line = (fields: object): unknown => JSON.parse(redact(JSON.stringify(fields)));

describe('a line of the log', () => {
  it.each([
    [{ password: 'hunter2' }, { password: '[redacted]' }],
    [{ a: { headers: { Authorization: 'x"y\\' } } }, { a: { headers: { Authorization: '[redacted]' } } }],
    [
      { QLF_API_KEY: 'abc', clientSecret: 'def' },
      { QLF_API_KEY: '[redacted]', clientSecret: '[redacted]' },
    ],
    [{ msg: `key qlk_${'a'.repeat(32)}_${'B'.repeat(43)}!` }, { msg: 'key qlk_[redacted]!' }],
    [{ msg: 'at postgres://me:hunter2@host/db' }, { msg: 'at postgres://me:[redacted]@host/db' }],
    [{ msg: 'sent "Bearer abcdefghijkl"' }, { msg: 'sent "Bearer [redacted]"' }],
    [{ msg: 'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl' }, { msg: '[redacted]' }],
    [{ msg: '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- end' }, { msg: '[redacted] end' }],
  ])('shows %j as %j', (fields, expected) => {
    expect(line(fields)).toEqual(expected);
  });

  it.each([
    [{ msg: 'The token bucket is empty', tokens: 7, path: '/v1/api-keys' }],
    [{ msg: 'https://host:8080/a@b' }],
  ])('leaves %j as it is', (fields) => {
    expect(line(fields)).toEqual(fields);
  });
});
