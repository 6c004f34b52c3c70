export { MemoryClaims, type ClaimStore } from './claims/claim-store';
export * from './config';
export * from './open-blobs';
export { PostgresBlobStore } from './postgres-blob-store';
export { S3BlobStore, type S3Settings } from './s3-blob-store';
