import { OwnershipMode } from '@quantumlayer/contracts/ir/v1/entity';
import { compiled } from '../../testing/compiled';

describe('what people make for themselves', () => {
  it.each([
    ['Sellers post items with a title and a price.', 'Item'],
    ['Donors make donations with an amount.', 'Donation'],
    ['Breeders announce litters with a date. Admins delete litters.', 'Litter'],
    ['Users write reviews with a text. Only admins add films. Films have a title.', 'Review'],
    ['Employees submit expenses with an amount. Managers approve or reject expenses.', 'Expense'],
  ])('is theirs: %s', (brief, entity) => {
    const { ownership, told } = compiled(brief);
    expect(ownership(entity)).toMatchObject({ name: 'owner' });
    expect(told).toContain('owns it; others may read it, but not change it.');
  });

  it('is reached by others for what they are said to do with it, and for no more', () => {
    const { ownership, roles } = compiled(
      'Buyers make offers with an amount. Sellers can accept an offer. Managers can delete offers.',
    );
    expect(ownership('Offer')?.bypassRoles).toEqual(['seller', 'manager']);
    expect(roles('Offer', 'accept')).toEqual(['seller', 'admin']);
    expect(roles('Offer', 'update')).not.toContain('seller');
    expect(roles('Offer', 'delete')).toEqual(['manager', 'admin']);
  });

  it('is hidden from their like where only others are said to see all of it', () => {
    const { ownership, told } = compiled('Merchants create payments with an amount. Admins can see all payments.');
    expect(ownership('Payment')?.mode).toBe(OwnershipMode.PRIVATE);
    expect(told).toContain('Whoever creates a payment sees no other');
  });

  it('is hidden where they have it with a house, whose people see all of it', () => {
    const { ownership, roles, told } = compiled(
      'Customers place orders with a date. Staff ship orders. Cooks add dishes with a name.',
    );
    expect(ownership('Order')).toMatchObject({ mode: OwnershipMode.PRIVATE, bypassRoles: ['staff', 'cook', 'admin'] });
    expect(roles('Order', 'ship')).toEqual(['staff', 'admin']);
    expect(roles('Order', 'delete')).toEqual(['customer', 'admin']);
    expect(told).toContain('Whoever creates an order sees no other: all of them are for staff, cooks and admins.');
  });

  it.each([
    'Customers place orders with a date. Everyone can see all orders.',
    'Customers place orders with a date. Customers can see all orders.',
  ])('is hidden from nobody who is said to see it: %s', (brief) => {
    const { ownership, roles } = compiled(brief);
    expect(ownership('Order')?.mode ?? OwnershipMode.PUBLIC_READ).toBe(OwnershipMode.PUBLIC_READ);
    expect(roles('Order', 'create')).toContain('customer');
  });

  it.each([
    ['Clerks add products with a name and a price.', 'Product'],
    ['Members post rides with a date. Members can claim rides.', 'Ride'],
    ['Users create projects with a title. Only admins add labels. Labels have a name.', 'Project'],
  ])('is shared where they work for one house, or act on what others made: %s', (brief, entity) => {
    expect(compiled(brief).ownership(entity)).toBeUndefined();
  });

  it('is hidden, and this is told, where the words only say what he does with his own', () => {
    const { ownership, told } = compiled(
      'Citizens file complaints with a text. Citizens can withdraw their complaints. Officers close complaints.',
    );
    expect(ownership('Complaint')?.mode).toBe(OwnershipMode.PRIVATE);
    expect(ownership('Complaint')?.bypassRoles).toContain('officer');
    expect(told).toContain('Whoever creates complaints sees those of nobody else');
  });

  it('belongs to whoever makes it, not to whom it names', () => {
    const { ownership } = compiled('Pupils book lessons with tutors. A lesson has a date. Tutors confirm lessons.');
    expect(ownership('Lesson')).toMatchObject({ name: 'owner', bypassRoles: ['tutor'] });
  });

  it('belongs besides to whom those who make it for him name, and is hidden from his like', () => {
    const { ownership } = compiled(
      'Patients book consultations with physios. Receptionists manage patients and consultations. Physios see all consultations. Consultations have a date.',
    );
    expect(ownership('Consultation')).toMatchObject({ name: 'owner', through: ['patient'] });
    expect(ownership('Consultation')?.bypassRoles).toContain('receptionist');
  });

  it('takes the steps that nobody is named for with those who take others', () => {
    const { roles } = compiled(
      'Customers create orders with a date. Orders go from new to packed to delivered. Packers pack orders.',
    );
    expect(roles('Order', 'deliver')).toEqual(['packer', 'admin']);
  });
});

it('is published by whom it belongs to, though others may take that back', () => {
  const { roles } = compiled(
    'A blog. Authors write posts with a title and a text. Posts are drafts until they get published. Editors may unpublish any post.',
  );
  expect(roles('Post', 'unpublish')).toEqual(['editor', 'admin']);
  expect(roles('Post', 'publish')).not.toEqual(['editor', 'admin']);
});

it('is everybody’s who adds it for a house that judges nothing of it', () => {
  expect(compiled('Clerks add parcels with a weight. Managers delete parcels.').ownership('Parcel')).toBeUndefined();
});
