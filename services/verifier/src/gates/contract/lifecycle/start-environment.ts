import { randomBytes } from 'node:crypto';
import type { Secrets } from '../session/cast';

/** Secrets of one judgement; nobody else has them. */
export function makeSecrets(): Secrets {
  const secret = (): string => randomBytes(24).toString('hex');
  return {
    adminEmail: `judge.${randomBytes(4).toString('hex')}@example.com`,
    adminPassword: secret(),
    apiKey: secret(),
    jwtSecret: secret(),
  };
}

/** Limits that are off while everything else is judged. */
export const LIMITS_OFF = { RATE_LIMIT_PER_MINUTE: '0', AUTH_RATE_LIMIT_PER_MINUTE: '0' };

/** The environment of docs/generated-api.md for a server under judgement. */
export function startEnvironment(secrets: Secrets): Record<string, string> {
  return {
    ...LIMITS_OFF,
    LOG_LEVEL: 'info',
    CORS_ORIGINS: 'https://app.example.com',
    ADMIN_EMAIL: secrets.adminEmail,
    ADMIN_PASSWORD: secrets.adminPassword,
    BOOTSTRAP_API_KEY: secrets.apiKey,
    JWT_SECRET: secrets.jwtSecret,
  };
}
