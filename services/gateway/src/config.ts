import * as v from 'valibot';

const whole = (least: number, fallback: number) =>
  v.optional(v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(least)), String(fallback));

const SCHEMA = v.object({
  /** Requests a minute for each key. */
  QLF_REQUESTS_PER_MINUTE: whole(1, 600),
  /** Generations a day for an organisation that is made here. */
  QLF_DAILY_GENERATIONS: whole(0, 500),
});

export interface GatewayConfig {
  readonly requestsPerMinute: number;
  readonly dailyGenerations: number;
}

/** What the environment says; throws with the variable's name when a value cannot be used. */
export function readGatewayConfig(environment: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const values = v.parse(SCHEMA, environment);
  return { requestsPerMinute: values.QLF_REQUESTS_PER_MINUTE, dailyGenerations: values.QLF_DAILY_GENERATIONS };
}
