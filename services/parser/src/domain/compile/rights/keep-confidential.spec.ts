import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { compiled } from '../../testing/compiled';

const PARKS = 'Visitors reserve pitches. A pitch has a number. Visitors log in. ';

describe('what a house keeps of what it has with somebody', () => {
  it('is hidden from others who come from outside', () => {
    const { roles, told } = compiled(`${PARKS}Rangers create invoices with an amount.`);
    expect(roles('Invoice', 'list')).toEqual(['ranger', 'admin']);
    expect(told).toContain('Only rangers and administrators may see invoices, as nobody else is said to.');
  });

  it.each([
    ['everyone is said to see it', `${PARKS}Rangers create invoices with an amount. Everyone can see all invoices.`],
    ['they do something with it', `${PARKS}Rangers create quotes with an amount. Visitors can accept quotes.`],
    ['it is for all', `${PARKS}Rangers create notices with a text.`],
  ])('stays as it is where %s', (_, brief) => {
    const { roles } = compiled(brief);
    for (const entity of ['Invoice', 'Quote', 'Notice']) expect(roles(entity, 'list') ?? []).toEqual([]);
  });

  it('is seen by whom it names', () => {
    const { ownership } = compiled(
      'Patients book consultations with a date. Doctors write prescriptions for patients. A prescription has a text and a patient. Doctors can see all consultations.',
    );
    expect(ownership('Prescription')?.mode).toBe(OwnershipMode.PRIVATE);
    expect(ownership('Prescription')?.through).toEqual(['patient']);
    expect(ownership('Prescription')?.bypassRoles).toEqual(['doctor', 'admin']);
  });
});
