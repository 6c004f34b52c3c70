import type { DraftEntity, DraftField, DraftModel, DraftOperation } from '../draft-model';
import { fieldHint } from '../lexicon/field-lexicon';
import { mergeDrafts } from '../merge-drafts';
import type { Assumptions } from '../compile/assumptions';
import { camelCase, entityName, plural, spoken, wordsOf } from '../names';
import { archetypeDraft, type ArchetypeData } from './archetype';
import { catalogue } from './catalogue';
import { callAsSaid, meanSame } from './call-as-said';
import { leaveOut, restrict } from './leave-out';
import { namedByAccount, tellsWho } from './named-by-account';
import { ownersApart, peopleAsAccounts } from './people-as-accounts';
import { isFreeName, renamePart } from './rename-part';
import { settleDeeds } from './settle-deeds';
import { withSpokenRecords } from './spoken-records';
import { presumedTies, settleTies } from './settle-ties';

/** From so many fields on, the brief models an entity itself. */
const OWN_FIELDS = 2;
/** From so many on, it models anew one that the archetype has: "hours with a date, a number and a note". */
const WHOLE_FIELDS = 3;

type NamedField = Pick<DraftField, 'name' | 'unique'>;

/** Fields that tell one row from another; an entity with one of them is described, one without is only extended. */
function identifies({ name, unique }: NamedField): boolean {
  const hint = fieldHint(name);
  return unique === true || (hint?.exact === true && hint.field.required === true && hint.field.searchable === true);
}

/** Whether the brief describes an entity of its own, or one of the usual ones anew; the others are not added then. */
export const describesOwn = (
  entities: Iterable<{ readonly name: string; readonly fields: readonly NamedField[] }>,
  usual: ReadonlySet<string>,
): boolean =>
  [...entities].some(
    ({ name, fields }) => fields.length >= OWN_FIELDS && (!usual.has(name) || fields.some(identifies)),
  );

/**
 * A usual entity that is no mere part of another, such as the lines of an invoice, has fields enough in the brief to stand for itself,
 * one at least of those that it cannot be without; "todos with priorities, due dates and tags" are the usual ones with more.
 */
const remodels = ({ entities, relations }: DraftModel, own: DraftModel): boolean =>
  own.entities.some(({ name, fields }) => {
    const usual = entities.find((entity) => entity.name === name);
    const isPart = relations.some(({ source, onDelete }) => source === name && onDelete === 'cascade');
    const needed = (usual?.fields ?? []).filter((one) => one.required === true && !one.default && !one.computed);
    return (
      fields.length >= WHOLE_FIELDS &&
      !isPart &&
      needed.some((one) => fields.some((field) => meanSame(field.name, one.name)))
    );
  });

/**
 * Puts the archetype under what was said: whole, cut down to the entities that were listed, or only to type fields; without
 * what is `omitted`.
 */
export function applyArchetype(
  brief: DraftModel,
  archetype: ArchetypeData,
  assumptions: Assumptions,
  omitted: ReadonlySet<string> = new Set(),
): DraftModel {
  const data = calledAsKept(archetype, brief);
  const usualModel = leaveOut(archetypeDraft(data, brief.authentication), omitted);
  const whole = ownersApart(peopleAsAccounts(usualModel, brief), brief);
  const own = withSpokenRecords(whole, brief);
  const usual = new Set(whole.entities.map(({ name }) => name));
  const isOwn = describesOwn(own.entities, usual) || remodels(whole, own);
  const there = isOwn ? restrict(whole, new Set(own.entities.map(({ name }) => name))) : whole;
  const { base, said } = settleTies(callAsSaid(namedByAccount(there, own), own), settleDeeds(there, own));
  if (isOwn) {
    assumptions.add(
      `The entities are those of the brief alone; the usual ones of "${archetype.title}" were not added.`,
      `Describe what is missing, or shorten the brief to "${archetype.names[0] ?? archetype.id}" to get the whole usual model.`,
    );
    return withoutStaleTransitions(mergeDrafts(withRulesOfNamed(base, said), said));
  }
  const listed = said.entities.filter(({ name }) => base.entities.some((entity) => entity.name === name));
  // "A blog with comments and tags" has posts all the same.
  const isOfThem = archetype.main === undefined || listed.some(({ name }) => name === archetype.main);
  if (listed.length >= 2 && isOfThem && listed.some((entity) => !isChanged(said, entity))) {
    const kept = restrict(base, withLines(base, new Set(said.entities.map(({ name }) => name))));
    assumptions.add(
      `${listed.map(({ name }) => name).join(', ')}: fields and rules are the usual ones of "${archetype.title}".`,
      'List the fields that each shall have.',
    );
    return withoutStaleTransitions(mergeDrafts(kept, said));
  }
  if (base.entities.length === 0) return mergeDrafts(base, { ...said, description: said.description ?? '' });
  assumptions.add(
    `${base.entities.map(({ name }) => name).join(', ')}: entities, fields and rules are the usual ones of "${archetype.title}".`,
    `Describe your own, for example "each ${spoken(base.entities[0]?.name ?? 'item')} has a name and a date".`,
  );
  return withoutStaleTransitions(mergeDrafts(base, { ...said, title: said.title }));
}

