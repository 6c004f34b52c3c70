/**
 * Runs inside the sandbox as plain Node.js, so it is text here: it belongs to no bundle. It starts the
 * server, and joins connections of the judge (outside, over a Unix socket that is mounted read-only)
 * to the server's port on the loopback of the private network. The judge asks over the control
 * connection, one JSON object a line; each dialled connection is announced by its number. It may ask for an echo in
 * place of the server: whatever is asked there is answered at once.
 */
export const SUPERVISOR_SOURCE = `'use strict';
const http = require('node:http');
const net = require('node:net');
const fs = require('node:fs');
const { spawn, spawnSync } = require('node:child_process');
const config = JSON.parse(process.argv[2]);
let child;
let env = config.env;
const control = net.connect(config.socket);
const send = (message) => control.write(JSON.stringify(message) + '\\n');
// Fields 16 and 17, in hundredths of a second: user and system time of children that have ended.
const cpu = () => {
  const fields = fs.readFileSync('/proc/self/stat', 'latin1').replace(/^.*\\) /s, '').split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
};
const start = (changes) => {
  env = { ...env, ...changes };
  child = spawn(config.argv[0], config.argv.slice(1), { env, stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('error', (error) => { process.stderr.write(String(error) + '\\n'); send({ event: 'exit', code: 127, signal: null }); });
  child.on('exit', (code, signal) => send({ event: 'exit', code, signal, cpu: cpu() }));
};
const echo = http.createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
const dial = (id, port) => {
  const judge = net.connect(config.socket);
  const server = net.connect(port, '127.0.0.1');
  const close = () => { judge.destroy(); server.destroy(); };
  judge.on('error', close);
  server.once('connect', () => { judge.write('+' + id + '\\n'); judge.pipe(server); server.pipe(judge); });
  server.on('error', () => { if (server.connecting || server.pending) judge.end('-' + id + '\\n'); else close(); });
  server.on('close', () => judge.end());
  judge.on('close', () => server.destroy());
};
let buffered = '';
control.setEncoding('utf8');
control.on('connect', () => {
  control.write('control\\n');
  for (const program of config.prepare) {
    const result = spawnSync(program.argv[0], program.argv.slice(1), { env: { ...config.env, ...program.env }, stdio: ['ignore', 'inherit', 'inherit'] });
    if (result.status !== 0) { send({ event: 'exit', code: result.status === null ? 127 : result.status, signal: null, prepare: true }); return; }
  }
  send({ event: 'prepared' });
  start({});
});
control.on('data', (text) => {
  buffered += text;
  for (let end = buffered.indexOf('\\n'); end >= 0; end = buffered.indexOf('\\n')) {
    const message = JSON.parse(buffered.slice(0, end));
    buffered = buffered.slice(end + 1);
    if (message.op === 'dial') dial(message.id, message.echo ? echo.address().port : config.port);
    else if (message.op === 'signal' && child) child.kill(message.signal);
    else if (message.op === 'start') start(message.env);
  }
});
control.on('error', () => process.exit(1));
control.on('close', () => process.exit(0));
`;
