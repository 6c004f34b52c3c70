import { FieldType, faultsOfValue, type Field, type JsonValue } from '@quantumlayer/ir';
import { fault, type ExpectedFault } from './answer';

/** What an API must say of a value that was sent for a field. */
export function valueFaults(field: Field, value: JsonValue, pointer: string): ExpectedFault[] {
  if (field.type === FieldType.STRING_LIST && Array.isArray(value)) {
    const items = value.flatMap((item: JsonValue, index) => itemFaults(item, `${pointer}/${index}`));
    if (items.length > 0) return items;
  }
  const codes = faultsOfValue(field, value).map(({ code }) => code);
  return codes.length === 0 ? [] : [fault(pointer, ...codes)];
}

function itemFaults(item: JsonValue, pointer: string): ExpectedFault[] {
  if (typeof item !== 'string') return [fault(pointer, 'type')];
  if (item === '') return [fault(pointer, 'min_length')];
  if ([...item].length > 255) return [fault(pointer, 'max_length')];
  return /\u0000|\p{Surrogate}/u.test(item) ? [fault(pointer, 'format')] : [];
}
