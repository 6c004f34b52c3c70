'use strict';
// Keeps what V8 compiles of a bundle while that makes a project in each language: node compile-bundle.cjs BUNDLE EMPTY_FOLDER
const fs = require('node:fs');
const path = require('node:path');
const { cacheOf, loadBundle } = require('./run-bundle.cjs');

const [bundle, folder] = process.argv.slice(2);
const LANGUAGES = ['python', 'typescript', 'go'];
const BRIEF =
  'A task tracker. Users log in. A task has a title (required, unique), a due date and a priority (low, high). Only its owner edits a task.';

async function compile() {
  const { exports, script } = loadBundle(bundle);
  for (const language of LANGUAGES) {
    const output = path.join(folder, language);
    await exports.run(['generate', BRIEF, '--lang', language, '--no-verify', '--quiet', '--output', output]);
    if (process.exitCode !== 0) throw new Error(`a project in ${language} could not be made`);
  }
  const cache = cacheOf(bundle);
  fs.writeFileSync(`${cache}.${process.pid}`, script.createCachedData());
  fs.renameSync(`${cache}.${process.pid}`, cache);
}

compile();
