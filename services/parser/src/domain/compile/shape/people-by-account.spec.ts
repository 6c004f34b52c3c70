import { compiled } from '../../testing/compiled';

describe('people of whom nothing is kept but that they act', () => {
  it.each([
    ['Members rent boats for a date. Boats have a name. The skipper adds boats and members.', 'Member', 'Rental'],
    ['Tenants file complaints with a text. Admins manage tenants.', 'Tenant', 'Complaint'],
  ])('have an account and no record beside it: %s', (brief, person, made) => {
    const { entities, ownership } = compiled(brief);
    expect(entities).not.toContain(person);
    expect(entities).toContain('User');
    expect(ownership(made)).toBeDefined();
  });

  it('are seen by those who keep them, who give no roles', () => {
    const { roles, told } = compiled(
      'Members rent boats for a date. Boats have a name. The skipper adds boats and members.',
    );
    expect(roles('User', 'list')).toEqual(['skipper', 'admin']);
    expect(roles('User', 'update')).toEqual(['admin']);
    expect(told).toContain('The members are the accounts in that role');
  });

  it('are named by their account in what others make for them', () => {
    const { entities, relations } = compiled(
      'Doctors write prescriptions for patients: a drug and a dose. Doctors add patients. Patients can only see their own prescriptions.',
    );
    expect(entities).not.toContain('Patient');
    expect(relations).toContain('Prescription.patient>User');
  });

  it.each([
    'Guests rent boats for a date. Boats have a name. A guest has a passport number and a home port. Staff add guests.',
    'Guests rent boats for a date. Boats have a name. Guests belong to a club. A club has a name. Staff add guests.',
  ])('are kept where more is told of them: %s', (brief) => {
    expect(compiled(brief).entities).toContain('Guest');
  });
});
