import type { Secrets } from '../gates/contract/session/cast';

/** Fixed, unlike those of a real judgement. */
export const SECRETS: Secrets = {
  adminEmail: 'admin@example.com',
  adminPassword: 'administrator password',
  apiKey: 'bootstrap-key-for-specs',
  jwtSecret: 'a secret of more than thirty-two characters',
};

/** The environment that a server under judgement is started with. */
export function serverEnvironment({ adminEmail, adminPassword, apiKey, jwtSecret }: Secrets): Record<string, string> {
  return {
    ADMIN_EMAIL: adminEmail,
    ADMIN_PASSWORD: adminPassword,
    BOOTSTRAP_API_KEY: apiKey,
    JWT_SECRET: jwtSecret,
    CORS_ORIGINS: 'https://app.example.com',
  };
}
