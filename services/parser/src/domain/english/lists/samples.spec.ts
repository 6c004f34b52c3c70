import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('samples', () => {
  it('behind a type are not all values', () => {
    expect(
      factsOf('Kiln:\n- name\n- cone: text like "06" or "10"\n- mark: string like A1 or B2', FactKind.FIELD),
    ).toEqual(['Kiln.name string', 'Kiln.cone string', 'Kiln.mark string']);
  });
});
