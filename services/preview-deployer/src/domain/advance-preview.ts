import { Reason, State, Step } from '@quantumlayer/contracts/preview/v1/preview';
import type { Cluster, NamespaceRecord } from './cluster';
import { judgeWorkload, type Hindrance, type Judgement } from './judge-workload';
import { urlOf } from './place';
import type { Preview, PreviewFailure } from './preview';
import { annotationsOf } from './preview-record';
import type { PreviewSettings } from './preview-settings';
import type { Probe } from './probe';

export interface AdvancePorts {
  readonly settings: PreviewSettings;
  readonly cluster: Cluster;
  readonly probe: Probe;
  readonly now: () => Date;
}

/** Where a preview stands after a look at it. */
export type Standing =
  | { readonly kind: 'underway'; readonly step: Step; readonly message: string }
  | { readonly kind: 'over'; readonly preview: Preview };

/**
 * Looks at a preview that is being made and notes what became of it. Whoever waits for it calls this again and again, and so does the service by
 * itself, so that it goes on when nobody waits and when a process dies. CONFLICT when somebody else noted something in between: look again.
 */
export async function advancePreview(
  ports: AdvancePorts,
  record: NamespaceRecord,
  preview: Preview,
): Promise<Standing> {
  const { cluster, now } = ports;
  if (preview.state !== State.DEPLOYING) return { kind: 'over', preview };
  const workload = await cluster.readWorkload(record.name);
  const judgement = judgeWorkload(workload, preview.orderDigest, now());
  const standing = judgement.kind === 'serving' ? await knock(ports, record, preview) : judgement;
  if (standing === 'reached') return note(ports, record, preview, { state: State.READY });
  if (standing.kind === 'waiting' && now() < preview.readyBy)
    return { kind: 'underway', step: standing.step, message: standing.message };
  const failure = await explain(cluster, record.name, standing.kind === 'waiting' ? standing.hindrance : standing);
  const noted = await note(ports, record, preview, { state: State.FAILED, failure });
  // After it was noted why: what is stopped has no log any more.
  await cluster.stop(record.name);
  return noted;
}

/** Whether the program answers at the address that will be told. */
async function knock(
  { settings, probe }: AdvancePorts,
  record: NamespaceRecord,
  preview: Preview,
): Promise<'reached' | Exclude<Judgement, { kind: 'serving' }>> {
  const url = urlOf(settings, preview);
  const asked = new URL(preview.healthPath, url);
  const mark = settings.entrance.kind === 'gateway' ? record.name : undefined;
  const wrong = await probe.ask(asked, { mark, healthy: preview.healthPath !== '' });
  if (wrong === undefined) return 'reached';
  const message = `${asked.href} does not lead to it: ${wrong}`;
  const hindrance = { reason: Reason.NOT_REACHABLE_IN_TIME, message };
  return { kind: 'waiting', step: Step.ROUTING, message, hindrance };
}

async function explain(cluster: Cluster, namespace: string, hindrance: Hindrance): Promise<PreviewFailure> {
  const { reason, message, witness } = hindrance;
  const logLines = witness === undefined ? [] : await cluster.readLog(namespace, witness.pod, witness.previous);
  return { reason, message, logLines };
}

async function note(
  { cluster }: AdvancePorts,
  record: NamespaceRecord,
  preview: Preview,
  change: Pick<Preview, 'state'> & { readonly failure?: PreviewFailure },
): Promise<Standing> {
  await cluster.annotate(record, annotationsOf(change));
  return { kind: 'over', preview: { ...preview, ...change } };
}
