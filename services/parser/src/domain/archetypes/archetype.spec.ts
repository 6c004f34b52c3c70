import { checkApplication } from '@quantumlayer/ir';
import { Assumptions } from '../compile/assumptions';
import { compileApplication } from '../compile/compile-application';
import { archetypeDraft } from './archetype';
import { catalogue } from './catalogue';

describe.each(catalogue.map((data) => [data.id, data] as const))('archetype %s', (_id, data) => {
  it.each(['none', 'api_key', 'jwt'] as const)(
    'compiles to a valid application with authentication %s',
    (authentication) => {
      const draft = { ...archetypeDraft(data, authentication), authentication };
      const application = compileApplication(draft, new Assumptions());
      expect(checkApplication(application)).toEqual([]);
    },
  );

  it('holds a rule beyond plain records', () => {
    const application = compileApplication(archetypeDraft(data, undefined), new Assumptions());
    const rules = [
      ...application.entities.flatMap(({ invariants, unique, fields }) => [
        ...invariants,
        ...unique,
        ...fields.filter(({ computed, unique: alone }) => computed !== '' || alone),
      ]),
      ...application.operations.filter(
        ({ guards, effects, transition }) => guards.length + effects.length > 0 || transition,
      ),
    ];
    expect(rules).not.toHaveLength(0);
  });
});
