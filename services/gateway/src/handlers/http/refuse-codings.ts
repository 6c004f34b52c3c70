import type { FastifyInstance } from 'fastify';
import { HttpRefusal } from './problems';

/** Bodies are read as they come, so one that is compressed is refused as such, with what is taken in its place (RFC 9110, 15.5.16). */
export function refuseCodings(app: FastifyInstance): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const coding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
    if (coding === '' || coding === 'identity') {
      done(null, payload);
      return;
    }
    reply.header('accept-encoding', 'identity');
    done(new HttpRefusal(415, `A body that is coded as "${coding}" is not read; send it as it is.`));
  });
}
