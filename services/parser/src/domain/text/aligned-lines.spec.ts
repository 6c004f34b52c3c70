import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';
import { readSentences } from './sentences';

const kinds = (text: string) => readSentences(text, () => undefined).map(({ kind }) => kind);

describe('columnsOf', () => {
  it('reads a table whose columns are made of blanks', () => {
    const brief =
      'API in Go.\n\nbook\nField      Type      Notes\ntitle      string    required\npages      integer   > 0';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Book']);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Book.title string', 'Book.pages integer']);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Book.title required', 'Book.pages exclusive_minimum=0']);
  });

  it('reads a table that was pasted with tabs', () => {
    const brief = 'API in Go.\n\nMember\nField\tType\nname\tstring\njoined on\tdate';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Member.name string', 'Member.joinedOn date']);
  });

  it('reads a table whose bars touch the words', () => {
    const brief = 'API in Go.\n\n## Member\n|Field|Type|\n|---|---|\n|name|string|\n|joined on|date|';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Member.name string', 'Member.joinedOn date']);
  });

  it('reads a name with its parts in columns', () => {
    const brief =
      'API in Go.\n\n```\ntruck     plate! unique  tare_kg int > 0\nticket    truck!  site enum(north, south)\n```';
    expect(factsOf(brief, FactKind.FIELD)).toEqual([
      'Truck.plate string',
      'Truck.tareKg integer',
      'Ticket.site enum(north|south)',
    ]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      'Truck.plate required',
      'Truck.plate unique',
      'Truck.tareKg exclusive_minimum=0',
    ]);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Ticket-Truck many_to_one']);
  });

  it('keeps the text as it was written', () => {
    const brief = 'truck     plate  tare\nticket    truck  site';
    expect(readSentences(brief, () => undefined).map(({ text }) => text)).toEqual(brief.split('\n'));
  });

  it('leaves sentences and labels with wide blanks alone', () => {
    expect(kinds('Thanks for the call.  We need an API.\nRooms are booked.  Guests pay.')).not.toContain('row');
    expect(kinds('Owner:   Leila\nStatus:  draft')).not.toContain('row');
  });
});
