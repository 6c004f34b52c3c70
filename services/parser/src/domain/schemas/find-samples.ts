import { closingOf, splitMembers } from './find-declarations';

/** What stands for a value in a sample: as written, an object with members, or a list, whose first element stands for all in samples of data. */
export type SampleValue =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'object'; readonly members: readonly SampleMember[] }
  | { readonly kind: 'list'; readonly first: SampleValue | undefined; readonly all: readonly SampleValue[] };

export interface SampleMember {
  readonly name: string;
  readonly value: SampleValue;
  /** What a comment behind it says. */
  readonly comment: string;
}

/** An object in JSON that stands in a brief. */
export interface Sample {
  readonly start: number;
  readonly end: number;
  readonly members: readonly SampleMember[];
}

const OPENING = /(?:\[\s*)?\{\s*(?:\/\/[^\n]*\n\s*)?"\w+"\s*:/g;

/** The objects in JSON of a text in order, with comments and trailing commas as people leave them. */
export function findSamples(text: string): Sample[] {
  const found: Sample[] = [];
  for (const match of text.matchAll(OPENING)) {
    const start = match.index;
    const close = closingOf(text, start);
    if (close === undefined || found.some((sample) => sample.end > start)) continue;
    const value = valueOf(text.slice(start, close + 1));
    const object = value.kind === 'list' ? value.first : value;
    if (object?.kind === 'object' && object.members.length > 0)
      found.push({ start, end: close + 1, members: object.members });
  }
  return found;
}

function valueOf(written: string): SampleValue {
  const text = written.trim();
  if (text.startsWith('{') && text.endsWith('}')) return { kind: 'object', members: membersOf(text.slice(1, -1)) };
  if (!text.startsWith('[') || !text.endsWith(']')) return { kind: 'scalar', text };
  const all = splitMembers(text.slice(1, -1), true).map(valueOf);
  return { kind: 'list', first: all[0], all };
}

const membersOf = (body: string): SampleMember[] =>
  splitMembers(body, true).flatMap((member) => {
    const [, name = '', behind = ''] = /^"(\w+)"\s*:\s*(.+)$/s.exec(member) ?? [];
    if (name === '') return [];
    const [value, comment] = withoutComment(behind);
    return [{ name, value: valueOf(value), comment }];
  });

/** A comment stands behind the value, or behind the comma after it. */
function withoutComment(text: string): [string, string] {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => '_'.repeat(quoted.length));
  const open = /^\s*[[{]/.test(plain) ? (closingOf(plain, plain.search(/[[{]/)) ?? 0) : 0;
  const at = /(?:\/\/|#)/.exec(plain.slice(open));
  const cut = at ? open + at.index : text.length;
  return [
    text.slice(0, cut).trim(),
    text
      .slice(cut)
      .replace(/^[/#]+/, '')
      .trim(),
  ];
}
