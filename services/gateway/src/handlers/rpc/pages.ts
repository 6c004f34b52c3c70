import type { Page } from '../../domain/stores';

const USUAL_SIZE = 50;

export function pageOf({ pageSize, pageToken }: { pageSize: number; pageToken: string }): Page {
  return { size: pageSize === 0 ? USUAL_SIZE : pageSize, after: pageToken === '' ? undefined : pageToken };
}

/** Empty when the page was not full. */
export function nextPageToken(found: readonly { id: string }[], { size }: Page): string {
  return found.length < size ? '' : (found.at(-1)?.id ?? '');
}
