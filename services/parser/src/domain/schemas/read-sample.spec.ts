import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../parse';
import { factsOf } from '../testing/facts-of';

const fields = (brief: string): string[] => factsOf(brief, FactKind.FIELD);

describe('a sample in JSON', () => {
  it('is one of what the sentence before it speaks of', () => {
    const sample = '{\n  "title": "Dusk",\n  "playsAt": "2031-06-01T19:30:00Z",\n  "seats": 120\n}';
    const expected = ['Recital.title string', 'Recital.playsAt datetime', 'Recital.seats integer'];
    for (const said of [
      'The payload for a new recital looks like this:',
      'Example of a recital as the website sends it:',
      'A recital looks like:',
      'Recital (JSON):',
      'POST /api/recitals',
      '### Recital',
    ])
      expect([said, fields(`Build a REST API in Go.\n\n${said}\n\n\`\`\`json\n${sample}\n\`\`\``)]).toEqual([
        said,
        expected,
      ]);
  });

  it('tells the type by the value, and what a comment says of it', () => {
    const sample = `{
      "ref": "A-17", // unique, max 12 characters
      "state": "open", // open, paid or waived
      "fee": 3.5,
      "grams": 0.25,
      "mail": "ada@example.com",
      "on": "2031-06-01",
      "late": false,
      "tags": ["a", "b"],
      "kind": "indoor|outdoor",
      "count": "int",
      "remark": null,
    }`;
    const brief = `A ticket looks like this:\n${sample}\nIn Python.`;
    expect(fields(brief)).toEqual([
      'Ticket.ref string',
      'Ticket.state enum(open|paid|waived)',
      'Ticket.fee decimal',
      'Ticket.grams number',
      'Ticket.mail email',
      'Ticket.on date',
      'Ticket.late boolean',
      'Ticket.tags string_list',
      'Ticket.kind enum(indoor|outdoor)',
      'Ticket.count integer',
      'Ticket.remark text',
    ]);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual([
      'Ticket.ref unique',
      'Ticket.ref max_length=12',
      'Ticket.remark optional',
    ]);
  });

  it('holds what it is tied to: things inside it, lists of them, and keys', () => {
    const brief =
      'Example parcel: {"sender": {"name": "Ada"}, "lines": [{"label": "tea", "pieces": 2}], "depotId": 3, "size": {"width": 2, "height": 3}}\nA depot has a city.';
    expect(factsOf(brief, FactKind.RELATION).sort()).toEqual([
      'Line-Parcel many_to_one',
      'Parcel-Depot many_to_one',
      'Parcel-Sender many_to_one',
    ]);
    expect(fields(brief)).toEqual(
      expect.arrayContaining(['Parcel.sizeWidth number', 'Parcel.sizeHeight number', 'Line.pieces integer']),
    );
  });

  it('of something that is named nowhere is said to be not understood', () => {
    const brief = 'An API for kites (name, span).\n\nThe response:\n\n{"total": 3, "page": 1}';
    const { requirements } = parse(create(ParseRequestSchema, { brief }));
    const missed = requirements?.sentences.flatMap(({ notUnderstood }) => notUnderstood) ?? [];
    expect(missed.map(({ start, end }) => brief.slice(start, end))).toEqual(['{"total": 3, "page": 1}']);
  });
});
