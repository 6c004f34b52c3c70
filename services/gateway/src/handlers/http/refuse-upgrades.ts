import type { FastifyInstance } from 'fastify';
import { HttpRefusal } from './problems';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A WebSocket may be opened there. */
    readonly hasSocket?: boolean;
  }
}

/** Whoever opens a WebSocket where there is none is told so before it is open. Call it before routes are added, and after the WebSockets' plugin. */
export function refuseUpgrades(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (route.wsHandler !== undefined) route.config = { ...route.config, hasSocket: true };
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { ws, is404, routeOptions } = request;
    if (!ws || is404 || routeOptions.config.hasSocket === true) done();
    else done(new HttpRefusal(400, 'There is no WebSocket here: ask without an upgrade.'));
  });
}
