import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { AuthenticationKind, Database, type Application } from '@quantumlayer/contracts/ir/v1/ir';

const count = (number: number, singular: string, plural = `${singular}s`): string =>
  `${number} ${number === 1 ? singular : plural}`;

/** What a role does and why it is needed, in one line. */
export function describeTask(role: AgentRole, application: Application, files: number): string {
  const entities = count(application.entities.length, 'entity', 'entities');
  const operations = count(application.operations.length, 'operation');
  const written = count(files, 'file');
  switch (role) {
    case AgentRole.PROJECT_MANAGER:
      return `Splits ${application.title} into tasks and says who owns which file`;
    case AgentRole.ARCHITECT:
      return files === 0 ? `Fixes the structure for ${entities}` : `Lays out the project for ${entities}: ${written}`;
    case AgentRole.DATABASE:
      return `Models ${entities} and ${count(application.relations.length, 'relation')} for ${databaseName(application)}: ${written}`;
    case AgentRole.SECURITY:
      return `${securityText(application)}: ${written}`;
    case AgentRole.BACKEND:
      return `Implements ${operations}: ${written}`;
    case AgentRole.QUALITY:
      return `Tests ${operations} as the IR states them: ${written}`;
    case AgentRole.DEVOPS:
      return `Makes it build, ship and run: ${written}`;
    case AgentRole.DOCUMENTATION:
      return `Explains how to run, use and change it: ${written}`;
    case AgentRole.UNSPECIFIED:
      return written;
  }
}

function databaseName(application: Application): string {
  return application.stack?.database === Database.POSTGRESQL ? 'PostgreSQL' : 'SQLite';
}

function securityText(application: Application): string {
  switch (application.authentication?.kind) {
    case AuthenticationKind.JWT:
      return `Guards the API with accounts and tokens${application.roles.length > 0 ? ` and ${count(application.roles.length, 'role')}` : ''}`;
    case AuthenticationKind.API_KEY:
      return 'Guards the API with keys';
    default:
      return 'Hardens the HTTP edge';
  }
}
