import { emptyDraft, type DraftEntity, type DraftField, type DraftModel } from '../../draft-model';
import { compileApplication } from '../compile-application';
import { Assumptions } from '../assumptions';

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

  it('is judged by times that every row has, though an end may be said to be missing', () => {
    const guardOf = (end: Partial<DraftField>): [boolean[], string] => {
      const model = stays('Room');
      Object.assign(model.entities[1]?.fields[1] ?? {}, end);
      const { entities, operations } = compileApplication(model, new Assumptions());
      const fields = entities.find(({ name }) => name === 'Stay')?.fields ?? [];
      return [
        fields.map(({ required }) => required),
        operations.flatMap(({ guards }) => guards)[0]?.expression.replace(/^.*self.roomId and /, '') ?? '',
      ];
    };
    expect(guardOf({})).toEqual([[true, true], 'item.start < self.end and self.start < item.end)']);
    expect(guardOf({ required: false })).toEqual([
      [true, false],
      '(self.end == null or item.start < self.end) and (item.end == null or self.start < item.end))',
    ]);
  });

  it('has no end until an action writes it', () => {
    const model = stays('Room');
    model.operations.push({
      entity: 'Stay',
      name: 'leave',
      kind: 'action',
      recorded: [{ assign: 'self.end', value: 'today()' }],
    });
    expect(judged(model).guard).toContain('item.end == null or');
  });

  it('is not one of times that only tell when an action happened', () => {
    const model = stays('Room');
    model.entities[1]?.fields.splice(0, 2, { name: 'confirmedAt', type: 'datetime' });
    model.operations.push({
      entity: 'Stay',
      name: 'confirm',
      kind: 'action',
      recorded: [{ assign: 'self.confirmedAt', value: 'now()' }],
    });
    expect(judged(model).guard).toBe('');
  });

  it('does not count what was cancelled, by state, flag or time, and lets that be written', () => {
    const expressionsOf = (change: (stay: DraftEntity) => void): string[] => {
      const model = stays('Room');
      const stay = model.entities[1];
      if (stay) change(stay);
      return compileApplication(model, new Assumptions()).operations.flatMap(({ guards }) =>
        guards.map(({ expression }) => expression.replace(/ and item.start < .*/, '')),
      );
    };
    const others = 'not exists(Stay where item.id != self.id and item.roomId == self.roomId';
    const ofStates = `self.status == "turned_down" or self.status == "cancelled" or ${others} and item.status != "turned_down" and item.status != "cancelled"`;
    expect(
      expressionsOf((stay) => {
        stay.stateField = 'status';
        stay.fields.push({ name: 'status', type: 'enum', enumValues: ['booked', 'turned_down', 'cancelled'] });
      }),
    ).toEqual([ofStates, ofStates]);
    expect(expressionsOf((stay) => stay.fields.push({ name: 'withdrawn', type: 'boolean' }))[0]).toBe(
      `self.withdrawn or ${others} and not item.withdrawn`,
    );
    expect(expressionsOf((stay) => stay.fields.push({ name: 'refundedAt', type: 'datetime' }))[0]).toBe(
      `self.refundedAt != null or ${others} and item.refundedAt == null`,
    );
  });
});

describe('a capacity', () => {
  it('holds for rows that are moved as well, and counts none that were cancelled', () => {
    const { operations } = compileApplication(
      {
        ...emptyDraft(),
        entities: [
          { name: 'Workshop', fields: [{ name: 'title' }, { name: 'capacity', type: 'integer' }], rules: ['capacity'] },
          { name: 'Seat', fields: [{ name: 'cancelled', type: 'boolean' }] },
        ],
        relations: [{ source: 'Seat', target: 'Workshop', cardinality: 'many_to_one' }],
      },
      new Assumptions(),
    );
    const full =
      'self.cancelled or count(Seat where item.workshopId == self.workshopId and item.id != self.id and not item.cancelled) < self.workshop.capacity';
    expect(operations.flatMap(({ guards }) => guards.map(({ expression }) => expression))).toEqual([full, full]);
  });
});
