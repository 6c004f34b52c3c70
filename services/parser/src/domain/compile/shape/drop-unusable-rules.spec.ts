import { create } from '@bufbuild/protobuf';
import { FieldType } from '@quantumlayer/contracts/ir/v1/entity';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

describe('an amount of money that follows from a measure', () => {
  it('becomes a number, and says so', () => {
    const brief = 'A parcel has a weight in kg and a price. The price is 3 euros plus 1.50 per kg.';
    const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
    const price = application?.entities[0]?.fields.find(({ name }) => name === 'price');
    expect(price).toMatchObject({ type: FieldType.NUMBER, computed: '3 + 1.50 * self.weight' });
    expect(requirements?.assumptions.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('rounded to cents'),
    );
  });
});
