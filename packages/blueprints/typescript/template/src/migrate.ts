import { readConfig } from './config.js';
import { Database } from './database/database.js';
import { migrateDown, migrateUp } from './database/migrator.js';

const directions = { up: migrateUp, down: migrateDown };
const direction = process.argv[2] ?? 'up';

if (direction !== 'up' && direction !== 'down') {
  process.stderr.write('usage: npm run migrate -- [up|down]\n');
  process.exitCode = 2;
} else {
  const database = Database.open(readConfig().database);
  const names = await directions[direction](database.connection);
  await database.close();
  process.stdout.write(`${direction}: ${names.join(', ') || 'nothing to do'}\n`);
}
