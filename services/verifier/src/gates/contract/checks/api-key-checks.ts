import type { JsonValue, Model } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import { post } from '../session/cast';
import { textOf } from '../reference/text-of';
import { check, type Check } from './check';
import { expectProblem, expectStatus } from './expect-problem';

/** `/api-keys`, all of it. */
export function apiKeyChecks(model: Model): Check[] {
  const path = `${model.basePath}/api-keys`;
  return [
    check(
      'auth.api-keys',
      'API keys are made, listed without their secret, used and deleted',
      async ({ session, cast }) => {
        const headers = cast.members[0]?.headers ?? {};
        const made = await post(session, path, { name: session.nonce }, headers);
        expectStatus(made, 201);
        const { id, key, name } = made.json as Readonly<Record<string, JsonValue>>;
        if (typeof key !== 'string' || key.length < 32 || name !== session.nonce)
          throw new Breach('does not answer {id, name, key, createdAt} with a key of 32 bytes', made);
        const own = { 'x-api-key': key };
        const list = await session.send({ method: 'GET', path, headers: own });
        expectStatus(list, 200);
        if (list.text.includes(key) || !list.text.includes(textOf(id)))
          throw new Breach('lists keys with their secret, or not at all', list);
        expectStatus(await session.send({ method: 'DELETE', path: `${path}/${textOf(id)}`, headers }), 204);
        expectProblem(await session.send({ method: 'GET', path, headers: own }), 401, 'unauthenticated');
        expectProblem(
          await session.send({ method: 'DELETE', path: `${path}/${textOf(id)}`, headers }),
          404,
          'not_found',
        );
        for (const body of [{}, { name: null }, { name: 5 }])
          expectProblem(await post(session, path, body, headers), 422, 'validation');
        for (const [name, code] of [
          ['id', 'read_only'],
          ['noSuchField', 'unknown_field'],
        ] as const) {
          const refused = await post(session, path, { name: 'x', [name]: 'x' }, headers);
          expectProblem(refused, 422, 'validation');
          if (!refused.text.includes(`"${code}"`)) throw new Breach(`does not call ${name} ${code}`, refused);
        }
        expectProblem(await post(session, path, { name: 'x' }), 401, 'unauthenticated');
        expectProblem(await session.send({ method: 'GET', path, headers: {} }), 401, 'unauthenticated');
      },
    ),
  ];
}
