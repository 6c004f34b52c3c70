import { entity, operation, ownership, relation, read, type Change } from '../testing/fixtures';
import { checkApplication, requireModel } from './check-application';

const faults: [string, string, Change, string][] = [
  [
    'an owner by a relation that is not there',
    'clinic',
    (a) => void ownership(a, 'Prescription').through.push('nurse'),
    'has no to-one relation nurse',
  ],
  [
    'an owner who is no account',
    'clinic',
    (a) => void ownership(a, 'Prescription').through.push('patient'),
    'which is no account',
  ],
  [
    'an owner whose record leads to no account',
    'clinic',
    (a) => void (relation(a, 'user').target = 'Visit'),
    'leads to no account',
  ],
  [
    'an owner of what it is a part of under a name that nobody has there',
    'clinic',
    (a) => void (ownership(a, 'Remark').through = ['prescription.author']),
    'leads to no account',
  ],
  [
    'a record that whoever registers may change',
    'clinic',
    (a) => {
      delete entity(a, 'Patient').ownership;
      operation(a, 'Patient', 'update').access?.roles.push('patient');
    },
    'name himself',
  ],
  [
    'a record of which everybody acts as the owner',
    'clinic',
    (a) => {
      ownership(a, 'Patient').bypassRoles.push('patient');
      operation(a, 'Patient', 'update').access?.roles.push('patient');
    },
    'name himself',
  ],
  [
    'a part of a part that leads to no account',
    'agency',
    (a) => void (ownership(a, 'Task').through = ['project.team.owner.members']),
    'no to-one relation owner',
  ],
  [
    'accounts that must have a group before they have one',
    'agency',
    (a) => void (relation(a, 'team').required = true),
    'belongs to no Team yet',
  ],
  [
    'a group that whoever registers may choose',
    'agency',
    (a) => operation(a, 'User', 'update').access?.roles.push('member'),
    'anybody may change User and name himself',
  ],
  [
    'a whole that anybody gives to his own group',
    'agency',
    (a) => {
      delete entity(a, 'Project').ownership;
    },
    'anybody may change Project and name himself',
  ],
  [
    'an action by which anybody names himself',
    'clinic',
    (a) => {
      delete entity(a, 'Patient').ownership;
      operation(a, 'Prescription', 'refill').effects = [
        {
          $typeName: 'quantumlayer.ir.v1.Effect',
          kind: {
            case: 'assign',
            value: {
              $typeName: 'quantumlayer.ir.v1.Assign',
              target: 'self.patient.userId',
              value: 'caller.id',
            },
          },
        },
      ];
    },
    'name himself',
  ],
];

it.each(faults)('refuses %s', (_, name, change, message) => {
  const application = read(name);
  change(application);
  expect(
    checkApplication(application)
      .map((violation) => violation.message)
      .join('\n'),
  ).toContain(message);
});

it('lets nobody choose his group while he registers', () => {
  const { account } = requireModel(read('agency'));
  expect(account?.properties.filter(({ creatable }) => creatable).map(({ name }) => name)).toEqual(['email']);
  expect(account?.property('teamId').writable).toBe(true);
});

it('follows each path of owners to its end', () => {
  const paths = requireModel(read('agency')).entities.flatMap(({ name, owner }) =>
    (owner?.through ?? []).map(({ references, property, membership }) =>
      [
        name,
        ...references.map((each) => each.name),
        property.name,
        membership ? 'of the group' : 'of the account',
      ].join(' '),
    ),
  );
  expect(paths).toEqual([
    'Team id of the group',
    'Project teamId of the group',
    'Task project teamId of the group',
    'Task assigneeId of the account',
    'Comment task project teamId of the group',
    'Comment task authorId of the account',
    'Notice teamId of the group',
  ]);
});
