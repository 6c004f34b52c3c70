import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (brief: string) => factsOf(brief, FactKind.PERMISSION);
const relations = (brief: string) => factsOf(brief, FactKind.RELATION);

describe('rows that are given to whoever acts', () => {
  it.each([
    [
      'Jobs have a title. Welders can only see the jobs assigned to them.',
      'owner Job.read',
      'Job-User many_to_one:welder',
    ],
    [
      'Jobs have a title. A welder can close jobs that were given to him.',
      'owner Job.close',
      'Job-User many_to_one:welder',
    ],
    [
      'Letters have a text. Clients may read letters written for them.',
      'owner Letter.read',
      'Letter-User many_to_one:client',
    ],
    [
      'Reports have a text. Pupils can view only the reports about them.',
      'owner Report.read',
      'Report-User many_to_one:pupil',
    ],
    [
      'Crates have a weight. Couriers can mark the crates assigned to them as delivered.',
      'owner Crate.markDelivered',
      'Crate-User many_to_one:courier',
    ],
  ])('are his: %s', (brief, right, relation) => {
    expect(rights(brief)).toContain(right);
    expect(relations(brief)).toEqual([relation]);
  });

  it('refer to what is kept of such people', () => {
    const brief =
      'A porter has a name and a shift. Trunks have a weight. Porters see only the trunks assigned to them.';
    expect(relations(brief)).toEqual(['Trunk-Porter many_to_one']);
  });

  it('are all that he sees', () => {
    expect(rights('Jobs have a title. Welders can only see the jobs assigned to them.')).not.toContain(
      'welder Job.read',
    );
  });

  it('are not his where they are given to something else', () => {
    expect(rights('Jobs have a title. Welders can see the jobs assigned to teams.')).toContain('welder Job.read');
  });
});
