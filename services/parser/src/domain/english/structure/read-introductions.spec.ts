import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('lists that are introduced', () => {
  it.each([
    ['For each repair: bicycle, date, cost.', ['Repair.bicycle string', 'Repair.date date', 'Repair.cost decimal']],
    [
      'For a tenant just a first name, an email if they have one and a postcode.',
      ['Tenant.firstName string', 'Tenant.email email', 'Tenant.postcode string'],
    ],
    [
      'Creators start campaigns. Mandatory: a title and a deadline. Optional: a video.',
      ['Campaign.title string', 'Campaign.deadline date', 'Campaign.video url'],
    ],
    [
      'A resident can report a defect. I give a category, a description and optionally a photo URL.',
      ['Defect.category string', 'Defect.description text', 'Defect.photoUrl url'],
    ],
    [
      'Campaigns have a title. Creators post updates on a campaign (headline, body).',
      ['Campaign.title string', 'Update.headline string', 'Update.body text'],
    ],
    [
      'Growers list plants: a name, the height and an asking price.',
      ['Plant.name string', 'Plant.height number', 'Plant.askingPrice decimal'],
    ],
    [
      'Boats have a name. Add travel logs: title, started at, remarks.',
      ['Boat.name string', 'TravelLog.title string', 'TravelLog.startedAt datetime', 'TravelLog.remarks text'],
    ],
    [
      'Guests are known to us by first name, surname and phone.',
      ['Guest.firstName string', 'Guest.surname string', 'Guest.phone string'],
    ],
    [
      'Guest: a person who stays. We hold their full name and email. Key: a thing that opens doors. It carries a label.',
      ['Guest.fullName string', 'Guest.email email', 'Key.label string'],
    ],
    [
      'A lamp has a code. Give it a height, an enabled bool and a price.',
      ['Lamp.code string', 'Lamp.height number', 'Lamp.enabled boolean', 'Lamp.price decimal'],
    ],
    [
      'Herds have a name. Every day somebody milks, so milking: herd, started at, remarks. Vet visits also: price, date, comment.',
      [
        'Herd.name string',
        'Milking.startedAt datetime',
        'Milking.remarks text',
        'VetVisit.price decimal',
        'VetVisit.date date',
        'VetVisit.comment text',
      ],
    ],
    [
      'Owner is name, telephone, mail. In a survey we write down for a pond: date, start time, published or not.',
      [
        'Owner.name string',
        'Owner.telephone string',
        'Owner.mail email',
        'Survey.date date',
        'Survey.startTime time',
        'Survey.published boolean',
      ],
    ],
    [
      'A locker has a size. A parcel contains: a tracking code, a weight in kg. Each tour includes: title, price.',
      [
        'Locker.size string',
        'Parcel.trackingCode string',
        'Parcel.weight number',
        'Tour.title string',
        'Tour.price decimal',
      ],
    ],
    [
      'Repair:\n- picked up at: nullable timestamp\n- brought back on (date)\n- sent off at',
      ['Repair.pickedUpAt datetime', 'Repair.broughtBackOn date', 'Repair.sentOffAt datetime'],
    ],
    [
      'A tank has a name. For every tank we make checks: date, level. In the shed I keep tools: brand, weight.',
      ['Tank.name string', 'Check.date date', 'Check.level string', 'Tool.brand string', 'Tool.weight number'],
    ],
    [
      'A ward has a name. While on a ward I log cases: species, age in months. During a shift we write down leaks: time, remark.',
      ['Ward.name string', 'Case.species string', 'Case.age integer', 'Leak.time time', 'Leak.remark text'],
    ],
    [
      'Members have a name. We have also got four vans. They have a call sign and a number of seats.',
      ['Member.name string', 'Van.callSign string', 'Van.numberOfSeats integer'],
    ],
  ])('say whose parts they tell: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
  });

  it('tie what is kept to its occasion', () => {
    const brief =
      'A tank has a name. For every tank we make checks: date, level. In the shed I keep tools: brand, weight.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Check-Tank many_to_one']);
  });

  it('keep what is noted of each as a part of it', () => {
    const brief = 'Wines have a name. For each tasting I note the wine and a comment.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Tasting-Wine many_to_one']);
  });

  it('are none where nothing is kept', () => {
    expect(factsOf('A boat has a name. We list prizes: none so far.', FactKind.FIELD)).toEqual(['Boat.name string']);
  });

  it.each([
    ['Weavers post patterns: title, text.', 'Pattern', ['weaver Pattern.create']],
    ['Nurses can prepare syrups: name, dose.', 'Syrup', ['nurse Syrup.create']],
    ['Doctors can prescribe drugs: name, dose.', 'Drug', ['doctor Drug.prescribe']],
    ['Inspectors can only view leaks: date, remark.', 'Leak', ['inspector Leak.read']],
    ['Add leaks: date, remark.', 'Leak', []],
  ])('give the right to whoever does it: %s', (said, entity, rights) => {
    const brief = `An API with a login. ${said}`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual([entity]);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(rights);
  });
});
