import type { Servers } from './find-servers';
import { planNats } from './plans/nats';
import { planPostgresql } from './plans/postgresql';
import { planRedis } from './plans/redis';
import type { ServerPlace, ServerPlan } from './plans/server-plan';
import { planTemporal } from './plans/temporal';

const PLANS: { readonly [Name in keyof Servers]: (program: string, place: ServerPlace) => Promise<ServerPlan> } = {
  postgresql: planPostgresql,
  nats: planNats,
  redis: planRedis,
  temporal: planTemporal,
};

/**
 * Prepares the place for a server, for its first start or a later one.
 * @throws UNAVAILABLE where that cannot be done; MISSING_TOOLCHAIN where what lies there was made by a version that this program cannot read
 */
export function planServer(name: keyof Servers, program: string, place: ServerPlace): Promise<ServerPlan> {
  return PLANS[name](program, place);
}
