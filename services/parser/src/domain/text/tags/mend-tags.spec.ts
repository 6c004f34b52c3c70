import { sentencesOf } from '../../schemas/sentences-of';

const tagOf = (sentence: string, word: string): string | undefined =>
  sentencesOf(sentence)[0]?.tokens.find(({ lower }) => lower === word)?.pos;

describe('verbs that other texts use as nouns', () => {
  it.each([
    ['Participants form teams, and each team works on one project.', 'form'],
    ['Gardeners report problems; the board marks problems as fixed.', 'marks'],
    ['After the game the game master records whether the group escaped.', 'records'],
    ['Hosts present shows, a show has episodes.', 'present'],
    ['The office checks the form and grants or denies it.', 'grants'],
    ['A clerk reads the complaint, forwards or closes it.', 'forwards'],
    ['Whenever a family rents a toy, the deposit is noted.', 'rents'],
    ["I'm building a shop.", 'building'],
    ['Campers look at tents and reserve one.', 'reserve'],
    ['Helpers see shifts and sign up for one.', 'sign'],
    ['The system stores research studies.', 'stores'],
    ['The app tracks training sessions and race results.', 'tracks'],
    ['An app for tracking greenhouses.', 'tracking'],
    ['Lessons last 30 or 60 minutes.', 'last'],
    ['Lessons start at noon and last 30 minutes.', 'last'],
    ['Only legal counsels sign and terminate them.', 'sign'],
    ['Pilots: read everything, start and finish flights', 'start'],
    ['Technicians connect cylinders and record moves.', 'record'],
    ['Tenants describe defects and request visits.', 'request'],
    ['Members upload drawings with a caption and rate drawings.', 'rate'],
    ['Cat owners add their cats with name and age, and request sitters for a week.', 'request'],
    ['Riders view routes and report problems.', 'report'],
    ['Anglers search guides by lake and book trips.', 'book'],
  ])('of %j: %s', (sentence, word) => {
    expect(tagOf(sentence, word)).toBe('VERB');
  });

  it.each([
    ['Hosts present shows, a show has episodes.', 'shows'],
    ['Only pilots enter flights.', 'pilots'],
    ['Only the librarian removes books or shelves.', 'shelves'],
    ['The head manages tanks and lines.', 'lines'],
    ['It has a start and end date.', 'start'],
    ['Porters are people with a badge.', 'people'],
    ['Members form fields are listed below.', 'form'],
    ['Each customer has a form and a name.', 'form'],
    ['A blog where posts also have a mood.', 'posts'],
    ['A cinema, but shows have a host.', 'shows'],
    ['The app users rent kayaks.', 'users'],
    ['An app for training plans.', 'training'],
    ['A well has a depth.', 'well'],
    ['Umpires can see clubs, players and matches.', 'matches'],
    ['Staff may add drinks and orders.', 'orders'],
    ['A pump has GPS coordinates, and we note its age.', 'coordinates'],
    ['Customer orders have a date.', 'orders'],
    ['Supplier visits are noted with a date.', 'visits'],
    ['Machine repairs can be paid later.', 'repairs'],
    ['Only legal counsels sign contracts.', 'counsels'],
    ['Only trained stewards close gates.', 'stewards'],
    ['Rooms have number and price.', 'number'],
    ['Members may cancel their sign-up.', 'sign'],
    ['Tasks have title & due date.', 'title'],
    ['IT staff take laptops and repair them.', 'staff'],
    ['Waiters enter orders and order lines.', 'order'],
    ['Clerks manage maps and report files.', 'report'],
    ['Recruiters edit the job offers of their company.', 'offers'],
  ])('leaves the nouns of %j: %s', (sentence, word) => {
    expect(tagOf(sentence, word)).toBe('NOUN');
  });

  it.each([
    ['Inspectors can ground a drone.', 'ground'],
    ['Clerks may found a club.', 'found'],
    ['Cutters must saw planks.', 'saw'],
  ])('takes the verb behind a modal as it stands: %s', (sentence, word) => {
    expect(sentencesOf(sentence)[0]?.tokens.find(({ lower }) => lower === word)?.lemma).toBe(word);
  });
});
