import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const waysOf = (brief: string): string[] =>
  factsOf(`Build an API. ${brief}`, FactKind.OPERATION).map((fact) => fact.replace(/^.*\((.*)\)$/, '$1'));

describe('what may become of a thing beside its path', () => {
  it.each([
    [
      'A lease has a rent. A lease is drafted, then signed, and can be terminated once it is signed.',
      ['drafted>signed', 'signed>terminated'],
    ],
    [
      'A tour has a date. Tours are quoted -> accepted -> done, may be cancelled as long as they are not done.',
      ['quoted>accepted', 'accepted>done', 'quoted|accepted>cancelled'],
    ],
    [
      'A proposal has a sum. A proposal moves from received to interview to visit to hired, and clerks can reject it at any stage.',
      ['received>interview', 'interview>visit', 'visit>hired', 'received|interview|visit|hired>rejected'],
    ],
    [
      'A parcel has a weight. A parcel goes from new to sorted to sent, and it can be cancelled until it is sent.',
      ['new>sorted', 'sorted>sent', 'new|sorted>cancelled'],
    ],
  ])('%j', (brief, expected) => {
    expect(waysOf(brief)).toEqual(expected);
  });

  it.each([
    [
      'A claim has a sum. A claim goes from new to inspection to payment to closed.',
      'Claim new>inspection>payment>closed',
    ],
    [
      'There are mailing lists with a name. A campaign has a subject and belongs to one mailing list; it starts as a draft, can be scheduled for a day and an hour, and is sent afterwards.',
      'Campaign draft>scheduled>sent',
    ],
  ])('reads the states of %j', (brief, expected) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([expected]);
  });

  it('puts what is done between two states between them', () => {
    expect(
      waysOf('A loan has a sum. A loan is requested at first; a clerk approves or rejects it. Then it becomes active.'),
    ).toEqual(['requested>approved', 'requested>rejected', 'approved>active']);
    expect(
      waysOf(
        'A booking has a date. New bookings are pending. The warden grants or refuses them. Later they become paid.',
      ),
    ).toEqual(['pending>granted', 'pending>refused', 'granted>paid']);
  });
});

describe('lives told by who does what', () => {
  it.each([
    [
      'A delivery has a weight. Deliveries are new at first, then a dispatcher assigns a courier, the courier picks the parcel up and finally delivers it.',
      'Delivery new>assigned>picked_up>delivered',
    ],
    [
      'An order has a sum. An order is new, then the customer pays the invoice, the clerk packs the goods and the carrier ships it.',
      'Order new>paid>packed>shipped',
    ],
    [
      'A visit has a reason. A visit is planned, then the patient checks in at the desk, and later checks out.',
      'Visit planned>checked_in>checked_out',
    ],
    [
      'A claim has a text. A claim goes through: draft, submitted, in review, approved / rejected.',
      'Claim draft>submitted>in_review>approved>rejected',
    ],
    [
      'A repair has a note. A repair is waiting, then a volunteer takes it, then it is fixed or not fixable.',
      'Repair waiting>taken>fixed>not_fixable',
    ],
  ])('%j', (brief, expected) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([expected]);
  });

  it('open nothing to strangers', () => {
    const brief =
      'A visit has a reason. A visit is planned, then the visitor checks in at the desk, and later checks out.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Visit planned>checked_in>checked_out']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });
});

describe('a deed and what takes it back', () => {
  it.each([
    ['A job has a title. Operators can pause a job and resume it.', ['active>paused', 'paused>active']],
    ['Notes have a text. Moderators can hide notes and show them again.', ['visible>hidden', 'hidden>visible']],
    ['Tickets have a title. Agents close tickets and reopen them.', ['closed>open', 'open>closed']],
    [
      'A pupil has a name. If a pupil is late twice, they are blocked until a teacher unblocks them.',
      ['blocked>active', 'active>blocked'],
    ],
  ])('lead to a state and back: %s', (brief, expected) => {
    expect(waysOf(brief).sort()).toEqual([...expected].sort());
  });

  it('needs both', () => {
    expect(factsOf('Notes have a text. Clerks can complete notes and archive them.', FactKind.STATE)).toEqual([]);
  });
});

describe('when the next state comes', () => {
  it.each([
    'A vine goes from planted to pruned to grubbed and, years later, to replanted.',
    'A vine goes from planted to pruned to grubbed and, a year or so later, to replanted, and some die.',
  ])('is no state: %s', (brief) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Vine planted>pruned>grubbed']);
  });

  it('leaves the state behind it', () => {
    const brief =
      'A claim moves from filed to checked and, some weeks later, to paid, and those that fail are rejected.';
    expect(factsOf(brief, FactKind.STATE)).toEqual(['Claim filed>checked>paid']);
  });
});
