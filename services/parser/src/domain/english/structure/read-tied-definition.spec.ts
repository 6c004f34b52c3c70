import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a line that defines what is of something else', () => {
  it.each([
    [
      '- jobs for a customer: title, planned date',
      ['Job.title string', 'Job.plannedDate date'],
      ['Job-Customer many_to_one'],
    ],
    [
      '- materials used on a job - name, quantity',
      ['Material.name string', 'Material.quantity integer'],
      ['Material-Job many_to_one'],
    ],
  ])('%s', (brief, fields, relations) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(relations);
  });

  it('may be no more than what is put down about another', () => {
    const brief = '- boats: name, length\n- photos of boats\n- remarks on boats';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Photo-Boat many_to_one', 'Remark-Boat many_to_one']);
    expect(factsOf('- boats: name, length\n- reports on boats', FactKind.RELATION)).toEqual([]);
  });

  it.each(['Lockers in the station hall: number, size, price.', 'Lockers at our pool: number, size, price.'])(
    'may say where they are: %s',
    (brief) => {
      expect(factsOf(brief, FactKind.FIELD)).toEqual([
        'Locker.number string',
        'Locker.size string',
        'Locker.price decimal',
      ]);
      expect(factsOf(brief, FactKind.RELATION)).toEqual([]);
    },
  );

  it('tells the parts of one thing behind "details of"', () => {
    expect(factsOf('Details of the gig: name, date.', FactKind.ENTITY)).toEqual(['Gig']);
  });
});

describe('what each is of, as an element of the list behind the name', () => {
  it.each([
    'Shoots – for a campaign, done by a photographer, date\nCampaigns – name\nPhotographers can add shoots.',
    'Shoots: for a campaign, done by a photographer, date\nCampaigns: name\nPhotographers can add shoots.',
  ])('%s', (brief) => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual([
      'Shoot-Campaign many_to_one',
      'Shoot-User many_to_one:photographer',
    ]);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Shoot.date date', 'Campaign.name string']);
  });

  it('whatever state the other is in', () => {
    const brief = 'Deliveries – from a packed crate, driver, date\nCrates – number';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Delivery-Crate many_to_one']);
  });

  it('people keep their name beside what is done with them', () => {
    const brief = 'Stages: name\nBands booked for a stage: name, genre\nsongs of a band: title, length';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Stage', 'Band', 'Song']);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Band-Stage many_to_one', 'Song-Band many_to_one']);
  });
});
