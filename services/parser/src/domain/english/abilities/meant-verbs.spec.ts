import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what a verb means of a thing', () => {
  it.each([
    ['Clubs have a name. Members can leave a club.', ['member Club.leave']],
    ['Rooms have a name. Members may leave rooms at any time.', ['member Room.leave']],
    [
      'Rehearsals have a date. The conductor plans rehearsals. Members join rehearsals and can leave them again.',
      ['conductor Rehearsal.create', 'member Participation.create', 'owner Participation.delete'],
    ],
    ['Flats have a size. Agents list flats.', ['agent Flat.create']],
    ['A fight has a date and a verdict. Verdicts are entered by the referee.', ['referee Fight.update']],
    ['Rooms have a size and a rate. Rates are set by the manager.', ['manager Room.update']],
    ['A fight has a date. Fights are entered by the referee.', ['referee Fight.create']],
    ['Bakers publish recipes (title, yield).', ['baker Recipe.create']],
    ['Members suggest songs (title, singer).', ['member Song.create']],
    ['Tenants request refunds. A refund has an amount.', ['tenant Refund.create']],
    ['Curators add vases with a title. Donors request interviews.', ['curator Vase.create', 'donor Interview.create']],
    ['Pupils book lessons. A lesson has a date.', ['pupil Lesson.create']],
    ['Cooks create menus with a title. Readers can save menus.', ['cook Menu.create']],
    ['Agents list flats with a size and a rent.', ['agent Flat.create']],
    ['Members start debates with a topic.', ['member Debate.create']],
    [
      'Trainers create drills with a due date, cadets submit them. Submissions have a text.',
      ['cadet Submission.create', 'trainer Drill.create'],
    ],
    ['Wardens create boards and ban members. Boards have a name.', ['warden Board.create']],
    ['Clerks give vans to drivers and plan trips. Trips have a date.', ['clerk Trip.create']],
    ['Runners can set targets with a distance and a date.', ['runner Target.create']],
    ['Patrons pledge money to museums. Museums have a name.', ['patron Pledge.create']],
    ['Hosts share rides with a date and a price.', ['host Ride.create']],
    ['Tenants open cases (title, floor). A case goes from new to open, then to solved.', ['tenant Case.create']],
    ['Editors write stories. Chiefs publish stories with a date.', ['chief Story.publish', 'editor Story.create']],
    ['Agents list flats: a title, the size and a rent.', ['agent Flat.create']],
    ['Lamps have a code. Electricians see the lamps.', ['electrician Lamp.read']],
    ['Patients have a name. Nurses see patients.', []],
    ['Lamps have a code. Visitors see broken lamps.', []],
    ['Comments have a text. Members can leave comments.', ['member Comment.create']],
    ['Offers have a title. Members can report offers.', ['member Offer.report']],
    [
      'Loans have an amount. Loans are requested by a member, approved by a clerk and closed by the treasurer.',
      ['clerk Loan.approve', 'member Loan.create', 'treasurer Loan.close'],
    ],
    [
      'Photos have a caption. Members report photos and moderators delete them.',
      ['member Photo.report', 'moderator Photo.delete'],
    ],
    ['Faults have a title. Tenants can report faults.', ['tenant Fault.create']],
    ['Course reviews have a text. Members can leave course reviews.', ['member CourseReview.create']],
    [
      'Layouts have a name. Modules have a title. A layout has many modules and a module can be in many layouts. Designers can remove modules from a layout.',
      ['designer Layout.update'],
    ],
    ['An order has items with a quantity. Clerks can remove items from an order.', ['clerk Item.delete']],
    [
      'An invoice has a status (draft, sent, paid). The bookkeeper marks sent invoices as paid.',
      ['bookkeeper Invoice.pay'],
    ],
    ['A parcel has a status (packed, sent, returned). Clerks mark sent parcels as returned.', ['clerk Parcel.return']],
    ['A member has a name and a phone number. Members can change their phone number.', ['owner Member.update']],
    ['Goals have a name. Clerks have access only to goals.', ['clerk Goal.read']],
  ])('%s', (brief, permissions) => {
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(permissions);
  });

  it('gives nobody what somebody answers for, one for each', () => {
    const brief = 'A case has a subject. A volunteer is responsible for each case. Coordinators open cases.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['coordinator Case.create']);
  });

  it.each([
    ['A drill has a day. Captains schedule drills. Members see drills.', ['captain Drill.create', 'member Drill.read']],
    ['A tour has a day and a status: scheduled, running, over. Planners can schedule tours.', ['planner Tour.create']],
    [
      'A survey has a day and a status: requested, scheduled, done. Farmers request surveys. Agents schedule surveys.',
      ['agent Survey.schedule', 'farmer Survey.create'],
    ],
    [
      'A survey has a day. Clerks create surveys. Agents schedule surveys.',
      ['agent Survey.schedule', 'clerk Survey.create'],
    ],
    [
      'A hatch has a number and a state: closed, open. Guards open and close hatches.',
      ['guard Hatch.close', 'guard Hatch.open'],
    ],
  ])('makes what its first status names, unless somebody made it before: %s', (brief, permissions) => {
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(permissions);
  });
});
