import { create, toBinary } from '@bufbuild/protobuf';
import { createInProcessTransport, pathOf } from '@quantumlayer/rpc';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import fc from 'fast-check';
import { httpRuleOf } from './handlers/http/http-rule';
import { GatewayFixture } from './testing/gateway-fixture';
import { METHODS } from './testing/gateway-suite';

/** `npm run fuzz` sets it: many runs, others each time. Without it the suite repeats the same ones: what it judges is the change. */
declare const FUZZ_RUNS: number | undefined;
const RUNS = typeof FUZZ_RUNS === 'number' ? { numRuns: FUZZ_RUNS } : { numRuns: 300, seed: 20_261_121 };
/** Names that mean something, with values that need not. */
const NAMES = [...new Set(METHODS.flatMap(({ input }) => input.fields.map(({ jsonName }) => jsonName)))];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '\u0000', '../..', "' OR 1=1 --", '%00', 'ROLE_OWNER', '9'.repeat(40), '\ud83d\ude00'),
  fc.uuid(),
);
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.integer(), fc.double(), fc.constant(null));
const body = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), text), value, { maxKeys: 5 });
/** A URL cannot hold half of a pair. */
const wellFormed = (any: string): string => any.replace(/\p{Surrogate}/gu, '');
const method = fc.constantFrom(...METHODS);

describe('whatever is sent', () => {
  const spec = new GatewayFixture();
  let key: string;
  beforeAll(async () => {
    await spec.open('pglite:');
    key = (await spec.organisation()).key;
  });
  afterAll(() => spec.close());

  it('REST answers without a fault of ours', async () => {
    const query = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), text), text, { maxKeys: 3 });
    await fc.assert(
      fc.asyncProperty(method, text, body, query, async (called, id, content, parameters) => {
        const rule = httpRuleOf(called);
        const path = (rule?.template ?? '').replace('{id}', encodeURIComponent(wellFormed(id)));
        const pairs = Object.entries(parameters).map(([name, each]) => [wellFormed(name), wellFormed(each)]);
        const url =
          rule?.hasBody === true ? path : `${path}?${new URLSearchParams(pairs as [string, string][]).toString()}`;
        const { status } = await spec.call(key, rule?.verb ?? 'GET', url, rule?.hasBody === true ? content : undefined);
        expect(status).toBeLessThan(500);
      }),
      RUNS,
    );
  });

  it('GraphQL answers without a fault of ours', async () => {
    const unary = fc.constantFrom(...METHODS.filter(({ methodKind }) => methodKind === 'unary'));
    await fc.assert(
      fc.asyncProperty(unary, body, fc.boolean(), text, async (called, variables, isPlain, noise) => {
        const kind = httpRuleOf(called)?.verb === 'GET' ? 'query' : 'mutation';
        const args = called.input.fields.map(({ jsonName }) => `${jsonName}: $${jsonName}`).join(', ');
        const known = called.input.fields.map(({ jsonName }) => `$${jsonName}: String`).join(', ');
        const valid = `${kind} ${known === '' ? '' : `(${known})`} {${called.localName}${args === '' ? '' : `(${args})`} {__typename}}`;
        const asked = { query: isPlain ? valid : `${valid.slice(0, valid.length / 2)}${noise}`, variables };
        const { status, bytes } = await spec.call(key, 'POST', '/v1/graphql', asked);
        expect(status).toBeLessThan(500);
        expect(bytes.toString()).not.toContain('"code":"internal"');
      }),
      RUNS,
    );
  });

  it('gRPC answers without a fault of ours', async () => {
    const transport = createInProcessTransport(spec.gateway.services, {});
    const bytes = fc.uint8Array({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(method, bytes, fc.boolean(), async (called, noise, isWellFormed) => {
        const request = isWellFormed ? toBinary(called.input, create(called.input)) : noise;
        const options = {
          signal: AbortSignal.timeout(5000),
          deadline: undefined,
          metadata: { authorization: `Bearer ${key}` },
          onTrailers: () => undefined,
        };
        const requests = (async function* () {
          yield await Promise.resolve(request);
        })();
        try {
          for await (const answer of transport.call(pathOf(called), requests, options)) expect(answer).toBeDefined();
        } catch (error) {
          if (!(error instanceof QuantumLayerError)) throw error;
          expect(ErrorCode[error.code]).not.toBe('INTERNAL');
        }
      }),
      RUNS,
    );
    await transport.close();
  });
});
