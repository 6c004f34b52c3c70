import { guardWords } from './guard-words';

describe('what is told of a guard that does not hold', () => {
  it.each([
    [
      'count(Lesson where item.tutorId == self.tutorId and item.day == self.day and item.id != self.id) < 6',
      'at_most_6_lessons_per_tutor_and_day',
      'At most 6 lessons of the same tutor and day.',
    ],
    [
      'not (self.returnedOn == null) or count(Loan where item.memberId == self.memberId and item.id != self.id and (item.returnedOn == null)) < 5',
      'at_most_5_loans_per_member',
      'At most 5 loans of the same member at a time.',
    ],
    [
      'not (self.status == "open") or count(Claim where item.clientId == self.clientId and item.id != self.id and (item.status == "open")) < 2',
      'at_most_2_claims_per_client',
      'At most 2 claims of the same client in that state.',
    ],
    [
      'count(Order where item.userId == self.userId and item.createdAt > now() - days(7) and item.id != self.id) < 3',
      'at_most_3_orders_per_user_within_7_days',
      'At most 3 orders of the same user within 7 days.',
    ],
    ['exists(Line where item.orderId == self.id)', 'at_least_1_line', 'Needs at least 1 line.'],
    ['count(Advert where item.campaignId == self.id) >= 2', 'at_least_2_adverts', 'Needs at least 2 adverts.'],
    ['self.ownerId != caller.id', 'not_own_row', "Not possible with one's own row."],
    ['self.lentItem.ownerId != caller.id', 'not_own_lent_item', "Not possible with one's own lent item."],
    ['self.status == "draft"', 'status_is_draft', 'Allowed only where status is draft.'],
    [
      'not exists(Bed where item.roomId == self.id)',
      'not_exists_bed_where_item_room_id_is_id',
      'Not possible while such a bed refers to it.',
    ],
  ])('%s', (expression, name, message) => {
    expect(guardWords(expression)).toEqual({ name, message });
  });
});
