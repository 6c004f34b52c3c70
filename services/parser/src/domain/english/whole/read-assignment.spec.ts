import { FactKind, SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { accountSentences } from '../../requirements/account-sentences';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';
import { readBrief } from '../read-brief';

const entities = (brief: string): string[] => factsOf(brief, FactKind.ENTITY);
const outcomes = (brief: string): string[] =>
  accountSentences(readBrief(sentencesOf(brief), 0)).map(({ outcome }) => SentenceOutcome[outcome]);

describe('what an assignment says of the work', () => {
  it.each([
    'The exercise should take you between 2 and 4 hours.',
    'You should not spend more than three hours on it.',
    'Please push your solution to a public GitHub repository.',
    "Don't spend more than an afternoon on it.",
    'Write it in whatever language you are comfortable with.',
    'Send us your code as a zip file.',
    'We value readable code over many features.',
    'If you have any questions, contact us.',
    'Good luck, and have fun!',
    'You may use any language and framework you like.',
    'Store the data in a relational database of your choice.',
  ])('is nothing to build: %s', (sentence) => {
    const brief = `# Coding challenge\n\nKayaks have a name and a length. ${sentence}`;
    expect(entities(brief)).toEqual(['Kayak']);
    expect(outcomes(brief)).toEqual(['NO_CONTENT', 'FACTS', 'NO_CONTENT']);
  });

  it('stands under headings of its own, and keeps what is wished of the whole', () => {
    const brief =
      'Kayaks have a name.\n\n## Getting started\nnpm install\n\n## Deliverables\n- A Dockerfile\n- A link to the code';
    expect(entities(brief)).toEqual(['Kayak']);
    expect(factsOf(brief, FactKind.NON_FUNCTIONAL)).toEqual(['docker']);
  });

  it('is none where the domain speaks of tasks, hours and repositories', () => {
    const brief = [
      'In this exercise you will build an API for tours.',
      'Tours have a name and a length in hours.',
      'A tour has many questions with a text.',
      'Repositories have a title.',
    ].join(' ');
    expect(entities(brief).sort()).toEqual(['Question', 'Repository', 'Tour']);
    const task = 'Tasks have a title and an effort. A task should not take more than 4 hours.';
    expect(outcomes(task)[1]).not.toBe('NO_CONTENT');
  });
});
