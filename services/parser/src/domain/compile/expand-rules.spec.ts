import { emptyDraft, type DraftModel } from '../draft-model';
import { compileApplication } from './compile-application';
import { Assumptions } from './compile-context';

const sales = (minimum?: string): DraftModel => ({
  ...emptyDraft(),
  entities: [
    { name: 'Plant', fields: [{ name: 'quantity', type: 'integer', ...(minimum === undefined ? {} : { minimum }) }] },
    { name: 'OrderLine', fields: [{ name: 'quantity', type: 'integer' }], rules: ['stock'] },
  ],
  relations: [{ source: 'OrderLine', target: 'Plant', cardinality: 'many_to_one' }],
});
const leastOf = (model: DraftModel): (string | undefined)[] =>
  compileApplication(model, new Assumptions()).entities.map(({ fields }) => fields[0]?.minimum);

describe('a stock', () => {
  it('may run out, although a quantity is usually one or more', () => expect(leastOf(sales())).toEqual(['0', '1']));
  it('keeps the bound that was said', () => expect(leastOf(sales('3'))).toEqual(['3', '1']));
});

describe('an overlap', () => {
  const stays = (...targets: string[]): DraftModel => ({
    ...emptyDraft(),
    entities: [
      ...targets.map((name) => ({ name, fields: [{ name: 'name' }] })),
      {
        name: 'Stay',
        fields: ['start', 'end'].map((name) => ({ name, type: 'date' as const })),
        rules: ['no_overlap'],
      },
    ],
    relations: targets.map((target) => ({ source: 'Stay', target, cardinality: 'many_to_one' })),
  });
  const judged = (model: DraftModel): { guard: string; said: string[] } => {
    const assumptions = new Assumptions();
    const { operations } = compileApplication(model, assumptions);
    const guard = operations.flatMap(({ guards }) => guards)[0]?.expression ?? '';
    return { guard, said: assumptions.list.map(({ text }) => text).filter((text) => text.includes('overlap')) };
  };

  it('is told by what an end follows from', () => {
    const model = stays('Room');
    const stay = model.entities.find(({ name }) => name === 'Stay');
    stay?.fields.splice(1, 1, { name: 'end', type: 'date', computed: 'self.start + days(7)' });
    expect(judged(model).guard).toContain(
      'item.start < (self.start + days(7)) and self.start < (item.start + days(7))',
    );
  });

  it('is one of the thing that is taken, not of the person who takes it, and that is said', () => {
    const { guard, said } = judged(stays('Guest', 'Room'));
    expect(guard).toContain('item.roomId == self.roomId');
    expect(guard).not.toContain('guestId');
    expect(said).toEqual(['Two stays of one room cannot overlap in time; those of different ones can.']);
  });

  it('is one of what the words say', () => {
    const model = stays('Guest', 'Room');
    for (const entity of model.entities) if (entity.rules) entity.rules = ['no_overlap:guest'];
    const { guard, said } = judged(model);
    expect(guard).toContain('item.guestId == self.guestId');
    expect(guard).not.toContain('roomId');
    expect(said).toEqual([]);
  });

  it('is of the times of one day, where the day is told beside them', () => {
    const model = stays('Room');
    const stay = model.entities[1];
    if (stay)
      stay.fields = [
        { name: 'date', type: 'date' },
        { name: 'startTime', type: 'time' },
        { name: 'endTime', type: 'time' },
      ];
    const { guard } = judged(model);
    expect(guard).toContain('item.date == self.date');
    expect(guard).toContain('item.startTime < self.endTime and self.startTime < item.endTime');
  });

  it('is one of the person where nothing else is taken', () => {
    const { guard, said } = judged(stays('Guest'));
    expect([guard.includes('item.guestId == self.guestId'), said]).toEqual([true, []]);
  });
});
