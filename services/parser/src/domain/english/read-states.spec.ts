import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

describe('states', () => {
  it.each([
    [
      'Jobs have a price. A job is quoted, accepted, in translation, in review, and delivered.',
      'Job quoted>accepted>in_translation>in_review>delivered',
    ],
    [
      'An order has a number. An order starts as received. When the clerk has checked it, it becomes confirmed, then it is packed, then shipped.',
      'Order received>confirmed>packed>shipped',
    ],
    [
      'Articles have a title. New articles are drafts. Editors publish drafts. Published articles can be archived.',
      'Article draft>published>archived',
    ],
    [
      'Machines have a name. A machine is `operational`, `defective` or `retired`.',
      'Machine operational>defective>retired',
    ],
    ['Bikes have a model and are either available, rented or in repair.', 'Bike available>rented>in_repair'],
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
  ])('takes no other row of participles for states: %j', (brief) => {
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
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
