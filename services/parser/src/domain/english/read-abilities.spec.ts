import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

const rights = (brief: string): string[] => [
  ...factsOf(brief, FactKind.PERMISSION).map((fact) => `permission ${fact}`),
  ...factsOf(brief, FactKind.EXCLUSION).map((fact) => `exclusion ${fact}`),
  ...factsOf(brief, FactKind.OWNERSHIP).map((fact) => `ownership ${fact}`),
];

describe('abilities', () => {
  it.each([
    ['Samples have a barcode. Only a supervisor may delete samples.', ['permission supervisor Sample.delete']],
    ['Grades have a mark. The principal has full access.', ['permission principal *.*']],
    ['Plots have a number. Wardens can look at everything.', ['permission warden *.read']],
    [
      'Notes have a text. Users can edit and delete their own notes.',
      ['permission owner Note.update', 'permission owner Note.delete', 'ownership Note public_read'],
    ],
    ['Goals have a title. Goals are private.', ['ownership Goal private']],
    ['Readings have a value. Readings are append-only.', ['exclusion Reading.update', 'exclusion Reading.delete']],
    [
      "Reports have a text. Reports can't be edited or deleted.",
      ['exclusion Report.update', 'exclusion Report.delete'],
    ],
  ])('reads %j', (brief, expected) => {
    expect(rights(brief).sort()).toEqual([...expected].sort());
  });

  it.each([
    'Claims have an amount. Once approved, a claim cannot be changed.',
    'Medicines have a name. Medicines cannot be deleted while they have batches.',
    'Rooms have a number. The same room cannot be booked twice for the same time.',
  ])('rules nothing out for good where there is a condition: %j', (brief) => {
    expect(rights(brief)).toEqual([]);
  });

  it('reads a table of who may do what', () => {
    const brief =
      'Books have a title.\n\n| | Admin | Member |\n|---|---|---|\n| Create books | yes | no |\n| Read books | yes | yes |\n';
    expect(rights(brief).sort()).toEqual([
      'permission admin Book.create',
      'permission admin Book.read',
      'permission member Book.read',
    ]);
  });
});
