// A Fastify server that does nothing but answer with the JSON it is given: node bare-route.mjs JSON DATABASE_URL. Prints its URL.
// /keep does what nobody who accepts something can leave out: it writes the body down, and has it on the disk before it answers.
import fastify from 'fastify';
import pg from 'pg';

const answer = JSON.parse(process.argv[2] ?? '{}');
const pool = new pg.Pool({ connectionString: process.argv[3] });
await pool.query(
  'CREATE TABLE IF NOT EXISTS public.kept (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb NOT NULL)',
);
const app = fastify();
app.get('/read/:id', () => answer);
app.post('/accept', (_, reply) => reply.code(201).send(answer));
app.post('/keep', async (request, reply) => {
  await pool.query('INSERT INTO public.kept (body) VALUES ($1)', [JSON.stringify(request.body)]);
  return reply.code(201).send(answer);
});
app.addHook('onClose', () => pool.end());
console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void app.close());
