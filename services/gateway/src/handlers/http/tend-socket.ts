import { setMaxListeners } from 'node:events';
import type { WebSocket } from '@fastify/websocket';
import { hungUp } from './call-of-request';

/** Seconds between pings; a client that answered none of the one before is gone. */
const HEARTBEAT = 15;
/** Bytes that a client may leave unread while it goes on sending. */
const MOST_UNREAD = 16 * 1024 * 1024;

/** Looks after a connection: ends it when its client is gone, or asks and does not read. The signal is aborted when it closes. */
export function tendSocket(socket: WebSocket): AbortSignal {
  const gone = new AbortController();
  // Any number of operations may be open on it; Node warns of a leak from the eleventh on.
  setMaxListeners(Infinity, gone.signal);
  const stopPings = pingRegularly(socket);
  socket.once('close', () => {
    stopPings();
    gone.abort(hungUp());
  });
  // Errors of a socket end in its closing, which is heard.
  socket.on('error', () => undefined);
  socket.on('message', () => {
    if (socket.bufferedAmount > MOST_UNREAD) socket.terminate();
  });
  return gone.signal;
}

function pingRegularly(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => (isAlive = true));
  const timer = setInterval(() => {
    if (isAlive) socket.ping();
    else socket.terminate();
    isAlive = false;
  }, HEARTBEAT * 1000).unref();
  return () => clearInterval(timer);
}
