import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const ZOO = 'Cages have a number. Feeds have a weight.';

describe('a line that names somebody and his deeds', () => {
  it.each([
    ['Keepers: create cages and feeds', ['keeper Cage.create', 'keeper Feed.create']],
    ['Keepers: create cages, delete feeds', ['keeper Cage.create', 'keeper Feed.delete']],
    ['Head keeper: creates cages, marks them as locked', ['head_keeper Cage.create', 'head_keeper Cage.markLocked']],
    ['Keeper – approves, rejects feeds', ['keeper Feed.approve', 'keeper Feed.reject']],
    ['Keepers: edit cages; see feeds', ['keeper Cage.update', 'keeper Feed.read']],
    ['Everyone: read cages', ['anyone Cage.read']],
    [
      'Keeper: create and edit cages; read/delete feeds',
      [...['keeper Cage.create', 'keeper Cage.update', 'keeper Feed.delete', 'keeper Feed.read']],
    ],
    ['Head keeper: all', ['head_keeper *.*']],
  ])('says what he may: %s', (line, expected) => {
    for (const brief of [`${ZOO}\n\nRights\n- ${line}`, `${ZOO}\n\n${line}.`])
      expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it.each([
    ['Stockroom: reads cages; marks feeds as eaten', ['stockroom Cage.read', 'stockroom Feed.markEaten']],
    ['Citizens see the cages, nothing more', ['citizen Cage.read']],
  ])('names whoever stands below the heading of rights: %s', (line, expected) => {
    for (const heading of ['Permissions', '## Who may do what', 'Access rights:'])
      expect(factsOf(`${ZOO}\n\n${heading}\n- ${line}`, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it.each([
    ['Keeper: CRUD cages, R feeds', ['keeper Cage.*', 'keeper Feed.read']],
    ['Keepers - C/R/U cages', ['keeper Cage.create', 'keeper Cage.read', 'keeper Cage.update']],
    ['Keeper: RU feeds; D cages', ['keeper Cage.delete', 'keeper Feed.read', 'keeper Feed.update']],
  ])('spells out the letters of rights: %s', (line, expected) => {
    expect(factsOf(`${ZOO}\n\nRights\n- ${line}`, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it.each([
    ['Head keeper:\n- creates cages\n- sees all feeds', ['head_keeper Cage.create', 'head_keeper Feed.read']],
    ['## Keeper\n- edits cages, deletes feeds', ['keeper Cage.update', 'keeper Feed.delete']],
    ['Keepers\n* marks feeds as eaten', ['keeper Feed.markEaten']],
  ])('takes the deeds below somebody for his: %j', (block, expected) => {
    expect(factsOf(`${ZOO}\n\n${block}`, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it.each(['Keepers:\n- notes on cages', 'Kitchen\n- Cooks publish recipes'])('takes no things below: %j', (block) => {
    expect(factsOf(`${ZOO}\n\n${block}`, FactKind.PERMISSION)).not.toContainEqual(expect.stringMatching(/^k|\.cook$/));
  });

  it('tells parts where no deed stands first', () => {
    expect(factsOf('Keeper: name, phone, order number', FactKind.FIELD)).toHaveLength(3);
  });
});

describe('no login for some', () => {
  it.each([
    'Citizens see the cages, no login.',
    'Guests can only read cages (no account).',
    'Keepers create feeds; the public reads cages, no login needed.',
  ])('leaves the others theirs: %s', (sentence) => {
    const brief = `${ZOO} Keepers can edit cages. ${sentence}`;
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual([]);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(
      expect.arrayContaining(['keeper Cage.update', 'anyone Cage.read']),
    );
  });
});
