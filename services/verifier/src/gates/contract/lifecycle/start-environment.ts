import { randomBytes } from 'node:crypto';
import { Database, type Application } from '@quantumlayer/contracts/ir/v1/ir';
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
export function startEnvironment(application: Application, secrets: Secrets): Record<string, string> {
  return {
    ...LIMITS_OFF,
    LOG_LEVEL: 'info',
    CORS_ORIGINS: 'https://app.example.com',
    ADMIN_EMAIL: secrets.adminEmail,
    ADMIN_PASSWORD: secrets.adminPassword,
    BOOTSTRAP_API_KEY: secrets.apiKey,
    JWT_SECRET: secrets.jwtSecret,
    ...databaseEnvironment(application),
  };
}

/** A sandbox has no database server; every project speaks SQLite too. */
export function databaseEnvironment({ stack }: Application): Record<string, string> {
  return stack?.database === Database.POSTGRESQL ? { DATABASE_URL: 'sqlite:./data/judge.db' } : {};
}