/** "Candidates apply for jobs": what is kept of it is the application of a job board, under the name that it has for the brief. */
const calledAsKept = (archetype: ArchetypeData, { entities }: DraftModel): ArchetypeData =>
  archetype.entities.reduce((data, { name, plural: many, alsoCalled = [] }) => {
    if (entities.some((entity) => entity.name === name)) return data;
    const names = alsoCalled.map((words) => entityName(words.split(' ')));
    const kept = entities.find(
      (entity) => names.includes(entity.name) || plural(entity.name) === (many ?? plural(name)),
    );
    return kept && isFreeName(data, kept.name) ? renamePart(data, name, kept.name) : data;
  }, archetype);

/** Of a usual entity, more is said than that it is there: then the brief adds to the usual, and lists nothing. */
const isChanged = ({ operations }: DraftModel, { name, fields }: DraftEntity): boolean =>
  fields.length > 0 || operations.some(({ entity }) => entity === name);

/** The lines of an order come with the orders where what they list is there too. */
function withLines({ entities, relations }: DraftModel, kept: ReadonlySet<string>): ReadonlySet<string> {
  const isLine = (name: string): boolean =>
    [...kept].some((whole) => name !== whole && name.startsWith(whole)) &&
    relations.every(({ source, target }) => source !== name || kept.has(target));
  return new Set([...kept, ...entities.flatMap(({ name }) => (isLine(name) ? [name] : []))]);
}

/** Where the brief gives an entity other states, the archetype's moves between the old ones go. */
function withoutStaleTransitions(model: DraftModel): DraftModel {
  const statesOf = (name: string): readonly string[] | undefined => {
    const entity = model.entities.find((candidate) => candidate.name === name);
    return entity?.fields.find((field) => field.name === entity.stateField)?.enumValues;
  };
  return {
    ...model,
    operations: model.operations.filter(({ entity, transition }) => {
      const states = statesOf(entity);
      return (
        !transition ||
        (states !== undefined && [...transition.from, transition.to].every((state) => states.includes(state)))
      );
    }),
  };
}

/** Of the archetype only what is said of fields that the brief names too. */
function typesOnly(base: DraftModel, said: DraftModel): DraftModel {
  return {
    title: base.title,
    roles: [],
    relations: [],
    operations: [],
    entities: base.entities.flatMap((entity) => {
      const own = said.entities.find(({ name }) => name === entity.name);
      if (!own) return [];
      const fields =
        own.fields.length === 0
          ? entity.fields.filter(({ computed }) => computed === undefined)
          : entity.fields.filter(
              ({ name, computed }) => computed === undefined && own.fields.some((field) => field.name === name),
            );
      return [
        {
          name: entity.name,
          plural: entity.plural,
          description: entity.description,
          ownership: entity.ownership,
          fields: fields.map((field) => ({ ...field, readOnly: undefined })),
        },
      ];
    }),
  };
}

