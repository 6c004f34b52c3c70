import type { Model } from '@quantumlayer/ir';

/** A row of a README's table of routes. */
export interface ToldRoute {
  readonly verb: string;
  readonly path: string;
  readonly summary: string;
  readonly who: string;
}

/** What the routes that accounts and keys bring do, by their operationIds: for READMEs and OpenAPI documents alike. */
export const authenticationSummaries = {
  register: 'Creates an account.',
  login: 'Logs in: returns an access token and a refresh token.',
  refresh: 'Exchanges a refresh token for a new pair of tokens.',
  logout: 'Ends the session that a refresh token belongs to.',
  getCurrentAccount: "Reads the caller's account.",
  createApiKey: 'Creates an API key, which is shown only once.',
  listApiKeys: 'Lists API keys, without their secrets.',
  deleteApiKey: 'Revokes an API key.',
} as const;

/** The routes of accounts or keys, as far as the application has them. */
export function authenticationRoutes({ authentication, basePath }: Model): ToldRoute[] {
  const route = (verb: string, path: string, operation: keyof typeof authenticationSummaries, who: string) => ({
    verb,
    path: basePath + path,
    summary: authenticationSummaries[operation],
    who,
  });
  if (authentication === 'api_key') {
    return [
      route('POST', '/api-keys', 'createApiKey', 'with a key'),
      route('GET', '/api-keys', 'listApiKeys', 'with a key'),
      route('DELETE', '/api-keys/{id}', 'deleteApiKey', 'with a key'),
    ];
  }
  if (authentication === 'none') return [];
  return [
    route('POST', '/auth/register', 'register', 'anyone'),
    route('POST', '/auth/login', 'login', 'anyone'),
    route('POST', '/auth/refresh', 'refresh', 'anyone'),
    route('POST', '/auth/logout', 'logout', 'anyone'),
    route('GET', '/auth/me', 'getCurrentAccount', 'any account'),
  ];
}
