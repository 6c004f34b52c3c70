import type { DraftEntity } from '../draft-model';
import type { Reading } from './reading';
import type { Range } from './source-text';

const URL_SAFE = '^[A-Za-z0-9][A-Za-z0-9._-]*$';

/** A natural key stands in URLs, so it is required and holds no character that would have to be escaped. */
export function completeNaturalKey(entity: DraftEntity, reading: Reading, at: Range): void {
  const name = entity.key?.kind === 'natural' ? entity.key.field : undefined;
  const field = entity.fields.find((one) => one.name === name);
  if (!field) return;
  field.required = true;
  if (field.pattern !== undefined) return;
  field.pattern = URL_SAFE;
  const text = `\`${field.name}\` is the key of ${entity.name} and stands in its URLs: letters, digits, ".", "_" and "-" only.`;
  reading.assume(text, 'Give it a pattern, or a key called `id`.', at);
}
