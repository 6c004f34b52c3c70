import { refuseOffTopic } from './refuse-off-topic';

describe('refuseOffTopic', () => {
  it.each([
    'I need a logo for my coffee shop, something with a bean and a sunrise.',
    'Please proofread this email: Dear Sam, the meeting with the members is on Monday.',
    "Happy birthday! Let's have lunch on Friday.",
    'Plan a three day trip to Rome with museums and restaurants.',
    'Write me a poem about the sea and the moon.',
    'Could you please write a song about my dog?',
    'I want to write a poem for my wife.',
  ])('refuses "%s"', (brief) => {
    expect(() => {
      refuseOffTopic(brief);
    }).toThrow('describes software that could be built');
  });

  it.each([
    'How many visitors came each day should be shown. A visit has a date and a number of visitors.',
    'I want to store photos with a title and a date.',
    'Create photos with a title and an album.',
    'We need to track letters with a sender and a date.',
    'Plan trips: a trip has a title and a start date.',
    'Songs have a name. Listeners can create playlists and send them to friends.',
    'Poets write poems with a title. Readers rate poems.',
  ])('reads "%s"', (brief) => {
    expect(() => {
      refuseOffTopic(brief);
    }).not.toThrow();
  });
});
