import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('whose parts several sentences tell', () => {
  it.each([
    ['There are cocktails and syrups. The former have a glass. The latter have a price.', 'Cocktail.glass string'],
    ['There are cocktails and syrups. The former have a glass. The latter have a price.', 'Syrup.price decimal'],
    ['Engines have a call sign. Hydrants, on the other hand, only need a flow rate and a code.', 'Hydrant.code string'],
    ['Engines have a call sign. Hydrants, in turn, need a code.', 'Hydrant.code string'],
    ['Engines have a call sign. Hydrants, likewise, need a code.', 'Hydrant.code string'],
    ['Clients have a name. They may leave a phone number.', 'Client.phoneNumber string'],
    [
      'Every month a payslip is created for each employee: it stores the gross pay and a comment.',
      'Payslip.comment text',
    ],
    ['An artist has a name. Besides that, the hourly rate is stored.', 'Artist.hourlyRate decimal'],
    ['We want every boat to have a sail number and a length.', 'Boat.sailNumber string'],
    ["I'd like each packet to have a variety, a weight and a price.", 'Packet.variety string'],
    ['We need all vans to have a plate and a mileage.', 'Van.plate string'],
    ['An invoice is created with a date and a total.', 'Invoice.total decimal'],
    ['Posts are published with a headline and a body.', 'Post.headline string'],
    ['Shows: title, length. Domes: name, seats. Screenings: show, dome, start time.', 'Screening.startTime datetime'],
  ])('%s', (said, field) => {
    expect(fields(said)).toContain(field);
  });

  it('says of the field named last what "this" may be', () => {
    const brief = 'API. Lessons have a date. Every lesson has a topic. This can be left empty.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Lesson.topic optional']);
  });

  it('takes those for whoever does it whom the software lets do it', () => {
    const brief = 'API. Books have a title. Members log in. The app lets members borrow books.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['member Book.borrow']);
  });
});

describe('who does what is told in one breath', () => {
  const rights = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.PERMISSION);

  it.each([
    ['Claims have a number. The adjuster either approves the claim, stating the amount, or rejects it.', 'reject'],
    ['Claims have a number. The adjuster checks the claim and closes it, giving a reason, or forwards it.', 'forward'],
  ])('is the same behind what the first deed states: %s', (brief, verb) => {
    expect(rights(brief)).toContain(`adjuster Claim.${verb}`);
  });

  it.each([
    ['Work orders have a quantity. The planner releases the work order. The mechanic checks it.', 'mechanic WorkOrder'],
    ['Job offers have a title. Recruiters publish the job offer, and a clerk checks it.', 'clerk JobOffer'],
  ])('acts on "it", though its name ends like that of somebody: %s', (brief, whose) => {
    expect(rights(brief)).toContain(`${whose}.check`);
  });
});
