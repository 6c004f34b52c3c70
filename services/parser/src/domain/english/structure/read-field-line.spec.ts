import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('keys in lines of their own', () => {
  it.each(['drone_id -> Drone', 'droneId: Drone', 'drone_id → Drone', 'drone -> Drone'])('%s', (line) => {
    const brief = `An API.\n\nDrone\n- name: string\n\nFlight\n- ${line}\n- pilot: string`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Flight-Drone many_to_one']);
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });
});

describe('lines in the notation of types', () => {
  const brief = [
    '### Sailing',
    '- `vessel_id` – FK -> Vessel, not null',
    '- `from_port` / `to_port` – string(3), uppercase',
    '- fare - numeric(8,2), >= 0',
    '- `status` – one of scheduled, boarding, departed',
    '### Vessel',
    '- `imo` – string, 7 digits',
  ].join('\n');

  it('name one field or several, with the type behind a dash', () => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Sailing.fromPort string',
      'Sailing.toPort string',
      'Sailing.fare decimal',
      'Sailing.status enum(scheduled|boarding|departed)',
      'Vessel.imo string',
    ]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      'Sailing.fromPort max_length=3',
      'Sailing.toPort max_length=3',
      'Sailing.fare minimum=0',
      'Vessel.imo pattern=^[0-9]{7}$',
    ]);
  });

  it('point at another thing, which makes no states', () => {
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Sailing-Vessel many_to_one']);
    expect(factsOf(brief, FactKind.STATE)).toEqual([]);
  });

  it('stand further in below a name, without bullets', () => {
    const outline =
      'courses\n  title (string, max 100)\n  language: en, de or fr\n  price - decimal\n\nbookings\n  course\n  booked on\n\nIn Go.';
    expect(factsOf(outline, FactKind.FIELD)).toEqual([
      'Course.title string',
      'Course.language enum(en|de|fr)',
      'Course.price decimal',
      'Booking.bookedOn date',
    ]);
    expect(factsOf(outline, FactKind.RELATION)).toEqual(['Booking-Course many_to_one']);
  });

  it('may stand behind an arrow, and are no states then', () => {
    const arrows = 'Entities: Horse, Lesson.\nHorse -> name, breed\nLesson -> horse, starts at, price';
    expect(factsOf(arrows, FactKind.STATE)).toEqual([]);
    expect(factsOf(arrows, FactKind.FIELD)).toEqual([
      'Horse.name string',
      'Horse.breed string',
      'Lesson.startsAt datetime',
      'Lesson.price decimal',
    ]);
  });

  it('name fields that nobody has heard of, where their types are told', () => {
    const classes =
      'Player (nickname: string!, ranking: int?, handed: left|right)\nMatch (home: Player, away: Player, score: string)';
    expect(factsOf(classes, FactKind.FIELD)).toEqual([
      'Player.nickname string',
      'Player.ranking integer',
      'Player.handed enum(left|right)',
      'Match.score string',
    ]);
    expect(factsOf(classes, FactKind.RELATION)).toEqual([
      'Match-Player many_to_one:home',
      'Match-Player many_to_one:away',
    ]);
  });

  it('point at the things that explain them', () => {
    const outing = [
      'Outings\n* guide - a member who leads it\n* bus: the bus it goes by\n* companions – members, max. 8\n* title - the outing in a few words',
      'Buses\n* plate',
      'Members\n* name',
    ].join('\n');
    expect(factsOf(outing, FactKind.RELATION)).toEqual([
      'Outing-Member many_to_one:guide',
      'Outing-Bus many_to_one',
      'Outing-Member many_to_many',
    ]);
    expect(factsOf(outing, FactKind.FIELD)).toContain('Outing.title string');
  });
});
