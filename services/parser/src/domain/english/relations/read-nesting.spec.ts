import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const relations = (brief: string): string[] => factsOf(brief, FactKind.RELATION);

describe('rows under others of their kind', () => {
  it.each([
    ['Categories have a name. Categories can be nested.', 'Category'],
    ['Folders have a name. Folders may be nested to any depth.', 'Folder'],
    ['Departments have a name. Departments form a hierarchy.', 'Department'],
    ['Topics have a title. Topics are hierarchical.', 'Topic'],
    ['Locations have a name. There is a tree of locations.', 'Location'],
    ['Comments have a text. We want nested comments.', 'Comment'],
    ['Tags have a label. Tags are organised as a tree.', 'Tag'],
    ['Regions have a code. The regions form a tree.', 'Region'],
    ['Groups have a name. Groups can also be nested.', 'Group'],
    ['Accounts payable. Ledgers have a name. Ledgers are nested.', 'Ledger'],
  ])('%s', (brief, entity) => {
    expect(relations(brief)).toEqual([`${entity}-${entity} many_to_one`]);
  });

  it('are not seen in what merely has an inner part', () => {
    expect(relations('Birds have a name. A nest has a height. The nests are counted.')).toEqual([]);
  });
});
