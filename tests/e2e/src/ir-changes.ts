import { clone, create, type MessageInitShape } from '@bufbuild/protobuf';
import type { Language } from '@quantumlayer/contracts/ir/v1/ir';
import {
  ApplicationSchema,
  Cardinality,
  Database,
  EntitySchema,
  FieldSchema,
  FieldType,
  KeyKind,
  OnDelete,
  OperationKind,
  RelationSchema,
  type Application,
  type Entity,
  type Field,
} from '@quantumlayer/ir';

type FieldInit = MessageInitShape<typeof FieldSchema>;

/** The library as a project of a language, for PostgreSQL (and SQLite beside it), with nothing in the way of changes to what it keeps. */
export function firstRelease(library: Application, language: Language): Application {
  return changed(library, (application) => {
    application.stack = { ...application.stack, language, database: Database.POSTGRESQL } as Application['stack'] &
      object;
    for (const entity of application.entities) {
      entity.invariants = [];
      entity.fields = entity.fields.filter(({ computed }) => computed === '');
    }
    application.operations = application.operations.filter(({ kind }) => kind !== OperationKind.ACTION);
    for (const operation of application.operations) Object.assign(operation, { guards: [], effects: [] });
    add(application, 'Tag', {
      name: 'shelf',
      type: FieldType.ENUM,
      enumValues: ['low', 'high'],
      required: true,
      defaultValue: { kind: { case: 'json', value: '"low"' } },
    });
    application.entities.push(numbered('Branch', 'Branches'));
  });
}

/** Tables, columns, relations and constraints come and go; the type of one field has nothing to do with the one before. */
export function secondRelease(first: Application): Application {
  return changed(first, (application) => {
    const required = (name: string, type: FieldType, more: FieldInit = {}) =>
      add(application, 'Book', { name, type, required: true, ...more });
    required('pages', FieldType.INTEGER, { minimum: '1' });
    required('genre', FieldType.ENUM, {
      enumValues: ['novel', 'poetry'],
      defaultValue: { kind: { case: 'json', value: '"poetry"' } },
    });
    required('price', FieldType.DECIMAL, { scale: 2, defaultValue: { kind: { case: 'json', value: '"9.50"' } } });
    required('addedAt', FieldType.DATETIME, { defaultValue: { kind: { case: 'now', value: true } } });
    required('fiction', FieldType.BOOLEAN);
    required('keywords', FieldType.STRING_LIST);
    required('shelvedOn', FieldType.DATE);
    required('opensAt', FieldType.TIME);
    required('code', FieldType.UUID);
    add(application, 'Book', { name: 'subtitle', type: FieldType.STRING });
    add(application, 'Branch', { name: 'street', type: FieldType.TEXT, required: true });
    add(application, 'Tag', { name: 'note', type: FieldType.STRING });
    Object.assign(field(application, 'Book', 'rating'), {
      type: FieldType.STRING,
      minimum: undefined,
      maximum: undefined,
    });
    application.entities.push(
      create(EntitySchema, {
        name: 'Publisher',
        plural: 'Publishers',
        key: { kind: KeyKind.UUID },
        fields: [{ name: 'name', type: FieldType.STRING, required: true, unique: true }],
      }),
    );
    relate(application, 'Book', 'publisher', 'Publisher', 'books', Cardinality.MANY_TO_ONE);
    relate(application, 'Publisher', 'bestSeller', 'Book', 'praise', Cardinality.ONE_TO_ONE);
    relate(application, 'Member', 'favourites', 'Book', 'fans', Cardinality.MANY_TO_MANY);
    application.relations = application.relations.filter(({ name }) => name !== 'tags' && name !== 'sequelTo');
    entity(application, 'Loan').fields = entity(application, 'Loan').fields.filter(({ name }) => name !== 'remarks');
    Object.assign(field(application, 'Loan', 'dueOn'), { required: true, readOnly: false });
    field(application, 'Book', 'isbn').unique = false;
    entity(application, 'Book').unique = [
      { $typeName: 'quantumlayer.ir.v1.UniqueConstraint', members: ['isbn', 'author'] },
    ];
    for (const relation of application.relations)
      if (relation.source === 'Loan' && relation.name === 'member')
        Object.assign(relation, { required: false, nested: false, onDelete: OnDelete.SET_NULL });
  });
}

/** Values become others, and an entity goes. */
export function thirdRelease(second: Application): Application {
  return changed(second, (application) => {
    field(application, 'Book', 'price').scale = 3;
    delete field(application, 'Book', 'price').defaultValue;
    Object.assign(field(application, 'Book', 'pages'), { type: FieldType.DECIMAL, scale: 1 });
    field(application, 'Book', 'copies').type = FieldType.NUMBER;
    Object.assign(field(application, 'Book', 'genre'), { enumValues: ['novel', 'essay'], defaultValue: undefined });
    field(application, 'Book', 'fiction').required = false;
    Object.assign(field(application, 'Tag', 'shelf'), { enumValues: ['low', 'high', 'middle'], required: false });
    field(application, 'Book', 'subtitle').maxLength = 300;
    application.entities = application.entities.filter(({ name }) => name !== 'MembershipCard');
    application.relations = application.relations.filter(({ source }) => source !== 'MembershipCard');
    application.operations = application.operations.filter((operation) => operation.entity !== 'MembershipCard');
  });
}

function changed(application: Application, change: (copy: Application) => void): Application {
  const copy = clone(ApplicationSchema, application);
  change(copy);
  return copy;
}

function entity(application: Application, name: string): Entity {
  const found = application.entities.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no entity ${name}`);
  return found;
}

function field(application: Application, owner: string, name: string): Field {
  const found = entity(application, owner).fields.find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no field ${owner}.${name}`);
  return found;
}

function add(application: Application, owner: string, init: FieldInit): void {
  entity(application, owner).fields.push(create(FieldSchema, init));
}

function relate(
  application: Application,
  source: string,
  name: string,
  target: string,
  inverse: string,
  cardinality: Cardinality,
): void {
  const onDelete = cardinality === Cardinality.MANY_TO_MANY ? OnDelete.CASCADE : OnDelete.SET_NULL;
  application.relations.push(create(RelationSchema, { source, name, target, inverse, cardinality, onDelete }));
}

function numbered(name: string, plural: string): Entity {
  const fields = [{ name: 'name', type: FieldType.STRING, required: true }];
  return create(EntitySchema, { name, plural, key: { kind: KeyKind.INTEGER }, fields });
}
