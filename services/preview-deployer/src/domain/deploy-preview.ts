import { State, Step } from '@quantumlayer/contracts/preview/v1/preview';
import { abortReason, ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { advancePreview, type AdvancePorts, type Standing } from './advance-preview';
import type { NamespaceRecord } from './cluster';
import { previewObjects, settingOf } from './manifests/preview-objects';
import { namespace } from './manifests/walls';
import { digestOf, namespaceOf } from './place';
import type { Preview, PreviewOrder } from './preview';
import { annotationsOf, organisationLabels, readPreview } from './preview-record';

export interface DeployPorts extends AdvancePorts {
  /** Milliseconds between two looks at what is being made. */
  readonly pause: number;
}

export type DeployEvent =
  | { readonly kind: 'progress'; readonly step: Step; readonly message: string }
  | { readonly kind: 'preview'; readonly preview: Preview };

/** Makes a preview what is ordered, and tells how it goes until it is reachable or has failed. The same order twice makes one preview. */
export async function* deployPreview(
  ports: DeployPorts,
  order: PreviewOrder,
  signal: AbortSignal,
): AsyncGenerator<DeployEvent> {
  const found = yield* awaitPlace(ports, order, signal);
  const standing = found === undefined ? undefined : readPreview(ports.settings, found);
  if (found !== undefined && standing?.state === State.READY && standing.orderDigest === digestOf(order)) {
    const expiresAt = endOf(ports, order, standing);
    await ports.cluster.annotate(found, annotationsOf({ expiresAt }));
    yield { kind: 'preview', preview: { ...standing, expiresAt } };
    return;
  }
  if (found === undefined) await requireRoom(ports, order);
  yield { kind: 'progress', step: Step.APPLYING, message: 'Its place and its parts are being made' };
  await apply(ports, order, standing);
  yield* watch(ports, order, signal);
}

/** A place that is being cleared cannot be used; when it is gone, it can be made again. */
async function* awaitPlace(
  ports: DeployPorts,
  order: PreviewOrder,
  signal: AbortSignal,
): AsyncGenerator<DeployEvent, NamespaceRecord | undefined> {
  const { cluster, settings, now } = ports;
  const patience = now().getTime() + settings.patience * 1000;
  for (let told = false; ; told = true) {
    const found = await cluster.readNamespace(namespaceOf(settings, order));
    if (found?.ending !== true) return found;
    if (now().getTime() > patience)
      throw new QuantumLayerError(
        ErrorCode.UNAVAILABLE,
        'The former preview of this id has not gone yet; try again later.',
      );
    if (!told) yield { kind: 'progress', step: Step.APPLYING, message: 'The former preview of this id is ending' };
    await pauseFor(ports, signal);
  }
}

async function requireRoom({ cluster, settings }: DeployPorts, { organisation }: PreviewOrder): Promise<void> {
  const others = await cluster.listNamespaces(organisationLabels(settings, organisation));
  const count = others.filter(({ ending }) => !ending).length;
  if (count < settings.perOrganisation) return;
  const message = `${organisation} has ${count} previews and may have ${settings.perOrganisation}; delete one, or wait for the end of one.`;
  throw new QuantumLayerError(ErrorCode.RESOURCE_EXHAUSTED, message);
}

async function apply(ports: DeployPorts, order: PreviewOrder, standing: Preview | undefined): Promise<void> {
  const { cluster, settings, now } = ports;
  const orderDigest = digestOf(order);
  // Whoever asks again for what is being made joins in, and does not begin its time anew.
  const joined = standing?.state === State.DEPLOYING && standing.orderDigest === orderDigest;
  const annotations = annotationsOf({
    name: order.name,
    image: order.image,
    state: State.DEPLOYING,
    failure: undefined,
    expiresAt: endOf(ports, order, standing),
    readyBy: joined ? standing.readyBy : new Date(now().getTime() + settings.patience * 1000),
    orderDigest,
    healthPath: order.healthPath,
  });
  await cluster.apply(namespace(settingOf(settings, order), annotations));
  for (const object of previewObjects(settings, order)) await cluster.apply(object);
}

async function* watch(ports: DeployPorts, order: PreviewOrder, signal: AbortSignal): AsyncGenerator<DeployEvent> {
  const orderDigest = digestOf(order);
  let last = '';
  for (;;) {
    const standing = await look(ports, order, orderDigest);
    if (standing?.kind === 'over') {
      yield { kind: 'preview', preview: standing.preview };
      return;
    }
    if (standing !== undefined && standing.message !== last) {
      last = standing.message;
      yield { kind: 'progress', step: standing.step, message: standing.message };
    }
    await pauseFor(ports, signal);
  }
}

/** Undefined when somebody else noted something just then. */
async function look(ports: DeployPorts, order: PreviewOrder, orderDigest: string): Promise<Standing | undefined> {
  const record = await ports.cluster.readNamespace(namespaceOf(ports.settings, order));
  if (record === undefined || record.ending)
    throw new QuantumLayerError(ErrorCode.CONFLICT, 'The preview was deleted while it was being made.');
  const preview = readPreview(ports.settings, record);
  if (preview?.orderDigest !== orderDigest)
    throw new QuantumLayerError(ErrorCode.CONFLICT, 'Another order for the same preview took the place of this one.');
  try {
    return await advancePreview(ports, record, preview);
  } catch (error) {
    if (error instanceof QuantumLayerError && error.code === ErrorCode.CONFLICT) return undefined;
    throw error;
  }
}

/** An order asked again never makes its preview end earlier. */
function endOf({ now }: DeployPorts, { ttlSeconds }: PreviewOrder, standing: Preview | undefined): Date {
  const end = now().getTime() + ttlSeconds * 1000;
  return new Date(Math.max(end, standing?.expiresAt.getTime() ?? 0));
}

async function pauseFor({ pause }: DeployPorts, signal: AbortSignal): Promise<void> {
  try {
    await sleep(pause, undefined, { signal });
  } catch {
    throw abortReason(signal);
  }
}
