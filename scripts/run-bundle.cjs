'use strict';
// Evaluates the bundled command line, with what V8 compiled of it at build time where that is there: compiling it anew takes a fifth of a run.
const fs = require('node:fs');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');
const vm = require('node:vm');

/** A V8 without these would complain, so only known ones get them. */
const NEWEST_WITH_FLAGS = 24;
const FLAGS = [
  // The formatters are WebAssembly modules of many megabytes that run for a fraction of a second. Optimising them in the background takes
  // seconds of every core, and the process cannot end before that is done; validating functions that are never called takes a tenth of one.
  '--liftoff-only',
  '--wasm-lazy-validation',
  // V8 forgets what it compiled of functions that have not run for a while, and would keep a third of the bundle.
  '--no-flush-bytecode',
];

const cacheOf = (bundle) => `${bundle}.cache`;

/**
 * What a bundle exports, and its script. V8 takes a cache only if it is of the same V8, flags and length of text, and else compiles as ever;
 * the flags are therefore set here, before the first line of the bundle.
 */
function loadBundle(bundle) {
  if (Number(process.versions.node.split('.', 1)[0]) <= NEWEST_WITH_FLAGS) FLAGS.forEach(setFlagsFromString);
  const cache = cacheOf(bundle);
  // esbuild writes ASCII alone; as such the text takes half the memory.
  const script = new vm.Script(fs.readFileSync(bundle, 'latin1'), {
    filename: bundle,
    ...(fs.existsSync(cache) ? { cachedData: fs.readFileSync(cache) } : {}),
  });
  const module = { exports: {} };
  const evaluate = script.runInThisContext();
  evaluate(module, createRequire(bundle), pathToFileURL(bundle).href, (specifier) => import(specifier));
  return { exports: module.exports, script };
}

module.exports = { cacheOf, loadBundle };
