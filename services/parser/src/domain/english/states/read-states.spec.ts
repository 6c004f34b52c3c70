import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('states', () => {
  it.each([
    ['A booth has a name and is either available, out or in repair.', 'Booth available>out>in_repair'],
    ['Claims have an amount. A claim is approved or rejected.', 'Claim pending>approved>rejected'],
    [
      'Claims have an amount. New claims are open. Accepted ones get paid and finally get archived. Claims are accepted or rejected.',
      'Claim open>accepted>rejected>paid>archived',
    ],
    ['Claims have an amount. They are running until they are settled.', 'Claim running>settled'],
    [
      'Claims have an amount. A claim is given to a clerk. Then it is accepted or declined.',
      'Claim pending>accepted>declined',
    ],
    [
      'Jobs have a price. A job is quoted, accepted, in translation, in review, and delivered.',
      'Job quoted>accepted>in_translation>in_review>delivered',
    ],
    [
      'An order has a number. An order starts as received. When the clerk has checked it, it becomes confirmed, then it is packed, then shipped.',
      'Order received>confirmed>packed>shipped',
    ],
    [
      'Parcels have a weight. A parcel is collected, then sorted and finally delivered.',
      'Parcel collected>sorted>delivered',
    ],
    ['Lots have a number. Lots are listed, then open, then sold.', 'Lot listed>open>sold'],
    [
      'Parcels have a weight. The lifecycle of a parcel is: created, assigned, picked up, delivered.',
      'Parcel created>assigned>picked_up>delivered',
    ],
    ['Claims have a number. The life cycle of claims is: filed, reviewed, paid.', 'Claim filed>reviewed>paid'],
    ['Orders have a number. The order lifecycle is: placed, packed, shipped.', 'Order placed>packed>shipped'],
    [
      'Permits have a number. The workflow for permits is: draft, submitted, granted or refused.',
      'Permit draft>submitted>granted>refused',
    ],
    [
      'Visits have a date. The states of a visit are: planned, under way, finished.',
      'Visit planned>under_way>finished',
    ],
    [
      'Articles have a title. New articles are drafts. Editors publish drafts. Published articles can be archived.',
      'Article draft>published>archived',
    ],
    [
      'Machines have a name. A machine is `operational`, `defective` or `retired`.',
      'Machine operational>defective>retired',
    ],
    [
      'Repairs have a date. A repair is open, in progress, waiting for parts or done.',
      'Repair open>in_progress>waiting_for_parts>done',
    ],
    [
      'Parcels have a weight. The status of a parcel is packed, ready for collection or collected.',
      'Parcel packed>ready_for_collection>collected',
    ],
    ['Bikes have a model and are either available, rented or in repair.', 'Bike available>rented>in_repair'],
    [
      'Repairs have a price. Repairs belong to a customer and a bike and move from open to in progress to done.',
      'Repair open>in_progress>done',
    ],
    [
      'Each ticket has a subject, belongs to a customer and goes from new to assigned to closed.',
      'Ticket new>assigned>closed',
    ],
    [
      'Vans have a plate. A trip has a van, a driver name and the costs of both days, and it goes from planned to running to done.',
      'Trip planned>running>done',
    ],
    [
      'Leave requests have a reason. Workflow: draft -> submitted -> (approved | rejected).',
      'LeaveRequest draft>submitted>approved>rejected',
    ],
  ])('reads %j', (brief, expected) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([expected]);
  });

  it.each([
    'Books have a title. The title is required, unique and searchable.',
    'Books have a title. Books are created, updated and deleted by librarians.',
    'Books have a title. Lists are paginated, sorted and filtered.',
    'Books have a title. Books are sorted by date, then by title.',
  ])('takes no other row of participles for states: %j', (brief) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });

  it('takes what it is either of for alternatives', () => {
    const brief = 'Bills have an amount. A bill is open at first, then it is either paid or waived.';
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([
      'Bill.pay transition(open>paid)',
      'Bill.waive transition(open>waived)',
    ]);
  });

  it('lets each sentence add its moves', () => {
    const brief =
      'A permit has a number. A new permit is in the state requested. A clerk grants it or refuses it, so that it is granted or refused. A granted permit can be revoked by a supervisor.';
    expect(factsOf(brief, FactKind.OPERATION)).toEqual(
      expect.arrayContaining([
        'Permit.grant transition(requested>granted)',
        'Permit.revoke transition(granted>revoked)',
      ]),
    );
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(
      expect.arrayContaining(['clerk Permit.grant', 'supervisor Permit.revoke']),
    );
  });
});

