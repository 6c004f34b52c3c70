import { create, toJson } from '@bufbuild/protobuf';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../parse';

function read(brief: string) {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  if (!application) throw new Error(brief);
  expect(checkApplication(application)).toEqual([]);
  return {
    fields: (name: string) =>
      application.entities.find((entity) => entity.name === name)?.fields.map((field) => field.name),
    ties: application.relations.map(({ source, target }) => `${source}-${target}`),
    text: JSON.stringify(toJson(ApplicationSchema, application)),
  };
}

describe('the usual model below that of the brief', () => {
  it('has no field twice under two names', () => {
    const { fields, text } = read(
      'An event management backend: organizers create events with title, location and a maximum number of participants. Attendees register for events.',
    );
    expect(fields('Event')).toContain('maximumNumberOfParticipants');
    expect(fields('Event')).not.toContain('capacity');
    expect(text).toContain('< self.event.maximumNumberOfParticipants');
  });

  it('takes what the brief describes whole as it is described', () => {
    const { fields } = read('Time tracking: employees log hours on projects with date, hours and a note.');
    expect(fields('Timesheet') ?? fields('TimeEntry')).toEqual(['date', 'hours', 'note']);
  });

  it('is called as what is kept of a deed, under whatever name it has itself', () => {
    const { fields, ties } = read(
      'A job board. Jobs have a title. Candidates can apply for a job with a cover letter.',
    );
    expect(fields('Application')).toContain('coverLetter');
    expect(fields('JobApplication')).toBeUndefined();
    expect(ties).toContain('Application-Job');
  });

  it('adds to what the brief only extends, and to what has mere parts described', () => {
    expect(read('Todo app with priorities, due dates and tags').fields('Todo')).toContain('title');
    const invoicing = 'We need an invoicing service. Invoices have line items (description, quantity, unit price).';
    expect(read(invoicing).fields('Invoice')).toContain('dueOn');
  });

  it('ties what belongs together, of which the brief says nothing', () => {
    const chat = 'A chat backend. Rooms have a name and a topic. A message has a text and a time.';
    expect(read(chat).ties).toContain('Message-Room');
    const said = 'A chat backend. Rooms have a name and a topic. A message has a text, a time and a room.';
    expect(read(said).ties.filter((tie) => tie === 'Message-Room')).toHaveLength(1);
  });

  it('lives as usual where but a step of its life is named', () => {
    const { fields, text } = read(
      'A help desk. Tickets have a subject, a text and a due date. Agents resolve tickets.',
    );
    expect(fields('Ticket')).toContain('status');
    expect(text).toContain('"to":"resolved"');
    const own = read('A help desk. Tickets have a subject, a text and a due date. Agents praise tickets.');
    expect(own.fields('Ticket')).not.toContain('status');
  });

  it('ties two things once', () => {
    const { ties } = read('School management. Teachers teach courses, students enroll in courses.');
    expect(ties).not.toContain('Student-Course');
    expect(ties).toEqual(expect.arrayContaining(['Enrollment-Student', 'Enrollment-Course']));
    expect(ties.filter((tie) => ['Teacher-Course', 'Course-Teacher'].includes(tie))).toHaveLength(1);
  });

  it('asks nobody who he is where the row refers to his account', () => {
    const { fields } = read('Events. Organizers create events with a title and a day. Attendees register for events.');
    expect(fields('Registration')).not.toEqual(expect.arrayContaining(['attendeeName']));
  });

  it('asks for no state of what is described without any', () => {
    const { fields, text } = read(
      'A blog. Writers create posts with a title, a content and a category. Everyone can read posts. Readers can comment on posts.',
    );
    expect(fields('Post')).not.toContain('status');
    expect(text).not.toContain('post.status');
  });
});
