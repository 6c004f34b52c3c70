import { runService } from '@quantumlayer/service-kit';
import { printOwnerKey } from './process/owner-key';
import { service } from './process/service';

const [command, name = 'Home'] = process.argv.slice(2);
if (command === 'owner-key') await printOwnerKey(name);
else await runService(service);
