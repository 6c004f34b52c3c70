import { emptyDraft, type DraftModel, type DraftOperation } from '../../draft-model';
import { compileApplication } from '../compile-application';
import { Assumptions } from '../assumptions';

const classes = (cancel: Partial<DraftOperation>): DraftModel => ({
  ...emptyDraft(),
  entities: [
    {
      name: 'Class',
      fields: [
        { name: 'startsAt', type: 'datetime' },
        { name: 'endsAt', type: 'datetime' },
      ],
    },
    { name: 'Booking', fields: [{ name: 'bookedOn', type: 'date' }] },
  ],
  relations: [{ source: 'Booking', target: 'Class', cardinality: 'many_to_one' }],
  operations: [{ entity: 'Booking', name: 'cancel', kind: 'action', ...cancel }],
});
const yearsOf = (model: DraftModel): string[][] =>
  compileApplication(model, new Assumptions()).entities.map(({ fields }) => [
    ...new Set(fields.flatMap(({ examples }) => examples.flatMap((example) => /^\d{4}(?=-)/.exec(example) ?? []))),
  ]);
const guarded = (...expressions: string[]): DraftModel =>
  classes({ guards: expressions.map((expression, i) => ({ name: `rule_${String(i)}`, expression, message: 'No.' })) });

describe('example times that actions ask about', () => {
  it('are about now where none does', () => expect(yearsOf(classes({}))).toEqual([['2026'], ['2026']]));

  it('stay ahead where something can be done before them', () => {
    expect(yearsOf(guarded('now() <= self.class.startsAt - hours(2)'))).toEqual([['2056'], ['2026']]);
  });

  it('stay behind where something can be done after them', () => {
    expect(yearsOf(guarded('now() > self.class.endsAt'))).toEqual([['2016'], ['2026']]);
    expect(yearsOf(guarded('today() >= self.bookedOn + days(3)'))).toEqual([['2026'], ['2016']]);
  });

  it('stay where they are between two', () => {
    expect(yearsOf(guarded('now() > self.class.startsAt', 'now() < self.class.endsAt'))).toEqual([['2026'], ['2026']]);
  });

  it('stay behind where an action writes what must come after them', () => {
    const model = classes({});
    model.operations = [
      { entity: 'Class', name: 'close', kind: 'action', recorded: [{ assign: 'self.endsAt', value: 'now()' }] },
    ];
    const [held] = model.entities;
    if (held)
      held.invariants = [{ name: 'ends_after_start', expression: 'self.endsAt > self.startsAt', message: 'No.' }];
    expect(yearsOf(model)).toEqual([['2016'], ['2026']]);
  });
});
