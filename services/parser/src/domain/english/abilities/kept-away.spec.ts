import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';
import { factsOf } from '../../testing/facts-of';

const PAGES = 'Leaflets have a title. Clerks manage leaflets.';

/** Who may read the entity, by roles; none where whoever is logged in may, or everybody. */
function readers(brief: string, entity: string): readonly string[] | undefined {
  const { application } = parse(create(ParseRequestSchema, { brief }));
  return application?.operations.find(({ entity: of, name }) => of === entity && name === 'read')?.access?.roles;
}

describe('who is kept away', () => {
  it.each([
    'Visitors have no access.',
    'Outsiders have no access at all.',
    'External people have no access to anything.',
    'Guests do not have access to the system.',
    'Strangers get no access whatsoever.',
  ])('is whoever has no account by %j', (sentence) => {
    expect(factsOf(`Leaflets have a title. ${sentence}`, FactKind.AUTHENTICATION)).toEqual(['jwt']);
    expect(factsOf(`Leaflets have a title. ${sentence}`, FactKind.ENTITY)).toEqual(['Leaflet']);
    expect(factsOf(`Leaflets have a title. ${sentence}`, FactKind.ROLE)).toEqual([]);
  });

  it('is a role', () => {
    expect(readers(`${PAGES} Trainees get no access at all.`, 'Leaflet')).not.toContain('trainee');
    const memos = 'Trainees can read leaflets but have no access to memos. Memos have a text.';
    expect(readers(`${PAGES} ${memos}`, 'Memo')).not.toContain('trainee');
    expect(readers(`${PAGES} ${memos}`, 'Leaflet')).toContain('trainee');
  });

  it('is nobody where a place has no access', () => {
    const brief = 'Rooms have a name. Some rooms have no access for wheelchairs.';
    expect(factsOf(brief, FactKind.AUTHENTICATION)).toEqual([]);
  });
});
