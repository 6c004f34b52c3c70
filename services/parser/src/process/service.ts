import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { implementService } from '@quantumlayer/rpc';
import { defineService } from '@quantumlayer/service-kit';
import { composeParser } from '../compose';
import { readParserConfig } from './config';

/** The parser as a process. It holds nothing and asks nobody, so it is ready whenever it runs. */
export const service = defineService({
  name: 'parser',
  readConfig: readParserConfig,
  compose: () => Promise.resolve({ services: [implementService(ParserService, composeParser())], dependencies: {} }),
});
