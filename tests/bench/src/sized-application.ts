import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  AccessLevel,
  ApplicationKind,
  ApplicationSchema,
  AuthenticationKind,
  Cardinality,
  Database,
  type EntitySchema,
  FieldType,
  KeyKind,
  OnDelete,
  OperationKind,
  PaginationStyle,
  serializeApplication,
  type Language,
} from '@quantumlayer/ir';

const CRUD = [
  ['create', OperationKind.CREATE],
  ['list', OperationKind.LIST],
  ['read', OperationKind.READ],
  ['update', OperationKind.UPDATE],
  ['delete', OperationKind.DELETE],
] as const;

/** The IR of an application with so many entities, each with five fields and a reference to the one before. */
export function sizedApplication(language: Language, entities: number): string {
  const names = Array.from(
    { length: entities },
    (_, i) => `Thing${String.fromCharCode(65 + (i % 26))}${'x'.repeat(Math.floor(i / 26))}`,
  );
  return serializeApplication(
    create(ApplicationSchema, {
      name: `sized-${entities}`,
      title: `Sized ${entities}`,
      kind: ApplicationKind.REST_API,
      stack: { language, database: Database.SQLITE },
      api: { pagination: PaginationStyle.OFFSET, defaultLimit: 50, maxLimit: 200 },
      authentication: { kind: AuthenticationKind.NONE },
      entities: names.map(
        (name): MessageInitShape<typeof EntitySchema> => ({
          name,
          plural: `${name}s`,
          key: { kind: KeyKind.UUID },
          fields: [
            { name: 'title', type: FieldType.STRING, required: true, maxLength: 100, searchable: true },
            { name: 'notes', type: FieldType.TEXT },
            { name: 'amount', type: FieldType.INTEGER, minimum: '0' },
            { name: 'startsOn', type: FieldType.DATE },
            {
              name: 'active',
              type: FieldType.BOOLEAN,
              required: true,
              defaultValue: { kind: { case: 'json', value: 'true' } },
            },
          ],
        }),
      ),
      relations: names.slice(1).map((name, i) => ({
        name: 'parent',
        source: name,
        target: names[i] ?? '',
        cardinality: Cardinality.MANY_TO_ONE,
        inverse: `${name.charAt(0).toLowerCase()}${name.slice(1)}s`,
        onDelete: OnDelete.SET_NULL,
      })),
      operations: names.flatMap((entity) =>
        CRUD.map(([name, kind]) => ({ name, kind, entity, access: { level: AccessLevel.PUBLIC } })),
      ),
    }),
  );
}
