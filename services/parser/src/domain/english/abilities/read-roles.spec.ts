import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('lists of roles', () => {
  it.each([
    ['There are three kinds of users: porters, cooks and bosses.', ['boss', 'cook', 'porter']],
    ['The following user groups exist: porter, cook and manager.', ['cook', 'manager', 'porter']],
    ['Every account has one of the roles porter, cook or manager.', ['cook', 'manager', 'porter']],
    ['Users are either porters or managers.', ['manager', 'porter']],
    ['We have porters, cooks and managers as roles.', ['cook', 'manager', 'porter']],
    ['The roles are admin and member.', ['admin', 'member']],
    ['**Users:** cooks, porters and managers', ['cook', 'manager', 'porter']],
    ['User: name, email, phone', []],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`An API for a hotel. Rooms have a number. ${sentence}`, FactKind.ROLE).sort()).toEqual(expected);
  });

  it('reads what they may do behind them', () => {
    const brief = 'Rooms have a number. JWT auth with two roles (admin and user): users read, admins write.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['admin *.*']);
  });

  it('reads what they may do in whole sentences under their heading', () => {
    const bullets = ['Only teachers can create and delete rooms.', 'Guests can read rooms.', 'Caretakers'];
    const brief = `REST API in Go.\n\n## Data\n- Room: number (required), size\n\n## Roles\n${bullets.map((line) => `- ${line}`).join('\n')}`;
    expect(factsOf(brief, FactKind.ROLE).sort()).toEqual(['caretaker', 'guest', 'teacher']);
    expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual([
      'guest Room.read',
      'teacher Room.create',
      'teacher Room.delete',
    ]);
  });

  it.each([
    ['Only shelter staff can delete rooms.', 'shelter_staff Room.delete'],
    ['Only park rangers may change rooms.', 'park_ranger Room.update'],
    ['Just show managers can add rooms.', 'show_manager Room.create'],
    ['Only staff can delete rooms.', 'staff Room.delete'],
  ])('takes what stands between "only" and a modal for who may: %s', (sentence, expected) => {
    expect(factsOf(`Rooms have a number. ${sentence}`, FactKind.PERMISSION)).toEqual([expected]);
  });

  it.each([
    ['The HR department creates rooms.', 'hr Room.create'],
    ['The sales team deletes rooms.', 'sales Room.delete'],
    ['The planning team creates rooms.', 'planning_team Room.create'],
    ['The harbour office marks a room as closed.', 'harbour_office Room.markClosed'],
  ])('takes people who do one job for a role: %s', (sentence, expected) => {
    expect(factsOf(`Rooms have a number. ${sentence}`, FactKind.PERMISSION)).toEqual([expected]);
  });

  it('gives rights over all of several kinds', () => {
    const brief = 'Rooms have a number. Halls have a name. Porters see all of the rooms and halls.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['porter Room.read', 'porter Hall.read']);
  });

  it('takes no team for a role where teams are data', () => {
    const brief = 'A match has a date. A team has a name. The home team creates a match.';
    expect(factsOf(brief, FactKind.ROLE)).toEqual([]);
  });

  it.each(['Users are happy.', 'Roles have a name and a description.', 'A user is a person with a name.'])(
    'makes no roles of %j',
    (sentence) => {
      expect(factsOf(`Rooms have a number. ${sentence}`, FactKind.ROLE)).toEqual([]);
    },
  );
});

describe('who is named below "Users"', () => {
  it.each(['Users', 'Roles', 'Who may do what'])('has rights below "%s", and is no part of users', (heading) => {
    const brief = `# Kilns\n\n## ${heading}\n- **Kilnmaster** – runs everything, manages users\n- **Tierce** – adds firings\n\n## Firing\n- date\n- notes`;
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(
      expect.arrayContaining(['kilnmaster *.*', 'tierce Firing.create']),
    );
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Firing.date date', 'Firing.notes text']);
  });

  it('what is listed below it without a deed is kept of them', () => {
    const brief = '# Kilns\n\n## Users\n- name: string\n- email: string, unique\n\n## Firing\n- date';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expect.arrayContaining(['User.name string', 'Firing.date date']));
  });
});
