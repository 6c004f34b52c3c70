import { OperationKind, type Model } from '@quantumlayer/ir';
import { Breach } from '../session/breach';
import { explore } from '../session/explore';
import { check, entityId, type Check } from './check';
import { readEffects } from './action-checks';

/** `GET /{key}`: the short link. */
export function redirectChecks(model: Model): Check[] {
  const operation = model.redirect;
  if (!operation) return [];
  const { entity, guards } = operation;
  return [
    check(
      entityId(entity, 'redirect'),
      `${entity.name}.${operation.name} redirects and has its effects`,
      async ({ session, maker, cast }) => {
        const { made, steps, last: call } = await explore(maker, operation, ({ status }) => status === 302);
        for (const step of steps) await session.call(step);
        const { key, caller } = made;
        for (let time = 0; time < 2; time += 1) {
          const { exchange } = await session.call(call);
          if (exchange.headers['cache-control'] !== 'no-store')
            throw new Breach(
              `has Cache-Control ${exchange.headers['cache-control'] ?? '(none)'}, expected no-store`,
              exchange,
            );
        }
        const create = entity.operation(OperationKind.READ);
        await readEffects(session, cast, operation, key, create ? (await maker.makeFor(create)).caller : caller);
        await session.callAll(['nosuchkey', '%00', 'a b'].map((parameter) => ({ ...call, parameters: [parameter] })));
      },
    ),
    ...guards.map(({ name, text }) =>
      check(
        entityId(entity, `redirect.guard.${name}`),
        `${entity.name}.${operation.name} is guarded by ${name}: ${text}`,
        async ({ session, maker }) => {
          const { steps, last } = await explore(maker, operation, ({ code }) => code === name);
          for (const step of steps) await session.call(step);
          await session.call(last);
        },
      ),
    ),
  ];
}
