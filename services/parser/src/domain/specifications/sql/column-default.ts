import type { DraftDefault, DraftFieldType } from '../../draft-model';
import { snakeCase, wordsOf } from '../../names';
import { plainLetters } from '../implicit-names';
import type { Statement } from './statements';

const NOW =
  /^(?:now|current_timestamp|current_date|localtimestamp|getdate|sysdate|datetime|date|strftime|transaction_timestamp|statement_timestamp|utc_timestamp)$/;

/** A default as the model has it; undefined when there is none; 'unknown' for an expression. */
export function readDefault(tokens: Statement, type: DraftFieldType): DraftDefault | undefined | 'unknown' {
  const cast = tokens.findIndex(({ value, kind }) => kind === 'symbol' && value === '::');
  const plain = (cast > 0 ? tokens.slice(0, cast) : tokens).filter(
    ({ kind, value }) => kind !== 'symbol' || value === '-' || value === '+',
  );
  const [first, second] = plain;
  if (!first || (first.kind === 'word' && first.value === 'null')) return undefined;
  if (type === 'date' || type === 'datetime')
    return first.kind === 'word' && NOW.test(first.value) ? { now: true } : 'unknown';
  if (plain.length > 2 || (plain.length === 2 && first.value !== '-' && first.value !== '+')) return 'unknown';
  const text = first.kind === 'symbol' ? `${first.value === '-' ? '-' : ''}${second?.value ?? ''}` : first.value;
  return literal(text, first.kind === 'word', type);
}

function literal(text: string, isWord: boolean, type: DraftFieldType): DraftDefault | 'unknown' {
  if (type === 'boolean') {
    if (/^(?:true|t|1|yes|on)$/i.test(text)) return { json: 'true' };
    return /^(?:false|f|0|no|off)$/i.test(text) ? { json: 'false' } : 'unknown';
  }
  if (isWord) return 'unknown';
  switch (type) {
    case 'integer':
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? { json: String(Number(text)) } : 'unknown';
    case 'enum':
      return { json: JSON.stringify(snakeCase(wordsOf(plainLetters(text)))) };
    case 'string_list':
      return text === '{}' || text === '[]' ? { json: '[]' } : 'unknown';
    case 'json':
      return text === '{}' ? { json: '{}' } : 'unknown';
    default:
      return { json: JSON.stringify(text) };
  }
}
