import { create, fromJson, type JsonValue } from '@bufbuild/protobuf';
import { timestampFromDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import { ErrorDetailSchema } from '@quantumlayer/contracts/errors/v1/errors';
import {
  AnswerSchema,
  ApiKeySchema,
  CreateGenerationRequestSchema,
  GenerationSchema,
  GenerationStatus,
  ProjectSchema,
  RepeatedVerificationSchema,
  Role,
  type ApiKey,
  type Generation,
  type Project,
} from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

export interface GenerationRow {
  readonly id: string;
  readonly retry_of: string | null;
  readonly request: JsonValue;
  readonly status: string;
  readonly cancel_requested: boolean;
  readonly tree: string | null;
  readonly error: JsonValue;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly version: number;
  readonly answers: readonly JsonValue[];
  readonly approved: boolean;
  readonly verification: JsonValue;
  readonly run_id: string | null;
}

export function toGeneration(row: GenerationRow): Generation {
  return create(GenerationSchema, {
    id: row.id,
    status: statusOf(row.status),
    cancelRequested: row.cancel_requested,
    request: fromJson(CreateGenerationRequestSchema, row.request),
    tree: row.tree ?? '',
    ...(row.error === null ? {} : { error: fromJson(ErrorDetailSchema, row.error) }),
    retryOf: row.retry_of ?? '',
    createTime: timestampFromDate(row.created_at),
    ...time('startTime', row.started_at),
    ...time('finishTime', row.finished_at),
    version: row.version,
    answers: row.answers.map((answer) => fromJson(AnswerSchema, answer)),
    approved: row.approved,
    ...(row.verification === null ? {} : { verification: fromJson(RepeatedVerificationSchema, row.verification) }),
    runId: row.run_id ?? '',
  });
}

export interface ProjectRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export function toProject(row: ProjectRow): Project {
  return create(ProjectSchema, {
    id: row.id,
    name: row.name,
    description: row.description,
    createTime: timestampFromDate(row.created_at),
    updateTime: timestampFromDate(row.updated_at),
  });
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly daily_generations: number;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

export function toApiKey(row: ApiKeyRow): ApiKey {
  return create(ApiKeySchema, {
    id: row.id,
    name: row.name,
    role: roleOf(row.role),
    dailyGenerations: row.daily_generations,
    createTime: timestampFromDate(row.created_at),
    ...time('lastUseTime', row.last_used_at),
    ...time('revokeTime', row.revoked_at),
  });
}

/** The name of a status or role as the tables hold it: in lower case, as in the contract. */
export const statusName = (status: GenerationStatus): string => GenerationStatus[status].toLowerCase();
export const roleName = (role: Role): string => Role[role].toLowerCase();

export function roleOf(name: string): Role {
  return Role[name.toUpperCase() as keyof typeof Role];
}

function statusOf(name: string): GenerationStatus {
  return GenerationStatus[name.toUpperCase() as keyof typeof GenerationStatus];
}

/** Protobuf fields are absent, not undefined. */
function time<Name extends string>(name: Name, at: Date | null): Partial<Record<Name, Timestamp>> {
  return at === null ? {} : ({ [name]: timestampFromDate(at) } as Record<Name, Timestamp>);
}

/** The only row; NOT_FOUND when there is none, whoever it may belong to. */
export function only<Row>(rows: readonly Row[], what: string): Row {
  const [row] = rows;
  if (row === undefined) throw missing(what);
  return row;
}

export function missing(what: string): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.NOT_FOUND, `There is no such ${what}.`);
}
