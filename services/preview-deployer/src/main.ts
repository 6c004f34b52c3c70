import { runService } from '@quantumlayer/service-kit';
import { service } from './process/service';

await runService(service);
