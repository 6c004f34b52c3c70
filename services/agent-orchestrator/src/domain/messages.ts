import { create } from '@bufbuild/protobuf';
import { AgentMessageSchema, AgentRole, type AgentMessage } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { resolve, type Model } from '@quantumlayer/ir';
import type { TeamMember, TeamPlan } from './plan';
import { roleName } from './roles';

/** What agents tell each other: the subject fixes the body's shape. The body travels as JSON. */
export interface Payloads {
  ownership: Readonly<Record<string, readonly string[]>>;
  tables: readonly { readonly entity: string; readonly table: string; readonly columns: readonly string[] }[];
  routes: readonly { readonly operation: string; readonly entity: string; readonly path: string }[];
  protection: { readonly authentication: string; readonly roles: readonly string[] };
  files: readonly string[];
}

interface Letter<Subject extends keyof Payloads> {
  readonly sender: AgentRole;
  /** UNSPECIFIED: everybody. */
  readonly recipient: AgentRole;
  readonly subject: Subject;
  readonly payload: Payloads[Subject];
}

/** What an agent has to say to the others once its work is accepted. */
export function messagesFrom(member: TeamMember, plan: TeamPlan, application: Application): readonly AgentMessage[] {
  const model = resolve(application);
  switch (member.role) {
    case AgentRole.PROJECT_MANAGER:
      return [
        write({
          sender: member.role,
          recipient: AgentRole.UNSPECIFIED,
          subject: 'ownership',
          payload: ownership(plan),
        }),
      ];
    case AgentRole.DATABASE:
      return [write({ sender: member.role, recipient: AgentRole.BACKEND, subject: 'tables', payload: tables(model) })];
    case AgentRole.SECURITY:
      return [
        write({ sender: member.role, recipient: AgentRole.BACKEND, subject: 'protection', payload: protection(model) }),
      ];
    case AgentRole.BACKEND:
      return [
        write({ sender: member.role, recipient: AgentRole.DOCUMENTATION, subject: 'routes', payload: routes(model) }),
      ];
    case AgentRole.DOCUMENTATION:
      return [];
    default: {
      const payload = member.files.map((file) => file.path);
      return payload.length === 0
        ? []
        : [write({ sender: member.role, recipient: AgentRole.DOCUMENTATION, subject: 'files', payload })];
    }
  }
}

/** Only what reaches somebody who was spawned is sent. */
export function isDeliverable(message: AgentMessage, plan: TeamPlan): boolean {
  return message.recipient === AgentRole.UNSPECIFIED || plan.members.some(({ role }) => role === message.recipient);
}

function write<Subject extends keyof Payloads>({ sender, recipient, subject, payload }: Letter<Subject>): AgentMessage {
  return create(AgentMessageSchema, { sender, recipient, subject, body: JSON.stringify(payload) });
}

function ownership(plan: TeamPlan): Payloads['ownership'] {
  return Object.fromEntries(plan.members.map(({ role, files }) => [roleName(role), files.map((file) => file.path)]));
}

function tables(model: Model): Payloads['tables'] {
  return model.entities.map((entity) => ({
    entity: entity.name,
    table: entity.table,
    columns: entity.properties.map((property) => property.column),
  }));
}

function routes(model: Model): Payloads['routes'] {
  return model.entities.flatMap((entity) =>
    entity.operations.map((operation) => ({
      operation: operation.name,
      entity: entity.name,
      path: model.basePath + operation.path,
    })),
  );
}

function protection(model: Model): Payloads['protection'] {
  return { authentication: model.authentication, roles: model.roles.map((role) => role.name) };
}
