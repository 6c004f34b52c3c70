import { OwnershipMode, type Application } from '@quantumlayer/ir';
import { rewriteBody, type KnownFault } from './known-fault';
import { ownerships } from './owner-faults';

const agency = (rule: string, name: string, misread: (application: Application) => void): KnownFault => ({
  fixture: 'agency',
  rule,
  name,
  fault: { misread },
});

/** Rows that belong to all who belong to a group. */
export const GROUP_FAULTS: readonly KnownFault[] = [
  agency('Project.ownership.through.team.members', 'shows a row to its creator alone', (application) => {
    for (const ownership of ownerships(application, 'Project')) ownership.through = [];
  }),
  agency('Task.ownership.through.project.team.members', 'shows parts to no group', (application) => {
    for (const ownership of ownerships(application, 'Task')) ownership.through = ['assignee'];
  }),
  agency('Comment.ownership.rows', 'shows parts of parts to everybody', (application) => {
    for (const ownership of ownerships(application, 'Comment')) ownership.mode = OwnershipMode.PUBLIC_READ;
  }),
  agency('Project.ownership.through.team.members', 'takes a row for any group', (application) => {
    for (const ownership of ownerships(application, 'Team')) ownership.bypassRoles.push('member');
  }),
  agency('Notice.ownership.through.team.members', 'lets a group change nothing of its own', (application) => {
    for (const ownership of ownerships(application, 'Notice')) ownership.through = [];
  }),
  agency('Team.ownership.through.members', 'hides a group from those who belong to it', (application) => {
    for (const ownership of ownerships(application, 'Team')) ownership.through = [];
  }),
  {
    fixture: 'agency',
    rule: 'Task.ownership.through.project.team.members',
    name: 'keeps who left a group in it',
    fault: rewriteBody('PATCH', /^\/users\/[^/]+$/, ({ teamId = null, ...body }) =>
      teamId === null ? body : { ...body, teamId },
    ),
  },
  {
    fixture: 'agency',
    rule: 'auth.register.validation',
    name: 'lets whoever registers choose a group',
    fault: rewriteBody('POST', /^\/auth\/register$/, (body) =>
      Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'teamId')),
    ),
  },
];
