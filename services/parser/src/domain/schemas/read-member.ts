import { readConstraints } from '../english/things/constraints';
import { camelCase, entityName, snakeCase, wordsOf } from '../names';
import { tokenize } from '../text/tokenize';
import { isTypeName, memberType } from './member-types';
import type { SchemaField, SchemaReference } from './schema';

/** What is declared elsewhere in the same text. */
export interface Declared {
  readonly entities: ReadonlySet<string>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

type Member = { readonly field: SchemaField } | { readonly reference: SchemaReference };

/** Columns that every entity of a generated API has anyway, and those that are none of its data. */
export const IMPLICIT = new Set(['id', 'uuid', 'created_at', 'updated_at', 'password', 'password_hash']);
const NO_MEMBER =
  /^(?:primary key|foreign key|unique\s*\(|unique key|check\s*\(|constraint|index|key\s|@@|indexes|def |return|note:)/i;

/** One member of a declaration: a field, a reference, or nothing that is kept. */
export function readMember(text: string, declared: Declared): Member | undefined {
  const [code, comment] = splitComment(text);
  if (NO_MEMBER.test(code)) return undefined;
  const said = partsOf(code);
  if (!said) return undefined;
  const { name, type, rest, mark } = said;
  const words = wordsOf(name);
  const list = listOf(type);
  const inner = withoutOptional(list ?? type);
  const literals = literalsOf(type) ?? literalsOf(inner) ?? valuesOf(`${type} ${rest}`);
  const target = targetOf(inner, rest, words, declared);
  if (target !== undefined) {
    const plain = words.at(-1) === 'id' ? words.slice(0, -1) : words;
    const role = entityName(plain) === target ? undefined : camelCase(plain);
    return { reference: { target, many: list !== undefined, role: list === undefined ? role : undefined } };
  }
  if (IMPLICIT.has(snakeCase(words)) || words.length === 0 || /\brelation\b|\bpk\b|primary key/i.test(rest))
    return undefined;
  const enumValues = literals ?? declared.enums.get(inner) ?? undefined;
  const lists = list !== undefined && enumValues === undefined;
  const field: SchemaField = {
    name: camelCase(words),
    type: enumValues ? 'enum' : lists ? 'string_list' : memberType(inner.replace(/\(.*$/, ''), camelCase(words)),
    enumValues: enumValues?.map((value) => snakeCase(wordsOf(value))),
    constraints: constraintsOf(`${mark} ${type} ${rest}`, comment, type),
  };
  return { field };
}

function splitComment(text: string): [string, string] {
  const at = /(?:\/\/|--|#)(?=\s|\w)/.exec(text.replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length)));
  return at ? [text.slice(0, at.index).trim(), text.slice(at.index).replace(/^[/#-]+/, '')] : [text.trim(), ''];
}

interface Parts {
  readonly name: string;
  readonly mark: string;
  readonly type: string;
  readonly rest: string;
}

const MODIFIERS = /^(?:(?:private|public|protected|readonly|final|static|val|var|let|const|required)\s+)+/i;

/** "name?: Type rest", "name Type rest", "Type name". */
function partsOf(said: string): Parts | undefined {
  const code = said
    .replace(/^[-*+]\s+/, '')
    .replace(MODIFIERS, '')
    .replace(/^["'`](\w+)["'`]/, '$1');
  const colon = /^(\w+)\s*([?!]?)\s*:\s*(.+)$/s.exec(code);
  if (colon) {
    const [, name = '', mark = '', behind = ''] = colon;
    const { type, rest } = splitType(behind.replace(/^["']([^"'|]*)["']$/, '$1'));
    return { name, mark, type, rest };
  }
  const [, first = '', behind = ''] = /^(\w+(?:\.\w+)?)\s+(.+)$/s.exec(code) ?? [];
  const { type, rest } = splitType(behind);
  if (first === '' || type === '') return undefined;
  const turned = isTypeName(first) && !isTypeName(type.replace(/[(?[].*$/s, ''));
  return turned ? { name: type, mark: '', type: first, rest } : { name: first, mark: '', type, rest };
}

/** The type up to the first space outside brackets, unions and all, and what follows. */
function splitType(text: string): { type: string; rest: string } {
  const union = /^(?:["'][^"']*["']|[\w.]+(?:\[\])?)(?:\s*\|\s*(?:["'][^"']*["']|[\w.]+(?:\[\])?))+/.exec(text);
  let end = union?.[0].length ?? 0;
  for (let depth = 0; end < text.length; end++) {
    const character = text.charAt(end);
    if ('([<{'.includes(character)) depth++;
    if (')]>}'.includes(character)) depth--;
    if (depth === 0 && /[\s=,;]/.test(character)) break;
  }
  return { type: text.slice(0, end), rest: text.slice(end).trim() };
}

function listOf(type: string): string | undefined {
  return (
    /^(?:list|array|set|sequence)\s*[<[(]\s*["']?([\w.]+)["']?\s*[>\])]/i.exec(type)?.[1] ??
    /^\[\]\*?([\w.]+)/.exec(type)?.[1] ??
    /^\[\s*([\w.]+)!?\s*\]!?/.exec(type)?.[1] ??
    /^([\w.]+)\[\]/.exec(type)?.[1]
  );
}

const withoutOptional = (type: string): string =>
  (/^(?:optional|nullable|maybe)\s*[<[(]\s*([^>\])]+)/i.exec(type)?.[1] ?? type)
    .replace(/\s*\|\s*(?:none|null|undefined)\b/gi, '')
    .replace(/^\*/, '')
    .replace(/[?!]+$/, '')
    .trim();

function literalsOf(type: string): string[] | undefined {
  const literal = /^(?:literal|enum)\s*[[(]([^\])]+)[\])]/i.exec(type)?.[1];
  const parts = (literal ?? type)
    .split(literal === undefined ? '|' : /[,|]/)
    .map((part) => part.trim().replace(/^["']|["']$/g, ''));
  const quoted = literal !== undefined || /^["']/.test(type.trim());
  return parts.length > 1 &&
    (quoted || parts.every((part) => /^\w+$/.test(part) && !isTypeName(part) && !/^(none|null|undefined)$/i.test(part)))
    ? parts
    : undefined;
}

/** "enum: a, b", "one of a, b" behind the type. */
function valuesOf(said: string): string[] | undefined {
  const listed = /\b(?:enum|one of|oneof)\b\s*[:=]?\s*[[({]?([\w\s"'-]+(?:[,|/][\w\s"'-]+)+)/i.exec(said)?.[1];
  return listed?.split(/[,|/]/).map((value) => value.trim().replace(/^["']|["']$/g, ''));
}

/** "Planet!", "ref: > owners.id", "references buses(id)", "owner_id" beside an entity Owner. */
function targetOf(type: string, rest: string, words: readonly string[], { entities }: Declared): string | undefined {
  const referred = /(?:\bref(?:erences)?\b|\bfk\b|->|→)\s*:?\s*[(<>-]*\s*["'`]?([A-Za-z_]\w*)/i.exec(
    `${type} ${rest}`,
  )?.[1];
  const candidates = [
    referred,
    /^\w+$/.test(type) ? type : undefined,
    words.at(-1) === 'id' && words.length > 1 ? words.slice(0, -1).join('_') : undefined,
  ];
  for (const candidate of candidates) {
    const name = candidate === undefined ? undefined : entityName(wordsOf(candidate));
    // The accounts need no declaration.
    if (name !== undefined && (entities.has(name) || (name === 'User' && candidate === type))) return name;
  }
  return undefined;
}

const RULES: readonly (readonly [RegExp, (value: string) => string])[] = [
  [/@default\(\s*["']?([\w.-]+)["']?\s*\)/, (value) => `default=${value}`],
  [/\bdefault\s*[:=]?\s*["']?([\w.-]+)["']?/i, (value) => `default=${value}`],
  [/(?:^|\s)=\s*["']?([\w.-]+)["']?\s*;?$/, (value) => `default=${value}`],
  [/\b(?:max_length|maxlength)\s*[=:(]\s*(\d+)/i, (value) => `max_length=${value}`],
  [/\b(?:min_length|minlength)\s*[=:(]\s*(\d+)/i, (value) => `min_length=${value}`],
  [/\bgt\s*=\s*(-?[\d.]+)/, (value) => `exclusive_minimum=${value}`],
  [/\bge\s*=\s*(-?[\d.]+)/, (value) => `minimum=${value}`],
  [/\blt\s*=\s*(-?[\d.]+)/, (value) => `exclusive_maximum=${value}`],
  [/\ble\s*=\s*(-?[\d.]+)/, (value) => `maximum=${value}`],
];

function constraintsOf(said: string, comment: string, type: string): string[] {
  const found: string[] = [];
  for (const [pattern, value] of RULES) {
    const [, captured] = pattern.exec(said) ?? [];
    const key = value('').split('=')[0] ?? '';
    if (
      captured !== undefined &&
      !/^(?:factory|now|none|null|autoincrement|uuid)$/i.test(captured) &&
      !found.some((one) => one.startsWith(`${key}=`))
    )
      found.push(value(captured.toLowerCase()));
  }
  const size = /^(?:var)?char(?:acter)?\((\d+)\)|^(?:string|str)\((\d+)\)/i.exec(type);
  if (size) found.push(`max_length=${size[1] ?? size[2] ?? ''}`);
  if (/!|\bnot null\b|\bnon null\b|\brequired\b/i.test(said)) found.push('required');
  else if (
    /\?|^\s*\|?\s*optional\b|\boptional\s*[[<]|\|\s*(?:none|null|undefined)\b|\bnullable\b|\boptional\b/i.test(said)
  )
    found.push('optional');
  if (/\bunique\b/i.test(said)) found.push('unique');
  const spoken = said
    .replace(/@\w+\([^)]*\)|\bdefault\b.*$|(?:^|\s)=\s.*$|\w+\s*=\s*[\w.]+/gi, ' ')
    .replace(/^[\s?!]*[\w.]+(?:\(\d+\))?/, ' ');
  for (const text of [comment, spoken]) {
    const tokens = tokenize(text, 0, () => undefined);
    for (const { value } of readConstraints(tokens, { start: 0, end: tokens.length }))
      if (!found.some((one) => one.split('=')[0] === value.split('=')[0])) found.push(value);
  }
  const isText = /^(?:str|string|text|varchar|char)/i.test(type);
  return isText ? found.map((value) => value.replace(/^(min|max)imum=/, '$1_length=')) : found;
}
