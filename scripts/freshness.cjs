'use strict';
// Tells in a few milliseconds whether dependencies and bundle are up to date: it runs at every start.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/** Holds the digest of the lock file that node_modules was made from. */
const installMarker = (root) => path.join(root, 'node_modules', '.installed');
const lockDigest = (root) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

function isInstalled(root) {
  try {
    return fs.readFileSync(installMarker(root), 'utf8') === lockDigest(root);
  } catch {
    return false;
  }
}

/** What a file looked like: cheap to take, and different after every change that matters. */
function mark(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? 'absent' : `${stat.mtimeMs}:${stat.isDirectory() ? 'folder' : stat.size}`;
}

/** The bundle, if every file that it was made of is as it was then, and this is the Node.js that compiled it. */
function currentBundle(root) {
  try {
    const pointer = JSON.parse(fs.readFileSync(path.join(root, 'dist', 'current.json'), 'utf8'));
    const bundle = path.join(root, 'dist', pointer.folder, 'qlf.cjs');
    if (pointer.node !== process.version) return undefined;
    const same = Object.entries(pointer.inputs).every(([file, then]) => mark(path.join(root, file)) === then);
    return same && fs.existsSync(bundle) ? bundle : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { currentBundle, installMarker, isInstalled, lockDigest, mark };
