const MEBIBYTE = 1024 * 1024;

/** What a tree may hold at most. A project that needs more is not source code. */
export const TREE_LIMITS = {
  fileBytes: 5 * MEBIBYTE,
  totalBytes: 100 * MEBIBYTE,
  files: 20_000,
  /** Segments of a path, the file's own name included. */
  depth: 32,
  /** In UTF-8. */
  pathBytes: 1024,
  /** In UTF-8; most file systems stop here. */
  segmentBytes: 255,
} as const;
