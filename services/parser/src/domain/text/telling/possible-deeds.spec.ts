import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'A parcel has a weight. A parcel is packed, then sent, then lost. ';

describe('deeds that are possible or not', () => {
  it.each([
    ['Changing sent parcels is not allowed.', ['Parcel.update guard:self.status != "sent"']],
    ['Changing a parcel is only possible while it is packed.', ['Parcel.update guard:self.status == "packed"']],
    ['Shipping a parcel is possible once it has been sealed.', ['Parcel.ship guard:self.sealedAt != null']],
  ])('hold under the condition behind them: %s', (said, expected) => {
    const about = said.startsWith('Shipping') ? 'A parcel has a weight. ' : ABOUT;
    expect(factsOf(about + said, FactKind.RULE)).toEqual(expected);
  });

  it('may be ruled out beside others', () => {
    const said = 'Deleting a parcel is possible until it is sent, but changing it is not allowed.';
    expect(factsOf(ABOUT + said, FactKind.EXCLUSION)).toEqual(['Parcel.update']);
    expect(factsOf(ABOUT + said, FactKind.RULE)).toEqual(['Parcel.delete guard:self.status == "packed"']);
  });

  it('are none where things are possible', () => {
    expect(factsOf(`${ABOUT}Sending times are possible until noon.`, FactKind.ENTITY)).toEqual(['Parcel']);
  });

  it('leaves for whom they are to others', () => {
    expect(factsOf(`${ABOUT}Deleting parcels is only allowed for clerks.`, FactKind.PERMISSION)).toEqual([
      'clerk Parcel.delete',
    ]);
  });
});
