import {
  OnDelete,
  OperationKind,
  OwnershipMode,
  withArticle,
  words,
  type EntityModel,
  type Model,
  type OperationModel,
  type Owner,
  type RuleModel,
} from '@quantumlayer/ir';

/** What holds beyond the types of the properties, in Markdown, a sentence or two each: states, rules, owners, what a deletion takes along. */
export function rulesOf(model: Model): string[] {
  return [...rolesOf(model), ...model.entities.flatMap((entity) => [...rowRules(entity), ...operationRules(entity)])];
}

const spoken = (name: string): string => words(name).join(' ');
const code = (text: string): string => `\`${text}\``;
const written = (expression: string): string => code(expression.replaceAll(/\bself\./g, ''));
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (items: readonly string[], last = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
/** Of other rows than the one at hand: no reader wants to see that as a formula. */
const isAggregate = ({ text }: RuleModel): boolean => / where /.test(text);

function rolesOf({ roles, account, basePath }: Model): string[] {
  const standard = roles.find(({ isDefault }) => isDefault);
  if (!standard || !account) return [];
  const administrators = roles.filter(({ isAdministrator }) => isAdministrator).map(({ name }) => code(name));
  const begin = `New accounts get the role ${code(standard.name)}`;
  const update = account.operation(OperationKind.UPDATE);
  return update && administrators.length > 0
    ? [`${begin}; ${listed(administrators, 'or')} changes it with ${code(`PATCH ${basePath}${update.path}`)}.`]
    : [`${begin}.`];
}

function rowRules(entity: EntityModel): string[] {
  const [one, many] = [spoken(entity.name), spoken(entity.plural)];
  return [
    ...ownership(entity),
    ...entity.uniques.map(
      (members) =>
        `No two ${many} have the same ${listed(members.map(({ name }) => code(name)))}: 409 ${code('unique')}.`,
    ),
    ...entity.invariants.map(
      ({ name, text }) => `Every ${one} must satisfy ${written(text)}, otherwise 422 ${code(name)}.`,
    ),
    ...deletion(entity),
  ];
}

function ownership({ name, plural, owner }: EntityModel): string[] {
  if (!owner) return [];
  const who = listed(['the owner', ...owner.bypassRoles.map((role) => `every ${code(role)}`)]);
  const one = withArticle(spoken(name));
  const rule =
    owner.mode === OwnershipMode.PRIVATE
      ? `Only ${who} can see ${one}, or change it where a route lets them; for others it does not exist.`
      : `Only ${who} can change ${one}; others can only read it.`;
  const others = owner.through.flatMap(({ references, property, membership }) =>
    membership ? [] : [code([...references.map((each) => each.name), property.name].join('.'))],
  );
  const named = others.length > 0 ? `, and to whom ${listed(others)} ${others.length > 1 ? 'name' : 'names'}` : '';
  return [
    `${capitalised(spoken(plural))} belong to the account that created them (${code(owner.property.name)})${named}${members(owner)}. ${rule}`,
  ];
}

/** Accounts that own rows by the group to which they belong. */
function members({ through }: Owner): string {
  const groups = through.flatMap(({ references, property, membership }) => {
    if (!membership) return [];
    const way = [...references.map((each) => each.name), property.name].join('.');
    return [
      `whose ${code(membership.property.name)} is ${property.role === 'key' ? 'the row itself' : `its ${code(way)}`}`,
    ];
  });
  return groups.length > 0 ? `, and to every account ${listed(groups, 'or')}` : '';
}

function deletion(entity: EntityModel): string[] {
  if (!entity.operation(OperationKind.DELETE)) return [];
  const by = (rule: OnDelete) => {
    const references = entity.incoming.filter(({ onDelete }) => onDelete === rule);
    return [...new Set(references.map(({ inverse, source }) => spoken(inverse === '' ? source.plural : inverse)))];
  };
  const [restricted, taken, left] = [by(OnDelete.RESTRICT), by(OnDelete.CASCADE), by(OnDelete.SET_NULL)];
  const one = withArticle(spoken(entity.name));
  return [
    ...(restricted.length > 0
      ? [`${capitalised(one)} that has ${listed(restricted, 'or')} cannot be deleted: 409 ${code('restricted')}.`]
      : []),
    ...(taken.length > 0 ? [`Deleting ${one} deletes its ${listed(taken)}.`] : []),
    ...(left.length > 0 ? [`Deleting ${one} leaves its ${listed(left)} without one.`] : []),
  ];
}

function operationRules(entity: EntityModel): string[] {
  const { state } = entity;
  const begin = state?.field?.defaultValue?.kind;
  const start = begin?.case === 'json' ? [`begins as ${code(String(JSON.parse(begin.value)))}`] : [];
  const moves = entity.operations.flatMap(({ name, transition }) =>
    transition
      ? [`${code(name)} moves it from ${transition.from.map(code).join(' or ')} to ${code(transition.to)}`]
      : [],
  );
  const life = state
    ? [
        `${capitalised(withArticle(spoken(entity.name)))} ${[...start, ...moves].join('; ')}. From any other state: 409 ${code('invalid_transition')}.`,
      ]
    : [];
  return [...life, ...needs(entity), ...entity.operations.flatMap(effectsOf)];
}

/** A rule that several operations share is said once. */
function needs({ name, operations }: EntityModel): string[] {
  const rules = operations.flatMap(({ guards }) => guards);
  return [...new Map(rules.map((rule) => [rule.name + rule.text, rule])).values()].map((rule) => {
    const judged = operations.filter(({ guards }) =>
      guards.some((guard) => guard.name === rule.name && guard.text === rule.text),
    );
    if (isAggregate(rule)) return `${deed(judged, name)} can be refused with 409 ${code(rule.name)}: ${rule.message}`;
    const verb = judged.length > 1 ? 'require' : 'requires';
    return `${deed(judged, name)} ${verb} ${written(rule.text)}, otherwise 409 ${code(rule.name)}.`;
  });
}

function effectsOf(operation: OperationModel): string[] {
  const effects = operation.definition.effects.map(({ kind }) => {
    if (kind.case === 'assign') return `sets ${written(kind.value.target)} to ${written(kind.value.value)}`;
    return kind.case === 'create' ? `adds ${withArticle(spoken(kind.value.entity))}` : '';
  });
  return effects.length > 0 ? [`${deed([operation], operation.entity.name)} ${listed([...new Set(effects)])}.`] : [];
}

const deed = (operations: readonly OperationModel[], entity: string): string =>
  `${listed(operations.map(({ name }) => code(name)))} of ${withArticle(spoken(entity))}`;
