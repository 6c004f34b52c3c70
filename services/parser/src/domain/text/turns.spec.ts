import { readSentences } from './sentences';

const said = (text: string): string[] =>
  readSentences(text, () => undefined).map(({ tokens }) => tokens.map((token) => token.lower).join(' '));

describe('turnsOf', () => {
  it('what stands before the words of a turn is no part of them', () => {
    expect(said('> [10:02] Anke: books: title, isbn\n> [10:03] me: no chat please')).toEqual([
      'books : title , isbn',
      'no chat please',
    ]);
    expect(said('12/03/2026, 09:15 - Bo Lund: boats have a name\n12/03/2026, 09:16 - Al: ok')).toEqual([
      'boats have a name',
      'ok',
    ]);
    expect(said('[9:14 am] <bo> boats have a name\n[9:15 am] <al> fine')).toEqual(['boats have a name', 'fine']);
  });

  it('lines that only say who goes on are left out', () => {
    expect(said('Bo [9:14 AM]\nBoats have a name.\n\nAl [9:20 AM]\nTrips have a date.')).toEqual([
      'boats have a name .',
      'trips have a date .',
    ]);
  });

  it('questions are read together with their answers', () => {
    expect(said('[10:04] me: can guests see boats?\n[10:05] Bo: haha no')).toEqual(['guests can not see boats']);
    expect(said('Q: Is a login required?\nA: No.\nQ: Guests pay?\nA: Yes.')).toEqual([
      'a login is not required .',
      'guests pay .',
    ]);
  });

  it('whoever answers somebody who talks is heard as well', () => {
    const text = 'Bo: Boats have a name.\nme: Do guests log in?\nBo: No.\nBo: Trips have a date.';
    expect(said(text)).toEqual(['boats have a name .', 'guests do not log in .', 'trips have a date .']);
  });

  it('labels, hours and headings are none', () => {
    expect(said('Boat: name, length\nTrip: date, boat')).toEqual(['boat : name , length', 'trip : date , boat']);
    expect(said('Opening (09:00)')).toEqual(['opening ( 09:00 )']);
  });
});
