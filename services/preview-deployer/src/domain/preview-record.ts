import { Reason, State } from '@quantumlayer/contracts/preview/v1/preview';
import type { NamespaceRecord } from './cluster';
import { namespaceOf, type Identity } from './place';
import type { Preview, PreviewFailure } from './preview';
import type { PreviewSettings } from './preview-settings';

/** Everything about a preview is kept at its namespace, so that it is remembered as long as the preview lives, and no longer. */
const DOMAIN = 'preview.quantumlayer.dev';

/** Kept lines of a program's log, and characters of each: an object's annotations together may have 256 KiB. */
const LOG_LINES = 20;
const LOG_LINE_LENGTH = 500;

/** On every object of a preview. */
export function labelsOf(settings: PreviewSettings, { organisation, id }: Identity): Record<string, string> {
  return { ...deployerLabels(settings), [`${DOMAIN}/organisation`]: organisation, [`${DOMAIN}/id`]: id };
}

/** Of one organisation's previews. */
export function organisationLabels(settings: PreviewSettings, organisation: string): Record<string, string> {
  return { ...deployerLabels(settings), [`${DOMAIN}/organisation`]: organisation };
}

/** Of everything that this deployer made. */
export function deployerLabels({ prefix }: PreviewSettings): Record<string, string> {
  return { 'app.kubernetes.io/managed-by': 'quantumlayer-preview-deployer', [`${DOMAIN}/deployer`]: prefix };
}

/** On a pod: for which order it was made. */
export const ORDER_ANNOTATION = `${DOMAIN}/order`;

/** What of a preview may change, as annotations of its namespace. */
export function annotationsOf(change: Partial<Preview>): Record<string, string> {
  const { name, image, state, expiresAt, readyBy, orderDigest, healthPath } = change;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['name', name],
    ['image', image],
    ['state', state === undefined ? undefined : State[state]],
    ['failure', 'failure' in change ? writeFailure(change.failure) : undefined],
    ['expires-at', expiresAt?.toISOString()],
    ['ready-by', readyBy?.toISOString()],
    ['order', orderDigest],
    ['health-path', healthPath],
  ];
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[`${DOMAIN}/${key}`, value]])),
  );
}

/** The preview that a namespace holds; undefined when the namespace does not say so in full. */
export function readPreview(settings: PreviewSettings, record: NamespaceRecord): Preview | undefined {
  const said = (key: string) => record.annotations[`${DOMAIN}/${key}`];
  const organisation = record.labels[`${DOMAIN}/organisation`];
  const id = record.labels[`${DOMAIN}/id`];
  const [name, image, orderDigest] = [said('name'), said('image'), said('order')];
  const [expiresAt, readyBy] = [readDate(said('expires-at')), readDate(said('ready-by'))];
  const state = State[said('state') as keyof typeof State] as State | undefined;
  if (organisation === undefined || id === undefined || name === undefined || image === undefined) return undefined;
  if (expiresAt === undefined || readyBy === undefined || state === undefined || orderDigest === undefined)
    return undefined;
  // A namespace that somebody else made or renamed is not what its labels say.
  if (record.name !== namespaceOf(settings, { organisation, id })) return undefined;
  return {
    organisation,
    id,
    name,
    image,
    state: record.ending ? State.ENDING : state,
    failure: state === State.FAILED ? readFailure(said('failure')) : undefined,
    createdAt: record.createdAt,
    expiresAt,
    readyBy,
    orderDigest,
    healthPath: said('health-path') ?? '',
  };
}

function writeFailure(failure: PreviewFailure | undefined): string {
  if (failure === undefined) return '';
  const logLines = failure.logLines.slice(-LOG_LINES).map((line) => line.slice(0, LOG_LINE_LENGTH));
  return JSON.stringify({ ...failure, reason: Reason[failure.reason], logLines });
}

function readFailure(text = ''): PreviewFailure {
  try {
    const { reason, message, logLines } = JSON.parse(text) as Record<'reason' | 'message', string> & {
      readonly logLines: readonly string[];
    };
    return { reason: Reason[reason as keyof typeof Reason], message, logLines };
  } catch {
    return { reason: Reason.UNSPECIFIED, message: 'The reason is not known any more.', logLines: [] };
  }
}

function readDate(text = ''): Date | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
