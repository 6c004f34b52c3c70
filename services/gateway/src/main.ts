import { parseArgs } from 'node:util';
import { runService } from '@quantumlayer/service-kit';
import { printOwnerKey } from './process/owner-key';
import { service } from './process/service';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'if-none': { type: 'boolean', default: false } },
});
const [command, name = 'Home'] = positionals;
if (command === 'owner-key') await printOwnerKey(name, !values['if-none']);
else await runService(service);
