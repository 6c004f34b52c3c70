import { entityName, wordsOf } from '../names';
import { findDeclarations } from './find-declarations';
import { findSamples } from './find-samples';
import { readModel } from './read-model';
import { readSample } from './read-sample';
import { readMember } from './read-member';
import type { Declaration, SchemaEntity, SchemaField, SchemaReference } from './schema';

/** What the code and the schemas in a brief declare, and the brief with only its English left; offsets stay. */
export interface SchemaReading {
  readonly entities: readonly SchemaEntity[];
  /** Enumerations: read, but nothing of their own. */
  readonly others: readonly { readonly start: number; readonly end: number }[];
  readonly english: string;
}

/** Reads TypeScript, Prisma, GraphQL, Go, Python, SQL, DBML and similar declarations that stand in a brief. */
export function readSchemas(brief: string): SchemaReading {
  const declarations = findDeclarations(brief);
  const names = declarations.flatMap(({ kind, name }) => (kind === 'entity' ? [nameOf(name)] : []));
  const declared = {
    entities: new Set(names),
    enums: new Map(declarations.flatMap((one) => (one.kind === 'enum' ? [[one.name, enumMembers(one)] as const] : []))),
  };
  const entities: SchemaEntity[] = [];
  const others: { start: number; end: number }[] = [];
  for (const declaration of declarations) {
    const { kind, name, start, end, members } = declaration;
    const read = kind === 'entity' ? members.flatMap((member) => readMember(member, declared) ?? []) : [];
    const fields: SchemaField[] = read.flatMap((member) => ('field' in member ? [member.field] : []));
    const references: SchemaReference[] = read.flatMap((member) => ('reference' in member ? [member.reference] : []));
    if (kind === 'enum') others.push({ start, end });
    else if (read.length > 0)
      entities.push({ name: nameOf(name), start, end, fields, references: distinct(references) });
  }
  for (const { from, to, many, start, end } of drawnRelations(brief)) {
    addReference(entities, from, to, many, { start, end });
    others.push({ start, end });
  }
  // What is declared in braces may look like a sample inside.
  const taken = [...entities, ...others];
  for (const sample of findSamples(brief))
    if (!taken.some(({ start, end }) => sample.start < end && start < sample.end))
      entities.push(...(readModel(brief, sample, declared) ?? [readSample(sample, declared)]));
  const gone = [...entities, ...others];
  const english = gone.reduce(
    (text, { start, end }) => text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end),
    brief,
  );
  return { entities, others, english };
}

interface DrawnRelation {
  readonly from: string;
  readonly to: string;
  /** Each of them refers to many of the other. */
  readonly many: boolean;
  readonly start: number;
  readonly end: number;
}

/** "CUSTOMER ||--o{ ORDER : places" of an entity-relationship diagram: the side with the fork refers to the other. */
function* drawnRelations(text: string): Generator<DrawnRelation> {
  for (const match of text.matchAll(
    /^[ \t]*(?:erDiagram[ \t]*\n[ \t]*)?(\w+)[ \t]+([|}o]{2})(?:--|\.\.)([|{o]{2})[ \t]+(\w+)[^\n]*/gm,
  )) {
    const [whole, left = '', before = '', after = '', right = ''] = match;
    const [leftMany, rightMany] = [before.includes('}'), after.includes('{')];
    const [from, to] = leftMany && !rightMany ? [left, right] : [right, left];
    yield {
      from: nameOf(from),
      to: nameOf(to),
      many: leftMany && rightMany,
      start: match.index,
      end: match.index + whole.length,
    };
  }
}

function addReference(
  entities: SchemaEntity[],
  from: string,
  target: string,
  many: boolean,
  place: { readonly start: number; readonly end: number },
): void {
  const add = (name: string, reference: SchemaReference | undefined): void => {
    const at = entities.findIndex((entity) => entity.name === name);
    const known = entities[at] ?? { name, ...place, fields: [], references: [] };
    const changed = { ...known, references: reference ? [...known.references, reference] : known.references };
    if (at < 0) entities.push(changed);
    else entities[at] = changed;
  };
  add(from, { target, many, role: undefined });
  add(target, many ? { target: from, many, role: undefined } : undefined);
}

const nameOf = (written: string): string => entityName(wordsOf(written));

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** `lift Lift` beside `liftId Int` is one reference. */
const distinct = (references: readonly SchemaReference[]): SchemaReference[] =>
  references.filter(
    ({ target, role, many }, i) =>
      !references.slice(0, i).some((one) => one.target === target && one.role === role && one.many === many),
  );

function enumMembers({ members }: Declaration): string[] {
  return members
    .flatMap((member) => member.split(/\s+(?=[A-Za-z_]\w*$|[A-Za-z_]\w*\s)/))
    .map((member) => /=\s*["']([^"']+)["']/.exec(member)?.[1] ?? /^\w[\w -]*/.exec(member.trim())?.[0].trim() ?? '')
    .filter((value) => value !== '');
}