it('takes none of the values of a status for where it begins', () => {
  const brief = 'A pump has a depth, the date it was installed, and a status: working, broken or abandoned.';
  expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([]);
});

describe('states said in passing', () => {
  const states = (brief: string): string[] => factsOf(brief, FactKind.STATE);

  it.each([
    [
      'Appointments have a date. Appointments can be confirmed, completed or cancelled.',
      'Appointment pending>confirmed>completed>cancelled',
    ],
    ['Visits have a day. Visits may be approved or rejected.', 'Visit pending>approved>rejected'],
    [
      'Recruiters move an application through screening, interview, offer and hired. Applications have a name.',
      'Application screening>interview>offer>hired',
    ],
    ['Claims have a title. A claim passes through intake, triage and surgery.', 'Claim intake>triage>surgery'],
    [
      'Purchase orders have a number. Orders are drafted, then sent, then received.',
      'PurchaseOrder drafted>sent>received',
    ],
    ['Tickets have a subject. Status: open, in progress, closed.', 'Ticket open>in_progress>closed'],
    ['Bikes have a model and are either available, rented or in repair.', 'Bike available>rented>in_repair'],
    [
      'Loans have a fee. A loan starts as requested, the director approves or rejects it, and once the exhibit is back the loan is closed.',
      'Loan requested>approved>rejected>closed',
    ],
    [
      'Orders have a number. An order is open until it is sent, and sent until it is received.',
      'Order open>sent>received',
    ],
    [
      "Walks have a date. First a walk is requested, then we confirm it, then it's done or it got cancelled.",
      'Walk requested>confirmed>done>cancelled',
    ],
    [
      'Parcels have a weight. A parcel is registered first, the driver picks it up and finally it is delivered.',
      'Parcel registered>picked_up>delivered',
    ],
    [
      'Expenses have an amount. An expense goes through draft, submitted and paid; a manager can look at all of them.',
      'Expense draft>submitted>paid',
    ],
    [
      'Units have a code. Units are checked first, then issued; a unit can also be discarded.',
      'Unit checked>issued>discarded',
    ],
    [
      'Sittings have a date. A requested sitting can be accepted, and an accepted one can be completed.',
      'Sitting requested>accepted>completed',
    ],
    [
      "Jobs have a number. A job's new, then a fitter takes it, it's taken, then done or called off.",
      'Job new>taken>done>called_off',
    ],
    [
      'Deliveries have a number. Deliveries go `pending` -> `sending` -> `succeeded`, or end up `failed`.',
      'Delivery pending>sending>succeeded>failed',
    ],
    [
      "Items have a name. An item's waiting at first, then in repair, and it ends up either repaired, beyond repair or taken home.",
      'Item waiting>in_repair>repaired>beyond_repair>taken_home',
    ],
    [
      'Rugs have a weight. What happens to a rug is always the same: it is bagged in the shop, then washed, then stored on a shelf.',
      'Rug bagged>washed>stored',
    ],
    ['Entries have a text. A pupil submits an entry; the trainer then signs it.', 'Entry submitted>signed'],
    [
      'Lots have a number. An office clerk approves or refuses a lot. An approved lot gets printed, and a printed one can be blocked.',
      'Lot pending>approved>refused>printed>blocked',
    ],
    [
      'Offers have a title. Every offer starts as drafted; once the manager accepts it, it is sent.',
      'Offer drafted>sent',
    ],
    [
      'Sculptures have a title. Every sculpture begins life as proposed; once the jury accepts it, it is commissioned, and when the artist hands it over it becomes installed.',
      'Sculpture proposed>commissioned>installed',
    ],
    [
      'Shifts have a day. A shift is planned first, published a week before, and locked once it is over.',
      'Shift planned>published>locked',
    ],
    [
      'Vaccines have a name. When a vaccine arrives it is quarantined; after the lab test it is released or destroyed.',
      'Vaccine quarantined>released>destroyed',
    ],
    [
      'Auctions have a title. An auction runs through announced, running and ended. It may be called off before it ends.',
      'Auction announced>running>ended>called_off',
    ],
    ['Boats have a name. A boat can be moored, at sea or under repair.', 'Boat moored>at_sea>under_repair'],
    [
      'Kittens have a name. Kittens are up for adoption, reserved or adopted.',
      'Kitten up_for_adoption>reserved>adopted',
    ],
    [
      'Cars have a plate. Cars are inspected when they come in, washed in the yard, and released to the driver.',
      'Car inspected>washed>released',
    ],
    [
      'Rentals have a date. Rentals are open until the customer brings back the equipment, then they are closed.',
      'Rental open>closed',
    ],
    ['Problems have a text. A problem is open until a caretaker marks it as solved.', 'Problem open>solved'],
    ['Claims have a text. A claim is new until a clerk sets it to accepted.', 'Claim new>accepted'],
    [
      'Proposals have a title. A proposal is a draft until its author submits it. The board accepts or rejects submitted proposals.',
      'Proposal draft>submitted>accepted>rejected',
    ],
    [
      'Visits have a date. Visits are created as planned. When the carer arrives, the visit is started, and afterwards it is completed.',
      'Visit planned>started>completed',
    ],
    ['Fairs have a name. Fairs are planned, open or over.', 'Fair planned>open>over'],
    [
      'Recipes have a title. Recipes are drafts at first. Once an editor has published one, everybody can see it.',
      'Recipe draft>published',
    ],
  ])('%s', (brief, expected) => {
    expect(states(brief)).toEqual([expected]);
  });

  it.each([
    'Rooms have a number. A room is in the main building, at the annex or on the campus.',
    'Trips have a date. For every trip it is noted whether it was cancelled, late or on time.',
    'Bottles have a label. A bottle is red, white or green.',
    'Pieces have a name. When somebody borrows a piece, a loan is written: which piece, the day it went out.',
  ])('are not what else is told in such words: %s', (brief) => {
    expect(states(brief)).toEqual([]);
  });

  it.each([
    [
      'Items have a name. An item is open, then it ends up either repaired, sold or scrapped.',
      [
        'Item.repair transition(open>repaired)',
        'Item.scrap transition(open>scrapped)',
        'Item.sell transition(open>sold)',
      ],
    ],
    [
      'Tasks have a title. A task is either open, done or skipped.',
      ['Task.complete transition(open>done)', 'Task.skip transition(open>skipped)'],
    ],
    [
      'Plans have a title. A plan is active, paused or ended. Customers can pause and resume plans.',
      [
        'Plan.end transition(paused>ended)',
        'Plan.pause transition(active>paused)',
        'Plan.resume transition(paused>active)',
      ],
    ],
    [
      'Dresses have a title. A dress starts as a draft, stylists approve it, later it is sold. Stylists can also reject a draft.',
      [
        'Dress.approve transition(draft>approved)',
        'Dress.reject transition(draft>rejected)',
        'Dress.sell transition(approved>sold)',
      ],
    ],
  ])('lead where they are said to: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.OPERATION).sort()).toEqual(expected);
  });

  it('need two deeds that share one where nothing else tells of them', () => {
    expect(states('Tools have a name. A broken tool can be repaired.')).toEqual([]);
  });

  it('leave the fields of the same sentence', () => {
    const brief = 'Bikes have a frame number, a model and are either available, rented or in repair.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Bike.frameNumber string', 'Bike.model string']);
  });

  it('are values of a status that is named', () => {
    const brief = 'A crate has a weight and a status of empty, loading, sealed or shipped.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Crate.weight number',
      'Crate.status enum(empty|loading|sealed|shipped)',
    ]);
  });

  it.each([
    ['A rejected claim needs a reason. Claims have a title.', 'Claim'],
    ['Every claim is new at first, then it is approved or rejected. A rejected claim needs a reason.', 'Claim'],
    ['Lost cards need a police number. Cards have a number.', 'Card'],
  ])('takes a thing in a state for the thing: %j', (brief, expected) => {
    expect(factsOf(`Build an API. ${brief}`, FactKind.ENTITY).map((fact) => fact.trim())).toEqual([expected]);
  });
});

it.each([
  ['Production orders have a number. An order is planned, released, in progress or finished.', 'ProductionOrder'],
  ['Work permits have a zone. The permit goes from requested to granted to closed.', 'WorkPermit'],
])('are those of the only thing that ends in the word: %s', (brief, entity) => {
  expect(factsOf(brief, FactKind.ENTITY).map((fact) => fact.trim())).toEqual([entity]);
  expect(factsOf(brief, FactKind.STATE)).toEqual([expect.stringMatching(new RegExp(`^${entity} \\w+>`))]);
});

it('are none of a moment that is set', () => {
  const brief = 'Orders have a number. When an order is shipped, the shipping date is set.';
  expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  expect(factsOf(brief, FactKind.ENTITY)).toHaveLength(1);
});

it('are those of what is said to have a state, whatever was spoken of before', () => {
  const brief =
    'An API. Firms hand in offers. An offer has a sum. A job is announced by us and has a title and a state, which can be draft, published or closed.';
  expect(factsOf(brief, FactKind.STATE)).toEqual(['Job draft>published>closed']);
});
