import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (brief: string) => factsOf(brief, FactKind.PERMISSION);
const owned = (brief: string) => factsOf(brief, FactKind.OWNERSHIP);

describe('rights on rows of one’s own', () => {
  it.each([
    ['Readers write reviews. Readers can edit their reviews.', ['reader Review.create', 'owner Review.update']],
    ['As a parent I want to see the notes of my children. Notes have a text.', ['owner Note.read']],
    ['Drivers book ramps. Drivers may cancel their bookings.', ['owner Booking.cancel', 'driver Booking.cancel']],
    ['Drivers book ramps. Drivers see their bookings and cancel them.', ['owner Booking.cancel']],
    [
      'Letters have a text. Clerks can add their own letters and edit them.',
      ['owner Letter.create', 'clerk Letter.create', 'owner Letter.update'],
    ],
    ['Letters have a text. Clerks can change letters they wrote.', ['owner Letter.update']],
    ['Letters have a text. Clerks may only delete letters that they have uploaded.', ['owner Letter.delete']],
    [
      'Letters have a text. Clerks can pin letters. They see only their own letters.',
      ['clerk Letter.pin', 'owner Letter.read'],
    ],
    ['Letters have a text. Clerks see all letters for their clients.', ['owner Letter.read']],
    ['Letters have a text. Clerks can see their letter history.', ['owner Letter.read']],
    ['Clerks can see their letter history. Letters have a text.', ['owner Letter.read']],
    ['Letters have a text. Clerks can change the letters written by them.', ['owner Letter.update']],
    [
      'Duties have a date. Porters see all duties but can only swap those which are theirs.',
      ['porter Duty.read', 'owner Duty.swap', 'porter Duty.swap'],
    ],
    ['Clerks create letters. Clerks can read all letters. Clerks can view their letters.', ['clerk Letter.read']],
    [
      'Drivers book ramps. A ramp has a number. A booking has a note. Drivers may only see and cancel what they have booked themselves.',
      ['owner Booking.read', 'owner Booking.cancel'],
    ],
    ['Letters have a text. Clerks can delete everything they have written.', ['owner Letter.delete']],
  ])('reads %j', (brief, expected) => {
    expect(rights(brief)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    'Labs have a name. Letters belong to a lab. Clerks can only see letters of labs they are members of.',
    'Labs have a name. Letters belong to a lab. Clerks see the letters of labs that they run.',
    'Letters have a text. Clerks can see letters they are assigned to.',
  ])('gives the right on some rows alone, whoever they are: %s', (brief) => {
    expect(rights(brief)).toEqual(['owner Letter.read']);
    expect(owned(brief)).toEqual(['Letter private']);
  });

  it('gives nobody the right on all of them for what he may do with his own', () => {
    expect(rights('Readers write reviews. Readers can see their reviews.')).not.toContain('reader Review.read');
  });

  it('knows people to belong to nobody', () => {
    expect(rights('Coaches can edit their players. Players have a name.')).not.toContain('owner Player.update');
  });

  it.each([
    ['Drivers book ramps. Drivers may cancel their bookings. Wardens can see all bookings.', ['Booking private']],
    ['Readers write reviews. Readers can see their reviews.', ['Review private']],
    ['Readers write reviews. Readers can change their reviews. Everyone can read reviews.', ['Review public_read']],
  ])('hides rows from others where %j', (brief, expected) => {
    expect(owned(brief)).toEqual(expected);
  });
});

describe('owners beside others', () => {
  it.each([
    ['Only the owner of a kiln or a shift leader can delete it.', ['owner Kiln.delete', 'shift_leader Kiln.delete']],
    ['The creator, a warden or a clerk may delete a kiln.', ['warden Kiln.delete', 'clerk Kiln.delete']],
    ['A kiln can be deleted by the stoker who booked it or by a clerk.', ['owner Kiln.delete', 'clerk Kiln.delete']],
    ['Kilns can be changed only by their creator or by a clerk.', ['owner Kiln.update', 'clerk Kiln.update']],
  ])('reads %j', (sentence, expected) => {
    expect(rights(`A kiln has a number and a size. ${sentence}`)).toEqual(expect.arrayContaining(expected));
  });
});

describe('what visitors have of their own', () => {
  const rights = (sentences: string): string[] =>
    factsOf(`A show has a date. Guests can book a seat for a show. ${sentences}`, FactKind.PERMISSION);

  it('belongs to an account, which nobody else acts for', () => {
    const expected = ['authenticated Booking.create', 'owner Booking.cancel', 'authenticated Booking.cancel'];
    expect(rights('Guests can cancel their bookings.')).toEqual(expected);
    expect(rights('Guests can cancel their own bookings.')).toEqual(expected);
  });

  it('is open where there is nothing, or no accounts are', () => {
    expect(rights('Clerks can cancel bookings.')).toContain('anyone Booking.create');
    expect(rights('Guests can cancel their bookings. No login.')).toContain('anyone Booking.cancel');
  });
});

describe('a part of what was spoken of', () => {
  it.each([
    [
      'Tools have a name and a deposit. Only the coordinator may delete tools or change their deposits.',
      'coordinator Tool.update',
    ],
    ['Rooms have a name and a rate. Managers can create rooms and update their rates.', 'manager Room.update'],
  ])('is none of whoever changes it: %s', (brief, right) => {
    expect(rights(brief)).toContain(right);
    expect(owned(brief)).toEqual([]);
  });

  it('is his own where the thing is', () => {
    const brief = 'Tasks have a title and a due date. Members see their own tasks and change their due dates.';
    expect(rights(brief)).toContain('owner Task.update');
  });

  it.each([
    'Letters have a text. Clerks can see stamped letters and their own letters.',
    'Letters have a text. Clerks can only see stamped letters and those they wrote.',
  ])('gives no right to all by some of them beside: %s', (brief) => {
    expect(factsOf(brief, FactKind.PERMISSION)).not.toContain('clerk Letter.read');
    expect(factsOf(brief, FactKind.OWNERSHIP)).toContain('Letter private');
  });

  it('opens nothing by "open ones"', () => {
    const brief = 'Letters have a text. Clerks can only see their own letters and open ones.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['owner Letter.read']);
  });

  it('gives the right to other things beside', () => {
    const brief = 'Stamps have a name. Letters have a text. Clerks can see printed stamps and their own letters.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['clerk Stamp.read', 'owner Letter.read']);
  });
});
