// A Fastify server that does nothing but answer with the JSON it is given: node bare-route.mjs JSON. Prints its URL.
import fastify from 'fastify';

const answer = JSON.parse(process.argv[2] ?? '{}');
const app = fastify();
app.get('/read/:id', () => answer);
app.post('/accept', (_, reply) => reply.code(201).send(answer));
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void app.close());
