import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ABOUT = 'Crates have a number. A crate is open, packed or shipped.';

describe('what is marked without "as"', () => {
  it.each(['Packers mark crates packed.', 'A packer opens a crate, fills it and marks it packed.'])(
    'is marked so: %s',
    (said) => {
      expect(factsOf(`${ABOUT} ${said}`, FactKind.PERMISSION)).toContain('packer Crate.pack');
    },
  );

  it('is no name of a mark', () => {
    expect(factsOf('Essays have a mark, a text and a title.', FactKind.FIELD)).toEqual([
      'Essay.mark string',
      'Essay.text text',
      'Essay.title string',
    ]);
  });

  it('takes an arrow behind a status for a colon', () => {
    const brief = '## Parcels\n- weight\n- depot\n- status → packed, sent, lost';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Parcel packed>sent>lost']);
  });
});
