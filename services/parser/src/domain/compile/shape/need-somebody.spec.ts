import { create } from '@bufbuild/protobuf';
import { RelationSchema, type Relation } from '@quantumlayer/contracts/ir/v1/entity';
import { emptyDraft } from '../../draft-model';
import { needSomebody } from './need-somebody';

const relation = (source: string, name: string, target: string, required: boolean): Relation =>
  create(RelationSchema, { source, name, target, required });

function guarded(expression: string, isCrewNeeded: boolean, isSkipperNeeded: boolean): string | undefined {
  const guards = [{ name: 'own_crew', expression, message: '' }];
  const model = { ...emptyDraft(), operations: [{ entity: 'Log', name: 'create', kind: 'create' as const, guards }] };
  needSomebody(model, [
    relation('Log', 'crew', 'Crew', isCrewNeeded),
    relation('Crew', 'skipper', 'User', isSkipperNeeded),
  ]);
  return model.operations[0]?.guards[0]?.expression;
}

// The last step of a way to an account is written with its key.
const OWN = 'self.crew.skipperId == caller.id';

describe('rights of somebody whom a row may not name', () => {
  it.each([
    [OWN, false, true, `self.crew.skipperId != null and ${OWN}`],
    [OWN, true, false, `self.crew.skipperId != null and ${OWN}`],
    [`self.open or ${OWN}`, true, false, `self.open or (self.crew.skipperId != null and ${OWN})`],
  ])('are nobody’s where nobody is named: %s', (expression, crew, skipper, expected) => {
    expect(guarded(expression, crew, skipper)).toBe(expected);
  });

  it.each([
    [OWN, true, true],
    ['self.crew.ownerId == caller.id', true, false],
    [`self.crew.skipperId != null and ${OWN}`, true, false],
    ['self.crew.skipperId != caller.id', true, false],
  ])('stay as they are where somebody is, or that is asked already: %s', (expression, crew, skipper) => {
    expect(guarded(expression, crew, skipper)).toBe(expression);
  });
});
