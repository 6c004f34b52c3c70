import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('sentences behind the name that opens a line', () => {
  it.each(['a) Shows.\nb) Halls.', '1. Shows.\n2. Halls.', '- Shows.\n- Halls.'])('%s', (names) => {
    const [shows, halls] = names.split('\n');
    const brief = `${shows} Every show has a title of at most 80 characters and an age (3 to 18).\n${halls} A hall has a name and seats.`;
    expect(factsOf(brief, FactKind.FIELD)).toEqual(
      expect.arrayContaining(['Show.title string', 'Show.age integer', 'Hall.name string']),
    );
  });
});

describe('headings over what is kept', () => {
  it.each(['Data model', 'Domain Model', 'Core Entities', 'Data Models'])('"%s" is no thing itself', (heading) => {
    const brief = `# Ferry API\n\n## ${heading}\n\n- **Ferry**: name (required), seats (integer)\n- **Crossing**: departs_at (datetime), price (decimal)\n`;
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Ferry', 'Crossing']);
  });
});

describe('names of people over what they do', () => {
  it('are roles, and nothing that is kept', () => {
    const brief = 'What people can do\n* Riders:\n  * see all carts\n* Grooms:\n  * add carts\n\nA cart has a name.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Cart']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['rider Cart.read', 'groom Cart.create']);
  });
});
