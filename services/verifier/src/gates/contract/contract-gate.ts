import type { FindingInit } from '@quantumlayer/blueprint-kit';
import { requireModel, type Model } from '@quantumlayer/ir';
import { exitEvidence } from '../../domain/evidence';
import type { Gate, GateContext, GateReport } from '../../domain/gate';
import { toolLimits } from '../../sandbox/limits';
import type { Exit, Running } from '../../sandbox/sandbox';
import type { Check } from './checks/check';
import { checksOf } from './checks/derive-checks';
import { judgeDocument, judgeExchanges, readServedDocument } from './conformance/conformance-checks';
import { fuzz } from './fuzz/fuzz';
import { finding, judgeContract, type ContractReport } from './judge-contract';
import { judgedDatabase } from './lifecycle/judged-database';
import { judgeLatency } from './lifecycle/latency';
import { judgeLifecycle, untilReady } from './lifecycle/lifecycle';
import { makeSecrets, startEnvironment } from './lifecycle/start-environment';
import { Breach } from './session/breach';
import type { Secrets } from './session/cast';

const FUZZ_MILLISECONDS = 500;
const SERVER_SECONDS = 240;
/** What a check may take beside: large applications have thousands. */
const CHECK_SECONDS = 0.25;

/** What an application promises, and how that is found out. */
interface Contract {
  readonly model: Model;
  readonly checks: readonly Check[];
}

/** Starts the project and holds it, from outside, to everything that its IR demands. */
export const contractGate: Gate = {
  name: 'contract',
  version: '14',
  async run(context) {
    const secrets = makeSecrets();
    const { toolchain, application } = context;
    const database = judgedDatabase(application, context.postgres);
    const model = requireModel(application);
    const checks = checksOf(model);
    const began = performance.now();
    context.progress('starting the server');
    const running = await context.start({
      argv: toolchain.start.argv,
      env: {
        ...toolchain.start.env,
        ...startEnvironment(secrets),
        ...toolchain.startEnv?.(application),
        ...database.environment,
      },
      limits: {
        ...toolLimits(SERVER_SECONDS + Math.ceil(checks.length * CHECK_SECONDS)),
        outputBytes: 128 * 1024 * 1024,
      },
      prepare: [...database.prepare, ...(toolchain.build ? [toolchain.build] : [])],
    });
    try {
      const state = await untilReady(running, toolchain.start.timeoutSeconds + (toolchain.build?.timeoutSeconds ?? 0));
      context.timed('build and start', { seconds: (performance.now() - began) / 1000 });
      const report =
        state === 'ready' ? await judge(running, context, { model, checks }, secrets) : await notReady(state, running);
      return database.remark === '' ? report : { ...report, summary: `${report.summary}; judged ${database.remark}` };
    } finally {
      await running.dispose();
    }
  },
};

async function judge(
  running: Running,
  context: GateContext,
  { model, checks }: Contract,
  secrets: Secrets,
): Promise<GateReport> {
  const report = await phase(context, `${checks.length} checks`, () =>
    judgeContract(model, running.agent, checks, secrets, context.signal),
  );
  const { session } = report;
  const answered = session.exchanges.length;
  const { exited } = running;
  const served = await phase(context, 'conformance and fuzzing', () => judgeServed(report));
  const latency = await phase(context, 'latency', () => judgeLatency(running, session));
  context.timed('a plain request, the median', { seconds: latency.medianSeconds });
  const lifecycle = await phase(context, 'stop and restart', () =>
    judgeLifecycle(running, session, context.application, secrets, context.toolchain.start.timeoutSeconds),
  );
  context.timed('the server, up to its stop', await exited);
  const findings = [...report.findings, ...served.findings, ...latency.findings, ...lifecycle];
  return {
    outcome: findings.length === 0 ? 'passed' : 'failed',
    summary:
      findings.length === 0
        ? `${report.passed} checks, ${answered + served.requests} requests`
        : `${findings.length} breaches of the contract`,
    findings,
    checks: [
      { name: 'checks', value: checks.length },
      { name: 'passed', value: report.passed },
      { name: 'unjudged', value: report.unjudged.length },
      { name: 'requests', value: answered + served.requests },
    ],
  };
}

async function phase<Result>(context: GateContext, name: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  context.progress(name);
  const result = await work();
  context.timed(name, { seconds: (performance.now() - began) / 1000 });
  return result;
}

/** The served OpenAPI document: what it lists, whether the server keeps to it, and requests drawn from it. */
export async function judgeServed({
  session,
  cast,
}: ContractReport): Promise<{ findings: FindingInit[]; requests: number }> {
  try {
    const { document, exchange } = await readServedDocument(session);
    const known = new Set(session.breaches.keys());
    const conformance = [...judgeDocument(session, document, exchange), ...judgeExchanges(session, document)];
    const fuzzed = cast
      ? await fuzz(session, document, cast, { seed: session.nonce, milliseconds: FUZZ_MILLISECONDS, parallel: 8 })
      : { breaches: [], requests: 0 };
    const universal = [...session.breaches.values()].filter(({ id }) => !known.has(id));
    const findings = [...conformance, ...fuzzed.breaches, ...universal].map(({ id, message, exchange: shown }) =>
      finding(id, message, shown),
    );
    return { findings, requests: fuzzed.requests };
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    return { findings: [finding('openapi.document', `${error.message}.`, error.exchange)], requests: 0 };
  }
}

async function notReady(state: 'late' | Exit, running: Running): Promise<GateReport> {
  const exit = state === 'late' ? await running.stop('SIGKILL', 1) : state;
  const message =
    state === 'late'
      ? 'The server does not become ready: GET /readyz is not answered with 200.'
      : `The server ends at its start with ${exit.code ?? exit.reason}.`;
  return {
    outcome: 'failed',
    summary: message,
    findings: [{ rule: 'contract:start', message, evidence: exitEvidence(exit) }],
    checks: [],
  };
}
