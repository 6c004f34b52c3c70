import { State } from '@quantumlayer/contracts/preview/v1/preview';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import type { AdvancePorts } from './advance-preview';
import type { NamespaceRecord } from './cluster';
import { namespaceOf, type Identity } from './place';
import type { Preview } from './preview';
import { annotationsOf, organisationLabels, readPreview } from './preview-record';

type BookPorts = Pick<AdvancePorts, 'settings' | 'cluster' | 'now'>;

/** How often a change is tried again that somebody else's came before. */
const TRIES = 5;

/** NOT_FOUND unless there is one. */
export async function findPreview(ports: BookPorts, identity: Identity): Promise<Preview> {
  return (await find(ports, identity)).preview;
}

/** Newest first. */
export async function listPreviews(
  { settings, cluster, now }: BookPorts,
  organisation: string,
): Promise<readonly Preview[]> {
  const records = await cluster.listNamespaces(organisationLabels(settings, organisation));
  return records
    .flatMap((record) => readPreview(settings, record) ?? [])
    .map((preview) => orEnding(preview, now()))
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
}

/** Lets it last so long from now, or as long as it does already. */
export async function extendPreview(ports: BookPorts, identity: Identity, ttlSeconds: number): Promise<Preview> {
  return retry(async () => {
    const { record, preview } = await find(ports, identity);
    if (preview.state === State.ENDING) throw missing(identity);
    const expiresAt = new Date(Math.max(preview.expiresAt.getTime(), ports.now().getTime() + ttlSeconds * 1000));
    await ports.cluster.annotate(record, annotationsOf({ expiresAt }));
    return { ...preview, expiresAt };
  });
}

/** Ends it now; what is not there is ended already. */
export async function deletePreview({ settings, cluster }: BookPorts, identity: Identity): Promise<void> {
  await retry(async () => {
    const record = await cluster.readNamespace(namespaceOf(settings, identity));
    if (record !== undefined && !record.ending) await cluster.removeNamespace(record);
  });
}

async function find(
  { settings, cluster, now }: BookPorts,
  identity: Identity,
): Promise<{ record: NamespaceRecord; preview: Preview }> {
  const record = await cluster.readNamespace(namespaceOf(settings, identity));
  const preview = record === undefined ? undefined : readPreview(settings, record);
  if (record === undefined || preview === undefined) throw missing(identity);
  return { record, preview: orEnding(preview, now()) };
}

/** What is over is over, also before anybody came by to clear it away. */
function orEnding(preview: Preview, now: Date): Preview {
  return preview.expiresAt <= now ? { ...preview, state: State.ENDING } : preview;
}

function missing({ organisation, id }: Identity): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.NOT_FOUND, `${organisation} has no preview ${id}.`);
}

async function retry<T>(attempt: () => Promise<T>, left = TRIES): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (left <= 1 || toQuantumLayerError(error).code !== ErrorCode.CONFLICT) throw error;
    return retry(attempt, left - 1);
  }
}
