import { sentencesOf } from '../../schemas/sentences-of';
import { readBrief } from '../read-brief';

const assumptionsOf = (brief: string): string[] => readBrief(sentencesOf(brief), 0).assumptions.map(({ text }) => text);

describe('what anyone reads in one state only', () => {
  it.each([
    'Articles have a title. Anyone can read published articles.',
    'Courses have a title. Published courses are visible to everyone. Tutors publish courses.',
    'Listings have a title. Brokers approve listings. Visitors can browse the approved ones without an account.',
  ])('is told to be open in every state: %s', (brief) => {
    expect(assumptionsOf(brief).join()).toMatch(
      /Anyone may read all \w+, also those that are not (published|approved)/,
    );
  });

  it.each([
    'Articles have a title. Anyone can read articles.',
    'Articles have a title. Editors read published articles.',
  ])('is not told of others: %s', (brief) => {
    expect(assumptionsOf(brief).join()).not.toContain('also those');
  });
});
