import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const FACTS = [FactKind.CONSTRAINT, FactKind.RULE];
const said = (brief: string): string[] => FACTS.flatMap((kind) => factsOf(brief, kind));

describe('parts of which one must be there', () => {
  it.each([
    [
      'Sponsors have a name, a phone and an email. Either the phone or the email must be given.',
      [
        'Sponsor.phone optional',
        'Sponsor.email optional',
        'Sponsor invariant:self.phone != null or self.email != null',
      ],
    ],
    [
      'A stray has a name. A stray must have a chip number or a tattoo number.',
      [
        'Stray.chipNumber optional',
        'Stray.tattooNumber optional',
        'Stray invariant:self.chipNumber != null or self.tattooNumber != null',
      ],
    ],
    [
      'A vendor has a street, a website and a fax. At least one of street, website and fax is required.',
      [
        'Vendor.street optional',
        'Vendor.website optional',
        'Vendor.fax optional',
        'Vendor invariant:self.street != null or self.website != null or self.fax != null',
      ],
    ],
  ])('are not each required: %s', (brief, expected) => {
    expect(said(brief)).toEqual(expected);
  });

  it.each([
    [
      'A crate has a name and a code. The name and the code are required.',
      ['Crate.name required', 'Crate.code required'],
    ],
    ['A tale has a title and a text. The title or the text may be empty.', []],
    ['A knife has a name and a size: small or large. The size is required.', ['Knife.size required']],
  ])('are nothing else: %s', (brief, expected) => {
    expect(said(brief).filter((one) => !one.endsWith('optional'))).toEqual(expected);
  });
});
