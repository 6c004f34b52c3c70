import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { parseApplication } from '../application-json';
import { requireModel } from '../check/check-application';
import { RuleSchema } from '../contract';
import { breakingChanges } from './breaking-changes';
import { brokenInvariant, sampleRow } from './sample-row';
import type { EntityModel, JsonValue } from '../index';

/** An entity of a fixture with other invariants. */
function ruled(fixture: string, name: string, expressions: readonly string[]): EntityModel {
  const application = parseApplication(readFileSync(join(__dirname, '../../fixtures', `${fixture}.json`), 'utf8'));
  const entity = application.entities.find((each) => each.name === name);
  entity?.invariants.splice(
    0,
    Infinity,
    ...expressions.map((expression, position) =>
      create(RuleSchema, { name: `rule_${position + 1}`, expression, message: 'Not so.' }),
    ),
  );
  return requireModel(application).entity(name);
}

const always = () => true;
const bodyOf = (entity: EntityModel): Record<string, JsonValue> => sampleRow(entity, { ordinal: 0, complete: true });

describe('a body that breaks an invariant', () => {
  it.each([
    ['two moments in their order', 'booking', 'Booking', 'self.endsAt > self.startsAt'],
    ['a figure', 'library', 'Book', 'self.copies > 3'],
    ['what lies ahead', 'booking', 'Booking', 'self.startsAt > now()'],
    ['one of few figures', 'library', 'Book', 'self.copies == 30 or self.copies == 60'],
  ])('is found for %s', (_, fixture, name, expression) => {
    const entity = ruled(fixture, name, [expression]);
    const body = bodyOf(entity);
    const [{ rule, changes } = { rule: '', changes: {} }, ...others] = breakingChanges(entity, body, always);
    expect([rule, others]).toEqual(['rule_1', []]);
    expect(brokenInvariant(entity, { ...body, ...changes })).toBe('rule_1');
  });

  it.each([
    ['the present', 'booking', 'Booking', 'self.startsAt < now()'],
    ['another row', 'library', 'Loan', 'self.book.copies > 0'],
  ])('is none where %s decides', (_, fixture, name, expression) => {
    const entity = ruled(fixture, name, [expression]);
    expect(breakingChanges(entity, { ...bodyOf(entity), startsAt: '2050-01-01T00:00:00.000Z' }, always)).toEqual([]);
  });

  it('is one that guards let pass', () => {
    const entity = ruled('booking', 'Booking', ['self.endsAt > self.startsAt']);
    const body = bodyOf(entity);
    const [first] = breakingChanges(entity, body, always);
    const [other] = breakingChanges(entity, body, ({ startsAt, endsAt }) => startsAt !== endsAt);
    expect(other?.rule).toBe('rule_1');
    expect(other?.changes).not.toEqual(first?.changes);
    expect(breakingChanges(entity, body, () => false)).toEqual([]);
  });
});
