import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const TOOLS = 'Tools have a name.';

describe('what anybody may read', () => {
  it.each([
    'Reading is open, writing needs an API key.',
    'Authentication is optional: reading is open, writing needs an API key.',
    'Browsing stays public, but changes require an API key.',
    'Anyone can read, only clients with an API key can write.',
  ])('is all in "%s"', (sentence) => {
    expect(factsOf(`${TOOLS} ${sentence}`, FactKind.AUTHENTICATION)).toEqual(['api_key']);
    expect(factsOf(`${TOOLS} ${sentence}`, FactKind.PERMISSION)).toContain('anyone *.read');
    expect(factsOf(`${TOOLS} ${sentence}`, FactKind.PERMISSION)).not.toContain('anyone *.*');
    expect(factsOf(`${TOOLS} ${sentence}`, FactKind.FIELD)).toEqual(['Tool.name string']);
  });

  it('is nothing where a reading is a thing', () => {
    expect(factsOf('Meters have a name. A reading is open until it is billed.', FactKind.PERMISSION)).toEqual([]);
  });
});

describe('those who build something else', () => {
  it.each(['The frontend team wants a clean API.', 'Our mobile app developers will call it.'])(
    'ask for no more in "%s"',
    (sentence) => {
      expect(factsOf(`${TOOLS} ${sentence}`, FactKind.APPLICATION_KIND)).not.toContain('web_app');
      expect(factsOf(`${TOOLS} ${sentence}`, FactKind.APPLICATION_KIND)).not.toContain('mobile_app');
    },
  );
});

describe('those of whom "with" tells more', () => {
  it.each([
    ['Films have a title. Guests can see films, only staff with a badge can delete films.', 'staff Film.delete'],
    ['Films have a title. Anyone can read films, only editors with a contract can edit them.', 'editor Film.update'],
  ])('are who may in "%s"', (brief, permission) => {
    const permissions = factsOf(brief, FactKind.PERMISSION);
    expect(permissions).toContain(permission);
    expect(permissions.filter((one) => one.startsWith('anyone'))).toEqual(['anyone Film.read']);
  });
});

describe('what only looks like a thing', () => {
  it.each([
    ['A backend for recording bird sightings with species and date.', ['BirdSighting']],
    ['Toys have a name. If a toy comes back with missing pieces, the volunteer writes a note.', ['Toy']],
  ])('is none in "%s"', (brief, entities) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
  });
});
