import type { DraftEntity } from '../draft-model';
import { wordsOf } from '../names';
import type { Reading } from './reading';
import type { Range } from './source-text';

const URL_SAFE = '^[A-Za-z0-9][A-Za-z0-9._-]*$';

/** Names of what people write as they like, with spaces: no key that stands in URLs. */
const FREE_TEXT = new Set(['name', 'title', 'description', 'label', 'text', 'question', 'subject', 'address', 'path']);

/**
 * A natural key stands in URLs, so it is required and holds no character that would have to be escaped. What is no code or
 * user name but a title or an e-mail address stays an ordinary unique field beside a key of its own.
 */
export function completeNaturalKey(entity: DraftEntity, reading: Reading, at: Range): void {
  const name = entity.key?.kind === 'natural' ? entity.key.field : undefined;
  const field = entity.fields.find((one) => one.name === name);
  if (!field) return;
  field.required = true;
  const words = wordsOf(field.name);
  const isFree = FREE_TEXT.has(words.at(-1) ?? '') && words.join('') !== 'username';
  if (field.pattern === undefined && (isFree || field.type !== 'string')) {
    entity.key = { kind: 'uuid' };
    field.unique = true;
    const text = `${entity.name} gets a key of its own, \`id\`; \`${field.name}\` is unique.`;
    reading.assume(text, 'Give it a code or an `id` as its key.', at);
    return;
  }
  if (field.readOnly === true) {
    delete field.readOnly;
    const text = `\`${field.name}\`, the key of ${entity.name}, is sent by whoever creates one: the document does not say how it is made.`;
    reading.assume(text, 'Give it a key called `id`.', at);
  }
  if (field.pattern !== undefined) return;
  field.pattern = URL_SAFE;
  const text = `\`${field.name}\` is the key of ${entity.name} and stands in its URLs: letters, digits, ".", "_" and "-" only.`;
  reading.assume(text, 'Give it a pattern, or a key called `id`.', at);
}