/**
 * Entities that the brief only names, beside others that it describes, keep their usual relations and rules ("loans": only
 * copies that are there); the described ones get the fields that these rules speak of and no others.
 */
function withRulesOfNamed(base: DraftModel, said: DraftModel): DraftModel {
  const types = typesOnly(base, said);
  const kept = restrict(base, new Set(said.entities.map(({ name }) => name)));
  const named = new Set(said.entities.filter(({ fields }) => fields.length === 0).map(({ name }) => name));
  const living = livedAsUsual(kept, said);
  const stateless = kept.entities.filter(({ name, stateField }) => {
    const own = said.entities.find((entity) => entity.name === name);
    const isSaid = own?.stateField !== undefined || own?.fields.some((field) => field.name === stateField) === true;
    return stateField !== undefined && !named.has(name) && !living.has(name) && !isSaid;
  });
  const operations = kept.operations
    .filter(({ entity, transition }) => named.has(entity) || (living.has(entity) && transition !== undefined))
    .map((operation) => withoutStatesOf(stateless, operation));
  const whole = kept.entities.filter(({ name }) => named.has(name));
  const spokenOf = new Set(
    JSON.stringify([
      operations,
      whole.map(({ fields, invariants }) => [fields.map(({ computed }) => computed), invariants]),
    ]).match(/(?<=\.)[a-z]\w*/g) ?? [],
  );
  return {
    ...types,
    relations: [...new Set([...kept.relations.filter(({ source }) => named.has(source)), ...presumedTies(kept, said)])],
    operations,
    entities: types.entities.map((entity) => {
      const usual = kept.entities.find(({ name }) => name === entity.name);
      if (!usual || named.has(entity.name)) return usual ?? entity;
      const known = new Set(entity.fields.map(({ name }) => name));
      const state = living.has(entity.name) ? usual.stateField : undefined;
      const isStateless = stateless.includes(usual);
      return {
        ...entity,
        ...(state !== undefined && { stateField: state }),
        fields: [
          ...entity.fields,
          ...usual.fields.filter(
            ({ name }) =>
              (spokenOf.has(name) || name === state) && !known.has(name) && !(isStateless && name === usual.stateField),
          ),
        ],
      };
    }),
  };
}

/** "Only published posts can be commented on" goes where posts are described and nothing is said of publishing them. */
function withoutStatesOf(stateless: readonly DraftEntity[], operation: DraftOperation): DraftOperation {
  const paths = stateless.map(({ name, stateField = '' }) => `.${camelCase(wordsOf(name))}.${stateField}`);
  const guards = operation.guards?.filter(({ expression }) => !paths.some((path) => expression.includes(path)));
  return guards?.length === operation.guards?.length ? operation : { ...operation, guards };
}

/**
 * Entities of whose life the brief names but a step, "moderators lock threads", of which it does not say where it leads: they live as
 * usual.
 */
function livedAsUsual(base: DraftModel, said: DraftModel): ReadonlySet<string> {
  const isStep = (entity: string, name: string): boolean =>
    base.operations.some((usual) => usual.entity === entity && usual.name === name && usual.transition !== undefined);
  return new Set(
    said.operations.flatMap(({ entity, name, transition, effects }) => {
      const own = said.entities.find((one) => one.name === entity);
      const lives = own?.stateField !== undefined || transition !== undefined || (effects?.length ?? 0) > 0;
      return !lives && isStep(entity, name) ? [entity] : [];
    }),
  );
}

/** Fields that an entity of this name has in some archetype, for one of which the brief says nothing; whose row it is stands elsewhere where it is owned. */
export function usualFields(name: string, isOwned = false): DraftModel['entities'][number]['fields'] | undefined {
  for (const data of catalogue) {
    const entity = archetypeDraft(data, undefined).entities.find((candidate) => candidate.name === name);
    const fields = entity?.fields.filter(
      (field) =>
        field.computed === undefined &&
        field.readOnly !== true &&
        field.name !== entity.stateField &&
        !(isOwned && tellsWho(field)),
    );
    if (fields && fields.length > 0) return fields;
  }
  return undefined;
}
