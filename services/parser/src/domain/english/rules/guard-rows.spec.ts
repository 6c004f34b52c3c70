import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const INCIDENTS =
  'Incidents have a title. Incidents are open, then closed. Tasks belong to an incident and have a flag done. ';
const CAMPAIGNS = 'Campaigns have a name and go from draft to started. Adverts have a text and belong to a campaign. ';
const ORDERS =
  'Orders go from draft to submitted to shipped. Order lines have a quantity and a flag packed and belong to an order. ';
const TRIPS =
  'Trips have a name. Managers can archive trips. Bookings belong to a trip and are pending, confirmed or cancelled. ';

const guards = (brief: string): string[] => factsOf(brief, FactKind.RULE).filter((rule) => rule.includes('guard:'));

describe('what the rows that refer to a thing must be like for what is done to it', () => {
  it.each([
    'An incident cannot be closed while there are open tasks.',
    "An incident can't be closed if it has unfinished tasks.",
    'An incident can only be closed when all its tasks are done.',
    'Incidents must not be closed until their tasks are done.',
    'Incidents with open tasks cannot be closed.',
  ])('by their condition: %s', (sentence) => {
    expect(guards(INCIDENTS + sentence)).toEqual([
      'Incident.close guard:not exists(Task where item.incidentId == self.id and (item.done == false))',
    ]);
  });

  it.each([
    ['A trip can be archived if it has no confirmed bookings.', 'item.status == "confirmed"'],
    ['A trip with pending bookings cannot be archived.', 'item.status == "pending"'],
    ['A trip can only be archived once its bookings are confirmed.', 'item.status != "confirmed"'],
  ])('by their state: %s', (sentence, which) => {
    expect(guards(TRIPS + sentence)).toEqual([
      `Trip.archive guard:not exists(Booking where item.tripId == self.id and (${which}))`,
    ]);
  });

  it.each([
    [CAMPAIGNS, 'A campaign needs at least two adverts before it can be started.', 'Campaign.start', 'Advert', 2],
    [CAMPAIGNS, 'A campaign must have at least 3 adverts before it is started.', 'Campaign.start', 'Advert', 3],
    [CAMPAIGNS, "Campaigns with fewer than 4 adverts can't be started.", 'Campaign.start', 'Advert', 4],
    [ORDERS, 'An order can only be submitted if it has at least one line.', 'Order.submit', 'OrderLine', 1],
  ])('by how many they are: %s%s', (brief, sentence, deed, rows, least) => {
    const holder = deed.split('.')[0]?.toLowerCase() ?? '';
    const guard = `guard:count(${rows} where item.${holder}Id == self.id) >= ${String(least)}`;
    expect(guards(brief + sentence)).toEqual([`${deed} ${guard}`]);
  });

  it.each(['A campaign cannot be started without adverts.', 'Campaigns without adverts cannot be started.'])(
    'by whether there are any: %s',
    (sentence) => {
      expect(guards(CAMPAIGNS + sentence)).toEqual([
        'Campaign.start guard:exists(Advert where item.campaignId == self.id)',
      ]);
    },
  );

  it.each([
    `${ORDERS}Orders can be updated with lines.`,
    `${INCIDENTS}An incident cannot be closed while there are boring tasks.`,
    `${TRIPS}Managers can archive a trip and its bookings.`,
  ])('is not made of %j', (brief) => {
    expect(guards(brief)).toEqual([]);
  });
});

describe('what cannot be done meanwhile', () => {
  it.each([
    [
      "A task has a title and a status (open, done). A subtask belongs to a task and has a status (open, done). A task can't be completed while it has open subtasks.",
      'Task.complete transition(open>done)',
      'Task.complete guard:not exists(Subtask where item.taskId == self.id and (item.status == "open"))',
    ],
    [
      'An order has a number and a status: new, packed, shipped. A box belongs to an order and has a flag sealed. An order cannot be shipped unless all its boxes are sealed.',
      'Order.ship transition(packed>shipped)',
      'Order.ship guard:not exists(Box where item.orderId == self.id and (item.sealed == false))',
    ],
  ])('can be done else: %s', (brief, operation, guard) => {
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([operation]);
    expect(factsOf(brief, FactKind.RULE)).toEqual([guard]);
  });

  it('is nothing new where it leads to no state', () => {
    const brief =
      'A permit has a number and a status (new, sent). A permit cannot be printed while the office is closed.';
    expect(factsOf(brief, FactKind.OPERATION)).toEqual([]);
  });
});
