import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (said: string): string[] =>
  factsOf(`API. ${said} A hall has a number. Sensors have a serial. Reports have a date.`, FactKind.RELATION);

describe('what there is of each', () => {
  it.each([
    ['For every hall we plan reports.', 'Report-Hall many_to_one'],
    ['Per hall there are several sensors, each with a unit.', 'Sensor-Hall many_to_one'],
    ['In each hall there is a sensor.', 'Sensor-Hall many_to_one'],
    ['For each sensor a report is written.', 'Report-Sensor many_to_one'],
    ['For every hall guards submit reports.', 'Report-Hall many_to_one'],
    ['For each hall, guards submit reports.', 'Report-Hall many_to_one'],
  ])('%s', (said, relation) => {
    expect(relations(said)).toContain(relation);
  });

  it.each([
    'For each hall we store the sensor count and the length.',
    'For each hall no reports are written.',
    'For the halls there are sensors.',
  ])('%s says nothing of whose they are', (said) => {
    expect(relations(said).filter((relation) => relation.startsWith('Report'))).toEqual([]);
  });
});

describe('one of several', () => {
  it.each([
    ['A sensor hangs in one of the halls.', 'Sensor-Hall many_to_one'],
    ['Sensors belong to exactly one of our halls.', 'Sensor-Hall many_to_one'],
    ['Every report is kept in one of our halls.', 'Report-Hall many_to_one'],
  ])('%s', (said, relation) => {
    expect(relations(said)).toContain(relation);
  });
});

describe('exactly one of something for each', () => {
  it.each([
    ['For every hall there is exactly one report.', 'Report-Hall one_to_one'],
    ['There is one report for each hall.', 'Report-Hall one_to_one'],
    ['For each hall, one report is written.', 'Report-Hall one_to_one'],
    ['For each hall there is a report.', 'Report-Hall many_to_one'],
    // A guard looks after other halls as well.
    ['Per hall there is one guard.', 'Hall-Guard many_to_one'],
  ])('%s', (said, relation) => {
    expect(relations(`${said} A guard has a name.`)).toContain(relation);
  });
});

it('takes a thing among the parts that go with each for one that it refers to', () => {
  const brief = 'A boat has a name. With each outing goes a boat, a start time and a remark.';
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Outing-Boat many_to_one']);
});

it.each([
  'A tenancy has a rent. Every January an invoice is made for each tenancy. An invoice has a number.',
  'A tenancy has a rent. Each October an invoice is made for every tenancy. An invoice has a number.',
])('takes no month for a thing: %s', (brief) => {
  expect(factsOf(brief, FactKind.RELATION)).toEqual(['Invoice-Tenancy many_to_one']);
});
