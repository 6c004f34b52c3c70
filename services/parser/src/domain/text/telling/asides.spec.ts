import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is said aside', () => {
  it.each([
    ['Each nurse, of course, has a phone and, I think, a grade.', ['Nurse.phone string', 'Nurse.grade string']],
    ['A boat has a length, naturally, and a draught of course.', ['Boat.length number', 'Boat.draught number']],
    ['A lamp has, as I said, a colour, of course, a socket and a price.', ['Lamp.colour string', 'Lamp.socket string']],
    ['A guide has a name, which is, to be honest, often misspelt, and an email.', ['Guide.name string']],
    ["For what it's worth, a kite has a colour. Apart from that, kites have a tail.", ['Kite.colour string']],
  ])('says nothing: %s', (said, fields) => {
    const found = factsOf(`API. ${said}`, FactKind.FIELD);
    expect(found).toEqual(expect.arrayContaining(fields));
    expect(found.filter((fact) => /course|apart|honest|think/i.test(fact))).toEqual([]);
  });

  it('stands behind what is said of a part as well', () => {
    const brief =
      'API. A truck has a call sign, unique of course, and a number of seats. In fact trucks have a colour.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Truck.callSign unique']);
    expect(factsOf(brief, FactKind.FIELD)).toContain('Truck.colour string');
  });

  it('is no thing of its own', () => {
    const brief = 'API. A boat has a length. Independently of that, boats carry flags. A flag has a colour.';
    expect(factsOf(brief, FactKind.ENTITY).map((name) => name.trim())).toEqual(['Boat', 'Flag']);
  });

  it.each([
    ['A course has a title and a course fee.', ['Course.title string', 'Course.courseFee decimal']],
    ['A pupil has a name, a course, a grade.', ['Pupil.name string', 'Pupil.course string', 'Pupil.grade string']],
    ['A talk has a title, an abstract in general English, a room.', ['Talk.title string']],
  ])('leaves what is a part: %s', (said, fields) => {
    expect(factsOf(`API. ${said}`, FactKind.FIELD)).toEqual(expect.arrayContaining(fields));
  });
});
