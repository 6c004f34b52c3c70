import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const permissions = (line: string): string[] =>
  factsOf(`An API for a festival. Event: name, day. Ticket: code, event.\n\n- ${line}`, FactKind.PERMISSION);

describe('who may, in a remark behind what is done', () => {
  it.each([
    ['Create, edit and delete events (admin only)', ['admin Event.create', 'admin Event.update', 'admin Event.delete']],
    ['CRUD for events (organizers only)', ['organizer Event.*']],
    ['Manage events (organizer)', ['organizer Event.*']],
    ['Delete tickets - organizers only', ['organizer Ticket.delete']],
    ['View all tickets (only for trainers or admins).', ['trainer Ticket.read', 'admin Ticket.read']],
    ['Order line (customer)', []],
    ['Buy tickets (in advance)', []],
  ])('%s', (line, told) => {
    expect(permissions(line)).toEqual(told);
  });
});
