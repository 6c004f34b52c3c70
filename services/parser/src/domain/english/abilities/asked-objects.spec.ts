import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { readBrief } from '../read-brief';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';

it.each([
  [
    'A class has a date. Members can book a class on a date. Trainers can see who has booked a class.',
    'trainer Booking.read',
  ],
  [
    'A match has a date. Players can sign up for matches. Coaches can see who signed up for a match.',
    'coach Registration.read',
  ],
  ['A loan has a due date and a tool. Managers can view which members borrowed a tool.', 'manager Loan.read'],
  ['A room has a number. Managers can see which rooms exist.', 'manager Room.read'],
])('reads what is asked for as what may be seen, %j', (brief, expected) => {
  expect(factsOf(`A backend. ${brief}`, FactKind.PERMISSION)).toContain(expected);
});

it('tells of which of them only', () => {
  const brief =
    'A class has a date. Members can book a class on a date. Trainers can see who has booked their classes.';
  const { sentences } = readBrief(sentencesOf(brief), 0);
  const missed = sentences.flatMap(({ missed: ranges, sentence }) =>
    ranges.map(({ start, end }) =>
      sentence.tokens
        .slice(start, end)
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  expect(missed).toEqual(['their classes']);
});
