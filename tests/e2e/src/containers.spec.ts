import { ContainerPlatform, SERVICES, whyNoContainers } from './containers';
import { platformCases } from './platform-cases';

jest.setTimeout(10 * 60_000);

const reason = whyNoContainers();

if (reason !== undefined) it.skip(`the services in containers: ${reason}`, () => undefined);
else describe('the services in containers', specs);

function specs(): void {
  let platform: ContainerPlatform;
  beforeAll(() => (platform = ContainerPlatform.start()));
  afterAll(() => ContainerPlatform.remove());

  it.each(SERVICES)('%s answers those who operate it', (name) => {
    const paths = ['/healthz', '/readyz', '/metrics', '/nothing'];
    expect(paths.map((path) => platform.probe(name, path))).toEqual([200, 200, 200, 404]);
  });

  platformCases(() => platform.user);

  it('end in order when they are told to', () => {
    expect(platform.stop()).toEqual(Object.fromEntries(SERVICES.map((name) => [name, 0])));
  });
}
