import { camelCase } from '../names';
import { fieldHint } from './field-lexicon';

describe('what fields of a name usually hold', () => {
  it.each([
    ['time stamp', 'datetime'],
    ['travel time', 'integer'],
    ['lap time', 'number'],
    ['start time', 'datetime'],
    ['available from', 'date'],
    ['received from', 'string'],
    ['assigned to', 'string'],
    ['valid to', 'date'],
    ['conversion rate', 'number'],
    ['exchange rate', 'number'],
    ['day rate', 'decimal'],
    ['blood pressure', 'string'],
    ['dietary restrictions', 'text'],
    ['calories burned', 'integer'],
    ['pets allowed', 'boolean'],
    ['equipment needed', undefined],
    ['size in m2', 'number'],
    ['method', 'string'],
    ['progress', 'integer'],
    ['price paid', 'decimal'],
    ['last maintenance', 'date'],
    ['invoice paid', 'boolean'],
    ['options', 'string_list'],
    ['minimum stock level', 'integer'],
    ['max group size', 'integer'],
    ['maximum weight', 'number'],
    ['minimum price', 'decimal'],
    ['pay level', 'string'],
  ])('%s: %s', (name, type) => {
    expect(fieldHint(camelCase(name.split(' ')))?.field.type).toBe(type);
  });

  it('imposes no format on what may be written in many', () => {
    expect(['barcode', 'sku', 'zipCode'].map((name) => fieldHint(name)?.field.pattern)).toEqual(
      Array(3).fill(undefined),
    );
  });
});
