import { context, SpanKind, trace, type Tracer } from '@opentelemetry/api';
import {
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_QUERY_SUMMARY,
  ATTR_DB_SYSTEM_NAME,
} from '@opentelemetry/semantic-conventions';
import type { Database, Sql } from '@quantumlayer/store';
import { failSpan } from './trace-context';

/**
 * The database, with a span for each statement and each transaction within a trace. Outside of any there is none: what looks into the
 * database every second would fill the collector. Neither the statement nor its values are told, only what it does to which table.
 */
export function tracedDatabase(database: Database, tracer: Tracer): Database {
  return {
    ...traced(database, tracer),
    transaction: (work) =>
      within(tracer, 'transaction', 'BEGIN', () => database.transaction((sql) => work(traced(sql, tracer)))),
    close: () => database.close(),
  };
}

function traced(sql: Sql, tracer: Tracer): Sql {
  return {
    query: (text, values) => within(tracer, summaryOf(text), operationOf(text), () => sql.query(text, values)),
    script: (text) => within(tracer, 'script', operationOf(text), () => sql.script(text)),
  };
}

async function within<T>(tracer: Tracer, summary: string, operation: string, work: () => Promise<T>): Promise<T> {
  if (trace.getSpan(context.active()) === undefined) return work();
  const attributes = {
    [ATTR_DB_SYSTEM_NAME]: 'postgresql',
    [ATTR_DB_OPERATION_NAME]: operation,
    [ATTR_DB_QUERY_SUMMARY]: summary,
  };
  return tracer.startActiveSpan(summary, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

const operationOf = (text: string): string => /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';

/** `INSERT gateway.events`: what a statement does, and to its first table. */
function summaryOf(text: string): string {
  const [, table] = /\b(?:FROM|INTO|UPDATE|TABLE)\s+([a-z_][\w.]*)/.exec(text) ?? [];
  return table === undefined ? operationOf(text) : `${operationOf(text)} ${table}`;
}
