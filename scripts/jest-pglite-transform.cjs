// PGlite asks for Node's modules by dynamic imports beside a variable called `require`, which neither swc's translation to CommonJS nor jest's
// scripts can run. The modules are Node's own, so they are handed over directly; everything else stays as published.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

const NODE_IMPORT = /\bimport\((["'](?:node:)?[a-z_]+(?:\/[a-z]+)?["'])\)/g;
const own = readFileSync(__filename);

module.exports = {
  process: (source) => ({ code: source.replace(NODE_IMPORT, 'process.getBuiltinModule($1)') }),
  getCacheKey: (source) => createHash('sha256').update(own).update(source).digest('hex'),
};
