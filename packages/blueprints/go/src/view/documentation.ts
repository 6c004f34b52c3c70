import { Cardinality, OperationKind, type EntityModel, type JsonValue } from '@quantumlayer/ir';
import type { Context } from './context';

interface Variable {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
  readonly example: string;
  readonly required?: boolean;
}

/** Every variable that the configuration reads. */
export function variables(context: Context): Variable[] {
  const { application, postgres, jwt, apiKey } = context;
  const limit = String(application.api?.rateLimitPerMinute ?? 0);
  const database = `sqlite:./data/${application.name}.db`;
  const own: (readonly [boolean, Variable])[] = [
    [
      true,
      {
        name: 'HOST',
        fallback: '`127.0.0.1`',
        meaning: 'Address to listen on; the image uses 0.0.0.0',
        example: '127.0.0.1',
      },
    ],
    [true, { name: 'PORT', fallback: '`8000`', meaning: 'Port to listen on', example: '8000' }],
    [
      postgres,
      {
        name: 'DATABASE_URL',
        fallback: 'none',
        meaning: 'PostgreSQL, or `sqlite:PATH`',
        example: `postgres://app:app@localhost:5432/app?sslmode=disable`,
        required: true,
      },
    ],
    [
      !postgres,
      {
        name: 'DATABASE_URL',
        fallback: `\`${database}\``,
        meaning: '`sqlite:PATH` or `sqlite::memory:`',
        example: database,
      },
    ],
    [true, { name: 'LOG_LEVEL', fallback: '`info`', meaning: '`debug`, `info`, `warn` or `error`', example: 'info' }],
    [
      true,
      {
        name: 'ENVIRONMENT',
        fallback: '`development`',
        meaning: '`production` demands the secrets',
        example: 'development',
      },
    ],
    [
      true,
      {
        name: 'CORS_ORIGINS',
        fallback: 'none',
        meaning: 'Origins of web pages that may call, separated by commas',
        example: 'http://localhost:5173',
      },
    ],
    [
      true,
      {
        name: 'RATE_LIMIT_PER_MINUTE',
        fallback: `\`${limit}\``,
        meaning: 'Requests of one caller; 0 means no limit',
        example: limit,
      },
    ],
    [
      jwt,
      {
        name: 'JWT_SECRET',
        fallback: 'made at the start in development',
        meaning: 'Signs the tokens; at least 32 characters',
        example: '',
      },
    ],
    [
      jwt,
      {
        name: 'ADMIN_EMAIL',
        fallback: 'none',
        meaning: 'An account that exists after the start',
        example: 'admin@example.com',
      },
    ],
    [jwt, { name: 'ADMIN_PASSWORD', fallback: 'none', meaning: 'Its password, 8 to 128 characters', example: '' }],
    [
      jwt,
      {
        name: 'AUTH_RATE_LIMIT_PER_MINUTE',
        fallback: '`10`',
        meaning: 'Logins and registrations of one address; 0 means no limit',
        example: '10',
      },
    ],
    [
      apiKey,
      {
        name: 'BOOTSTRAP_API_KEY',
        fallback: 'none',
        meaning: 'A key that is valid besides the stored ones, at least 16 characters',
        example: '',
      },
    ],
    [
      true,
      {
        name: 'SEED',
        fallback: '`false`',
        meaning: '`true` fills an empty database with the examples',
        example: 'false',
      },
    ],
  ];
  return own.filter(([used]) => used).map(([, variable]) => variable);
}

/** Lines of a Mermaid entity diagram. */
export function diagram(context: Context): string[] {
  const { entities } = context.model;
  const relations = context.application.relations.map(({ source, target, cardinality, name, required }) => {
    if (cardinality === Cardinality.MANY_TO_MANY) return `${source} }o--o{ ${target} : ${name}`;
    const many = cardinality === Cardinality.ONE_TO_ONE ? '|o' : '}o';
    return `${source} ${many}--${required ? '||' : 'o|'} ${target} : ${name}`;
  });
  const owners = entities.flatMap(({ name, owner }) =>
    owner?.property.target === undefined
      ? []
      : [`${name} }o--|| ${owner.property.target} : ${owner.property.name.replace(/Id$/, '')}`],
  );
  const boxes = entities.flatMap((entity) => [
    `${entity.name} {`,
    ...entity.properties
      .filter(({ role }) => role === 'key' || role === 'field')
      .map(({ name, type, role }) => `    ${type.kind} ${name}${role === 'key' ? ' PK' : ''}`),
    '}',
  ]);
  return [...relations, ...owners, ...boxes];
}

const quoted = (body: Readonly<Record<string, JsonValue>>): string =>
  `'${JSON.stringify(body).replaceAll("'", "'\\''")}'`;

/** Shell commands that a reader can run against a server that was just started with the examples. */
export function tryIt(context: Context): string[] {
  const { model, jwt, apiKey } = context;
  const base = `http://localhost:8000${model.basePath}`;
  const login = `TOKEN=$(curl -s ${base}/auth/login -H 'Content-Type: application/json' -d '{"email":"admin@example.com","password":"correct-horse"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')`;
  const credentials = jwt
    ? ' -H "Authorization: Bearer $TOKEN"'
    : apiKey
      ? ` -H "X-API-Key: development-key-0001"`
      : '';
  const listed = model.entities.find((entity) => entity.operation(OperationKind.LIST) !== undefined);
  const created = model.entities.find(
    (entity) => isSimple(entity) && entity.operation(OperationKind.CREATE)?.guards.length === 0,
  );
  const body = created && withoutLinks(created, context.examples.candidate(created, 12, []));
  return [
    ...(jwt ? [login] : []),
    ...(listed ? [`curl -si '${base}${listed.path}?sort=-createdAt'${credentials}`] : []),
    ...(created && body
      ? [`curl -si ${base}${created.path} -H 'Content-Type: application/json'${credentials} -d ${quoted(body)}`]
      : []),
  ];
}

/** Links are optional, and readers do not know the keys of the examples. */
const withoutLinks = (entity: EntityModel, body: Readonly<Record<string, JsonValue>> | undefined) =>
  body &&
  Object.fromEntries(Object.entries(body).filter(([name]) => entity.links.every(({ property }) => property !== name)));

/** A row that needs no other one. */
const isSimple = (entity: EntityModel): boolean =>
  !entity.isAccount && entity.references.every(({ required }) => !required);
