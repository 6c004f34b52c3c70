'use strict';
// Starts the bundled command line; installs and builds first where that is due. Written for any Node.js down to the oldest, so that an
// old one gets a sentence and not a syntax error; everything beyond that is loaded after the check.
var MINIMUM = [20, 9];
var version = process.versions.node.split('.').map(Number);
if (version[0] < MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] < MINIMUM[1])) {
  process.stderr.write(
    'qlf: needs Node.js ' +
      MINIMUM.join('.') +
      ' or later; this is ' +
      process.versions.node +
      '. Update it from https://nodejs.org and try again.\n',
  );
  process.exit(8);
}
require('./start.cjs');
