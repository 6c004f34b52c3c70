import { urlOf } from '@quantumlayer/config';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import * as v from 'valibot';
import type { S3Settings } from './s3-blob-store';

const FOLDER = /^folder:(\/.+)$/;
const BUCKET = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?$/;

const isPlace = (url: string): boolean => FOLDER.test(url) || url === 'postgres:' || BUCKET.test(url);

/** For the environment of every service that reads or writes blobs. */
export const BLOB_VARIABLES = {
  QLF_BLOBS_URL: v.pipe(v.string(), v.check(isPlace, 'must be folder:/absolute/path, postgres: or s3://bucket/prefix')),
  /** Of the database that holds the blobs, for `postgres:`. */
  QLF_DATABASE_URL: v.optional(urlOf('postgres', 'postgresql')),
  /** Of a store that is not Amazon's. */
  AWS_ENDPOINT_URL: v.optional(urlOf('http', 'https')),
  AWS_REGION: v.optional(v.string(), 'us-east-1'),
  AWS_ACCESS_KEY_ID: v.optional(v.string()),
  AWS_SECRET_ACCESS_KEY: v.optional(v.string()),
  AWS_SESSION_TOKEN: v.optional(v.string()),
} as const;

export type BlobVariables = {
  readonly [Name in keyof typeof BLOB_VARIABLES]?: v.InferOutput<(typeof BLOB_VARIABLES)[Name]>;
};

export type BlobConfig =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly databaseUrl: string }
  | { readonly kind: 's3'; readonly settings: S3Settings };

/** Where the blobs lie. INVALID_INPUT with the name of a variable that the chosen place needs. */
export function readBlobConfig(values: BlobVariables): BlobConfig {
  const url = values.QLF_BLOBS_URL ?? '';
  const folder = FOLDER.exec(url)?.[1];
  if (folder !== undefined) return { kind: 'folder', folder };
  if (url === 'postgres:') return { kind: 'postgres', databaseUrl: needed(values, 'QLF_DATABASE_URL') };
  const [, bucket = '', prefix = ''] = BUCKET.exec(url) ?? [];
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region = 'us-east-1', AWS_SESSION_TOKEN: sessionToken } = values;
  // Amazon wants the bucket as the host's name; other stores have it in the path.
  const base =
    endpoint === undefined
      ? `https://${bucket}.s3.${region}.amazonaws.com`
      : `${endpoint.replace(/\/$/, '')}/${bucket}`;
  return {
    kind: 's3',
    settings: {
      bucketUrl: base,
      prefix,
      region,
      accessKeyId: needed(values, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: needed(values, 'AWS_SECRET_ACCESS_KEY'),
      sessionToken,
    },
  };
}

function needed(values: BlobVariables, name: keyof BlobVariables): string {
  const value = values[name];
  if (value !== undefined) return value;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `The environment cannot be used: ${name} is not set, and QLF_BLOBS_URL needs it.`,
    { violations: [{ field: name, rule: 'required', message: 'is not set' }] },
  );
}
