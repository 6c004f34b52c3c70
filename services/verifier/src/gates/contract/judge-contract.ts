import type { Agent } from 'node:http';
import type { FindingInit } from '@quantumlayer/blueprint-kit';
import { Severity } from '@quantumlayer/contracts/verification/v1/verification';
import type { Model } from '@quantumlayer/ir';
import type { Check, CheckTools } from './checks/check';
import { Breach, describeExchange } from './session/breach';
import { assembleCast, type Cast, type Secrets } from './session/cast';
import type { HttpExchange } from './session/http-client';
import { JudgeSession } from './session/judge-session';
import { RowMaker, Unmakeable } from './session/row-maker';

/** What a conversation with a server showed. */
export interface ContractReport {
  readonly findings: readonly FindingInit[];
  readonly session: JudgeSession;
  /** Undefined when the accounts could not be made. */
  readonly cast: Cast | undefined;
  readonly passed: number;
  /** Checks for which the IR gives no way. */
  readonly unjudged: readonly string[];
}

/** A server that breaks everything need not be asked everything. */
const ENOUGH = 60;

/** Holds a running server to the checks, one after another; a check that fails does not stop the others. */
export async function judgeContract(
  model: Model,
  agent: Agent,
  checks: readonly Check[],
  secrets: Secrets,
  signal: AbortSignal,
): Promise<ContractReport> {
  const session = new JudgeSession(model, agent);
  const findings: FindingInit[] = [];
  const unjudged: string[] = [];
  let passed = 0;
  const tools = await prepare(session, secrets, findings);
  for (const check of tools ? checks : []) {
    const { id, because } = check;
    signal.throwIfAborted();
    if (findings.length >= ENOUGH) break;
    try {
      await check.run(tools as CheckTools);
      passed += 1;
    } catch (error) {
      if (error instanceof Breach) findings.push(finding(id, `${error.message}. ${because}.`, error.exchange));
      else if (error instanceof Unmakeable) unjudged.push(`${id}: ${error.message}`);
      else throw error;
    }
  }
  for (const { id, message, exchange } of session.breaches.values()) findings.push(finding(id, message, exchange));
  return { findings, session, cast: tools?.cast, passed, unjudged };
}

async function prepare(
  session: JudgeSession,
  secrets: Secrets,
  findings: FindingInit[],
): Promise<CheckTools | undefined> {
  try {
    const cast = await assembleCast(session, secrets);
    return { session, cast, secrets, maker: new RowMaker(session, cast) };
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    findings.push(finding('auth.accounts', `${error.message}. The judge needs accounts to go on.`, error.exchange));
    return undefined;
  }
}

export function finding(id: string, message: string, exchange?: HttpExchange): FindingInit {
  return {
    severity: Severity.ERROR,
    rule: `contract:${id}`,
    message,
    ...(exchange ? { evidence: describeExchange(exchange) } : {}),
  };
}
