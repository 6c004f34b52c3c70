import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from '@quantumlayer/config';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { implementService } from '@quantumlayer/rpc';
import { EchoServiceDescriptor } from '@quantumlayer/rpc/testing';
import * as v from 'valibot';
import { readServiceConfig } from '../config';
import { runService } from '../run-service';
import { defineService } from '../service-definition';

// A program for the specs: it answers when the file is there, fails when it is asked to, and may have a part that does not close.
const service = defineService({
  name: 'patient',
  readConfig: () => readServiceConfig({ SPEC_FILE: text(), SPEC_HANGS: v.optional(v.string(), '') }),
  compose: (config, { fail, logger, onClose }) => {
    onClose('the last', () => {
      logger.info('the last was closed');
      return Promise.resolve();
    });
    onClose('what hangs', () => new Promise((resolve) => config.SPEC_HANGS || resolve(undefined)));
    return Promise.resolve({
      services: [
        implementService(EchoServiceDescriptor, {
          one: async (request) => {
            logger.info('a call is here');
            if (request.path === 'fail') fail(new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The broker is gone.'));
            if (request.path === 'crash') setImmediate(() => failOutside());
            while (
              !(await access(config.SPEC_FILE).then(
                () => true,
                () => false,
              ))
            )
              await sleep(20);
            return request;
          },
          collect: () => Promise.reject(new Error('unused')),
          many: unused,
          converse: unused,
        }),
      ],
      dependencies: {},
    });
  },
});

function failOutside(): never {
  throw new Error('nobody catches this');
}

async function* unused() {
  yield await Promise.reject(new Error('unused'));
}

await runService(service);
