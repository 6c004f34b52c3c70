import { GenerationService, Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, createInProcessTransport } from '@quantumlayer/rpc';
import { v7 as newId } from 'uuid';
import { appendAudit, checkAudit, listAudit } from './adapters/postgres/audit-log';
import { reaches } from './domain/principal';
import { httpRuleOf } from './handlers/http/http-rule';
import { leastRoleOf } from './handlers/rpc/secured';
import { create, finish, BRIEF, METHODS, describeOnDatabases } from './testing/gateway-suite';

/** A change that is well formed, so that nothing but whose it is can be wrong with it. */
function bodyFor(template: string): object {
  if (template.startsWith('/v1/members/')) return { role: 'ROLE_VIEWER' };
  if (template.endsWith('/preview')) return { image: 'registry/notes:1', port: 8080 };
  if (template.endsWith('/answer')) return { answer: { text: 'x' } };
  return template.endsWith('/runs') ? { parts: [BRIEF] } : {};
}

describeOnDatabases((spec) => {
  describe('access', () => {
    it('is refused without a key, with a wrong one and with a revoked one', async () => {
      const { id, key } = await spec.organisation();
      const other = await spec.key(id, Role.VIEWER);
      const keys = (await spec.call(key, 'GET', '/v1/api-keys')).body.keys as { id: string; role: string }[];
      const viewer = keys.find(({ role }) => role === 'ROLE_VIEWER');
      expect((await spec.call(other, 'GET', '/v1/organisation')).status).toBe(200);
      expect((await spec.call(key, 'DELETE', `/v1/api-keys/${viewer?.id}`)).body.revokeTime).toBeDefined();
      for (const wrong of [
        undefined,
        'nonsense',
        `${key}x`,
        key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        other,
      ]) {
        const { status, body, headers } = await spec.call(wrong, 'GET', '/v1/organisation');
        expect([status, body.code, headers['www-authenticate']]).toEqual([401, 'unauthenticated', 'Bearer']);
      }
    });

    it('ends a stream whose key was revoked meanwhile, before its next event', async () => {
      const { id, key } = await spec.organisation();
      const generation = await create(spec, key);
      await spec.happen(generation, 1, { case: 'started', value: {} });
      const { body } = await spec.call(key, 'POST', '/v1/api-keys', { name: 'x', role: 'ROLE_VIEWER' });
      const client = createClient(GenerationService, createInProcessTransport(spec.gateway.services));
      const metadata = { authorization: `Bearer ${body.secret}` };
      const events = client.watchGeneration({ id: generation }, { metadata })[Symbol.asyncIterator]();
      expect((await events.next()).value).toMatchObject({ sequence: 1n });
      const next = events.next();
      const made = (await spec.call(key, 'GET', '/v1/api-keys')).body.keys.find(({ role }) => role === 'ROLE_VIEWER');
      await spec.call(key, 'DELETE', `/v1/api-keys/${made?.id}`);
      await spec.happen(generation, 2, { case: 'finished', value: {} });
      await expect(next).rejects.toMatchObject({ code: ErrorCode.UNAUTHENTICATED });
      expect(
        (await spec.call(await spec.key(id, Role.VIEWER), 'GET', `/v1/generations/${generation}/events`)).status,
      ).toBe(200);
    });

    it.each(METHODS.map((method) => [method.name, method] as const))(
      '%s is open from its role upwards',
      async (_, method) => {
        const least = leastRoleOf(method);
        const rule = httpRuleOf(method);
        expect([least, rule]).not.toContain(undefined);
        const { id } = await spec.organisation();
        for (const role of [Role.VIEWER, Role.DEVELOPER, Role.ADMIN, Role.OWNER]) {
          const url = (rule?.template ?? '').replace('{id}', newId());
          const { status } = await spec.call(
            await spec.key(id, role),
            rule?.verb ?? '',
            url,
            rule?.hasBody === true ? {} : undefined,
          );
          if (reaches(role, least)) expect(status).not.toBe(403);
          else expect(status).toBe(403);
        }
      },
    );

    it('hides everything of another organisation', async () => {
      const [mine, theirs] = [await spec.organisation(), await spec.organisation()];
      const generation = await create(spec, theirs.key);
      await finish(spec, generation);
      const project = (await spec.call(theirs.key, 'POST', '/v1/projects', { name: 'Theirs' })).body.id;
      const key = (await spec.call(theirs.key, 'GET', '/v1/api-keys')).body.keys[0]?.id ?? '';
      const invited = { email: 'ann@example.org', role: 'ROLE_VIEWER' };
      const member = (await spec.call(theirs.key, 'POST', '/v1/members', invited)).body.id;
      const run = (await spec.call(theirs.key, 'POST', `/v1/projects/${project}/runs`, { parts: [BRIEF] })).body.id;
      const urls = METHODS.flatMap((method) => {
        const rule = httpRuleOf(method);
        return rule?.template.includes('{id}') === true ? [[rule.verb, rule.template, rule.hasBody] as const] : [];
      });
      expect(urls.length).toBeGreaterThan(8);
      const downloads = ['files/run', 'project.zip', 'project.tar.gz'].map(
        (path) => ['GET', `/v1/generations/{id}/${path}`, false] as const,
      );
      for (const [verb, template, hasBody] of [...urls, ...downloads]) {
        for (const id of [generation, project, key, member, run]) {
          const { status } = await spec.call(
            mine.key,
            verb,
            template.replace('{id}', id),
            hasBody ? bodyFor(template) : undefined,
          );
          expect([`${verb} ${template}`, status]).toEqual([`${verb} ${template}`, 404]);
        }
      }
      expect((await spec.call(mine.key, 'POST', '/v1/generations', { ...BRIEF, projectId: project })).status).toBe(404);
      for (const list of ['generations', 'projects'] as const)
        expect((await spec.call(mine.key, 'GET', `/v1/${list}`)).body[list]).toEqual([]);
      expect((await spec.call(mine.key, 'GET', '/v1/audit-entries')).body.entries).toEqual([]);
    });

    it('lets nobody hand out or take away more than they have', async () => {
      const { id, key } = await spec.organisation();
      const admin = await spec.key(id, Role.ADMIN);
      const owner = (await spec.call(key, 'GET', '/v1/api-keys')).body.keys.find(
        ({ role }: { role: string }) => role === 'ROLE_OWNER',
      );
      expect((await spec.call(admin, 'POST', '/v1/api-keys', { name: 'x', role: 'ROLE_OWNER' })).status).toBe(403);
      expect((await spec.call(admin, 'DELETE', `/v1/api-keys/${owner?.id ?? ''}`)).status).toBe(403);
      const made = await spec.call(admin, 'POST', '/v1/api-keys', { name: 'x', role: 'ROLE_DEVELOPER' });
      expect((await spec.call(made.body.secret, 'GET', '/v1/organisation')).status).toBe(200);
      const stored = await spec.database.query('SELECT * FROM gateway.api_keys');
      expect(JSON.stringify(stored)).not.toContain(made.body.secret.slice(-43));
    });
  });

  describe('the audit log', () => {
    it('holds every change, in a chain that shows what was altered', async () => {
      const { id, key } = await spec.organisation();
      const generation = await create(spec, key);
      await spec.call(key, 'POST', `/v1/generations/${generation}/cancel`);
      await spec.call(key, 'POST', `/v1/generations/${generation}/cancel`);
      const { body } = await spec.call(key, 'GET', '/v1/audit-entries');
      const actions = body.entries.map(({ sequence, action }) => [sequence, action]);
      expect(actions).toEqual([
        [1, 'generation.create'],
        [2, 'generation.cancel'],
      ]);
      const check = async () => (await spec.call(key, 'GET', '/v1/audit-check')).body;
      const lastDigest = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
      expect(await check()).toEqual({ entries: 2, brokenAt: 0, lastDigest });
      const alter = (text: string) => spec.database.query(text, [id]);
      await expect(alter("UPDATE gateway.audit_entries SET actor = 'me' WHERE organisation_id = $1")).rejects.toThrow(
        'append-only',
      );
      await spec.database.script('ALTER TABLE gateway.audit_entries DISABLE TRIGGER audit_entries_append_only');
      await alter("UPDATE gateway.audit_entries SET actor = 'me' WHERE organisation_id = $1 AND sequence = 1");
      expect(await check()).toEqual({ entries: 2, brokenAt: 1, lastDigest });
      await alter('DELETE FROM gateway.audit_entries WHERE organisation_id = $1 AND sequence = 1');
      expect(await check()).toEqual({ entries: 1, brokenAt: 2, lastDigest });
      await spec.database.script('ALTER TABLE gateway.audit_entries ENABLE TRIGGER audit_entries_append_only');
    });

    it('digests whatever an actor is called in the database as it does here', async () => {
      const { id: organisation } = await spec.organisation();
      const at = new Date('2026-11-22T23:59:59.070Z');
      for (const name of ['"\\/<>&', 'a\u0001\b\f\n\r\t\u001f\u007f', 'é \u{1f600} \u2028'])
        await appendAudit(spec.database, { organisation, actor: `user:${name}`, role: Role.OWNER }, name, name, at);
      expect(await listAudit(spec.database, organisation, 0, 9)).toHaveLength(3);
      expect(await checkAudit(spec.database, organisation)).toMatchObject({ entries: 3, brokenAt: 0 });
    });
  });
});
