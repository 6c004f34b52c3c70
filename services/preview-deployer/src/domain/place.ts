import { createHash } from 'node:crypto';
import type { PreviewOrder } from './preview';
import type { PreviewSettings } from './preview-settings';

/** Who wants a preview, and what they call it. */
export type Identity = Pick<PreviewOrder, 'organisation' | 'id'>;

/** Where a preview lives: nobody else's is there, and the same preview is always at the same place. */
export function namespaceOf({ prefix }: PreviewSettings, identity: Identity): string {
  return `${prefix}-${fingerprint(identity)}`;
}

/** Names of two organisations may be equal, so the host name does not consist of it alone. */
export function urlOf({ baseUrl }: PreviewSettings, preview: Identity & { readonly name: string }): URL {
  const url = new URL(baseUrl);
  url.hostname = `${preview.name}-${fingerprint(preview)}.${baseUrl.hostname}`;
  return url;
}

/** Two orders with the same digest run the same program in the same way. */
export function digestOf(order: PreviewOrder): string {
  const environment = Object.entries(order.environment).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify({ ...order, environment, ttlSeconds: undefined }))
    .digest('hex')
    .slice(0, 32);
}

function fingerprint({ organisation, id }: Identity): string {
  return createHash('sha256').update(`${organisation}\n${id}`).digest('hex').slice(0, 16);
}
