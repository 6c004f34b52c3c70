'use strict';
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { currentBundle, isInstalled } = require('./freshness.cjs');
const { loadBundle } = require('./run-bundle.cjs');

const root = path.dirname(__dirname);
const start = (bundle) => loadBundle(bundle).exports.run(process.argv.slice(2));

const bundle = isInstalled(root) ? currentBundle(root) : undefined;
if (bundle !== undefined) start(bundle);
else import(pathToFileURL(path.join(__dirname, 'setup.mjs')).href).then(({ prepare }) => prepare(root)).then(start);
