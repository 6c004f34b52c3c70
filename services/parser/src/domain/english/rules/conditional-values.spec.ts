import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE);

describe('what one part of a row implies of another', () => {
  it.each([
    [
      'A seat has a class (normal, courtesy) and a fare. If the class is courtesy, the fare is zero.',
      'Seat invariant:self.class == "normal" or self.fare == 0',
    ],
    [
      'Visitors have a type: child or adult. They also have a fee. For children the fee is at most 3.',
      'Visitor invariant:self.type == "adult" or self.fee <= 3',
    ],
    [
      'A bottle has a size in ml and a deposit. The deposit must be at least 1 if the size is above 1000.',
      'Bottle invariant:self.size <= 1000 or self.deposit >= 1',
    ],
    [
      'A crate has a code, a fragile flag and an insured flag. Fragile crates must be insured.',
      'Crate invariant:self.fragile == false or self.insured == true',
    ],
  ])('%s', (brief, rule) => {
    expect(rules(brief)).toEqual([rule]);
  });

  it.each([
    'A debt has a fee and is open, late or settled. When a debt is late, the fee is 5 euros.',
    'A crate has a code and a fee. If no fee is given, it is 5.',
    'A crate has a code and a fee. The fee is at least 5.',
    'Crates have a code. Crates must be packed.',
  ])('is no rule in %s', (brief) => {
    expect(rules(brief)).toEqual([]);
  });
});
