import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a list that goes on with statements', () => {
  const kennel =
    'Kennel app: dogs (name, breed), walks (dog, start, end), walkers log walks, owners rate walks 1-5, only managers delete dogs';

  it('names its things and their parts', () => {
    expect(factsOf(kennel, FactKind.ENTITY)).toEqual(expect.arrayContaining(['Dog', 'Walk', 'Rating']));
    expect(factsOf(kennel, FactKind.FIELD)).toEqual(
      expect.arrayContaining(['Dog.breed string', 'Walk.start datetime', 'Rating.value integer']),
    );
  });

  it('says who does what', () => {
    expect(factsOf(kennel, FactKind.PERMISSION)).toEqual(
      expect.arrayContaining(['walker Walk.create', 'manager Dog.delete']),
    );
  });

  it.each([
    ['Pottery: kilns with a name and volume, firings, pieces; potters add pieces to firings.', 'potter Piece.create'],
    [
      'Bakery: loaves (name, price), orders (customer, loaf), baker bakes loaves, clerks cancel orders',
      'clerk Order.cancel',
    ],
    ['Stalls (number, fee), traders (name); staff mark stalls as paid', 'staff Stall.markPaid'],
    ['Site: address, roof type, technicians see only their own sites.', 'owner Site.read'],
  ])('is parted before each of them: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toContain(expected);
  });

  it('tells where a thing may stand', () => {
    const brief = 'Roof firm: customers, quotes draft/sent/accepted/declined, roofers see quotes.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Quote draft>sent>accepted>declined']);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(expect.arrayContaining(['Customer', 'Quote']));
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['roofer Quote.read']);
  });

  it.each([
    'Print shop: jobs (customer, pages), status new -> printed -> fetched, clerks create jobs',
    'Print shop: jobs (customer, pages, status new > printed > fetched), clerks create jobs',
  ])('tells of what stands before where it may stand: %s', (brief) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Job new>printed>fetched']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Job.customer string', 'Job.pages integer']);
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Job']);
  });

  it('goes on with other things behind that', () => {
    const brief =
      'Print shop: jobs (pages, status new > printed > fetched), quotes draft/sent/accepted, presses (name)';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Job new>printed>fetched', 'Quote draft>sent>accepted']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Job.pages integer', 'Press.name string']);
  });

  it('is no list where several do one thing, or something is said before it', () => {
    expect(factsOf('Courts have a name. Members, staff and visitors inspect courts.', FactKind.ENTITY)).toEqual([
      'Court',
    ]);
    const life = 'Visits have a date. A visit starts off open, I confirm it, and rain can put it off.';
    expect(factsOf(life, FactKind.OPERATION)).toContain('Visit.confirm transition(open>confirmed)');
    const fields = 'Fields of a boat: name, owners name, customers orders count, members phone number.';
    expect(factsOf(fields, FactKind.FIELD)).toHaveLength(4);
    expect(factsOf(fields, FactKind.ROLE)).toEqual([]);
  });
});
