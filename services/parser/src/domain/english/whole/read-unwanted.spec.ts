import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const leftOut = (sentence: string): string[] =>
  factsOf(`Films have a title and a length. ${sentence}`, FactKind.EXCLUSION).sort();

describe('what is not wanted', () => {
  it.each([
    ['We do not need payroll or statistics yet.', ['payroll', 'statistics']],
    ['Invoices are done in another system.', ['invoices']],
    ['There will be no chat.', ['chat']],
    ['Leave out the statistics.', ['statistics']],
    ["Don't bother with Docker or CI.", ['ci', 'docker']],
    ['The app does not handle payments.', ['payments']],
    ['Out of scope: payroll, chat.', ['chat', 'payroll']],
    ['Payments are handled by Stripe, so leave them out.', ['payments']],
    ['Skip the newsletter.', ['newsletter']],
    ['There is no need for ratings or comments.', ['comments', 'ratings']],
    ['We can live without statistics.', ['statistics']],
    ["Statistics aren't required at this point.", ['statistics']],
    ['This version has no search and no tags.', ['search', 'tags']],
    ['You do not have to implement the checkout.', ['checkout']],
    ['Images, trailers and ratings will come later.', ['images', 'ratings', 'trailers']],
    ['A frontend, tests and docker are not needed.', ['docker', 'frontend', 'tests']],
    ['We use docker and a frontend is not needed.', ['frontend']],
    ['No chat for now, and no newsletters please.', ['chat', 'newsletters']],
    ["A leaderboard isn't necessary.", ['leaderboard']],
    ["We won't need sequels or purchase orders.", ['purchase_orders', 'sequels']],
    ['Neither invoices nor payments are needed.', ['invoices', 'payments']],
    ['Payment is not part of it, and neither is shipping.', ['payments', 'shipping']],
    ['No chat, no newsletter please.', ['chat', 'newsletter']],
    ['The system shall not send e-mails.', ['notifications']],
    ["We don't want invoices in there, our accountant has her own tool.", ['invoices']],
    ["The API doesn't need to handle refunds or invoices.", ['invoices', 'refunds']],
    ['We will not charge fees.', ['fees']],
    ['Ratings, too, are out of scope.', ['ratings']],
  ])('reads %j', (sentence, expected) => {
    expect(leftOut(sentence)).toEqual(expected);
  });

  it('lets what follows a refusal stand for itself where no "or" joins them', () => {
    expect(factsOf('Film API, no auth, Docker, tests', FactKind.EXCLUSION)).toEqual([]);
    expect(factsOf('Film API, no Docker, Python', FactKind.EXCLUSION)).toEqual(['docker']);
    expect(factsOf('Film API, no frontend, Docker or tests', FactKind.EXCLUSION)).toEqual([
      'docker',
      'tests',
      'frontend',
    ]);
    expect(factsOf('Films have a title. No MongoDB, Redis or MySQL; Python.', FactKind.EXCLUSION).sort()).toEqual([
      'mongodb',
      'mysql',
      'redis',
    ]);
  });

  it.each([
    'A film does not need a length.',
    'Editors do not send films twice.',
    'Clerks must not print films that are hidden.',
    'We do not need more than two films.',
    'There is no length if it is unknown.',
    'No two films have the same title.',
    'We do not need a title for films.',
    'A description can follow later.',
    'Films without a length are hidden.',
    "We don't want films fiddled with, full stop.",
  ])('leaves out nothing that is told of: %j', (sentence) => {
    expect(leftOut(sentence)).toEqual([]);
  });
});

it('is not wanted either where it is told with emphasis', () => {
  const brief = 'An API. A cup has a colour. What we do not need is statistics.';
  expect(factsOf(brief, FactKind.EXCLUSION)).toEqual(['statistics']);
});

describe('what is thought of for later', () => {
  it.each([
    'In the future we may add subscriptions with a price.',
    'One day, the app could have actors with a name.',
    'Nice to have: awards.',
  ])('makes no thing of %j', (sentence) => {
    expect(factsOf(`Films have a title. ${sentence}`, FactKind.ENTITY)).toEqual(['Film']);
  });

  it.each(['Out of scope: login, billing.', 'Not included:\n- authentication\n- billing'])(
    'takes a login among it for none: %j',
    (sentence) => {
      expect(factsOf(`Films have a title.\n\n${sentence}`, FactKind.AUTHENTICATION)).toEqual(['none']);
    },
  );

  it('leaves the login that the brief asks for elsewhere', () => {
    const brief = 'Films have a title. Staff log in with a password. Out of scope: registration, social login.';
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual(['jwt']);
  });

  it('takes the name of a thing above its parts for no refusal', () => {
    const brief = 'Porters create leave requests.\n\n## Leave request\n- from (date), to (date)';
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual([]);
  });
});

it.each([
  'Technically we have no strong opinions.',
  'We have no preference for the language.',
  'There are no objections.',
])('rules nothing out with what nobody minds: %s', (said) => {
  expect(leftOut(said)).toEqual([]);
});
