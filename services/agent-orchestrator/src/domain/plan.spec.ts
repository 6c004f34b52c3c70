import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import { planTeam, toPlanMessage } from './plan';

const application = parseApplication(
  readFileSync(join(__dirname, '../../../../packages/ir/fixtures/todo.json'), 'utf8'),
);

describe('planTeam', () => {
  it('spawns coordinators and owners of files, and nobody else', () => {
    const { members } = planTeam(application, [{ path: 'app.py', agent: AgentRole.BACKEND }], 'test-stack');
    expect(members.map(({ role }) => role)).toEqual([
      AgentRole.PROJECT_MANAGER,
      AgentRole.ARCHITECT,
      AgentRole.BACKEND,
    ]);
  });

  it('lets an agent wait for what its missing dependency would have waited for', () => {
    const { members } = planTeam(application, [{ path: 'README.md', agent: AgentRole.DOCUMENTATION }], 'test-stack');
    expect(members.at(-1)).toMatchObject({ role: AgentRole.DOCUMENTATION, dependsOn: [AgentRole.ARCHITECT] });
  });

  it('says of each task who does it and why', () => {
    const message = toPlanMessage(planTeam(application, [{ path: 'app.py', agent: AgentRole.BACKEND }], 'test-stack'));
    for (const agent of message.agents) {
      expect(agent.decision).toBe('blueprint');
      expect(agent.task).not.toBe('');
      expect(agent.reason).not.toBe('');
    }
    expect(message.agents.at(-1)?.reason).toContain('test-stack');
  });

  it.each([
    ['a path that leads out', [{ path: '../x', agent: AgentRole.BACKEND }]],
    [
      'a path twice',
      [
        { path: 'x', agent: AgentRole.BACKEND },
        { path: 'x', agent: AgentRole.DATABASE },
      ],
    ],
    ['a file that nobody owns', [{ path: 'x', agent: AgentRole.UNSPECIFIED }]],
  ])('refuses a blueprint that plans %s', (_what, files) => {
    expect(() => planTeam(application, files, 'test-stack')).toThrow(
      expect.objectContaining({ code: ErrorCode.INTERNAL }) as Error,
    );
  });
});
